import type { Dossier, DossierBlock, DossierEvidence, DossierLabels } from "#app/domain/dossier-document.ts"

/** A dossier of any length with the hard cases in it: Arabic, words wider than a line, long titles, every block. */

export const sampleLabels: DossierLabels = {
  contents: "Daftar isi",
  page: "hlm. {page}",
  revision: "Revisi",
  hash: "document.json SHA-256",
  evidencePage: "hlm. {page} dari {of}",
  backTo: "Dipakai pada:",
  onlyRegister: "Tidak ditampilkan dalam edisi ini.",
  notShownTitle: "Berkas ini tidak dapat ditampilkan",
  notShownWhy: "Berkas tetap tersimpan dan dapat diminta.",
  notShown: {
    missing: "Berkas tidak ditemukan.",
    unsupported: "Jenis berkas tidak dapat digambar.",
    other: "Tidak dapat dibaca.",
  },
  fileFacts: {
    kind: "Jenis bukti",
    period: "Periode",
    type: "Jenis berkas",
    size: "Ukuran",
    hash: "SHA-256",
  },
  register: {
    code: "Kode",
    title: "Judul, jenis, periode, SHA-256",
    pages: "Lembar",
    size: "Ukuran",
    firstPage: "Halaman",
    none: "Belum ada bukti.",
  },
  pageAlt: "Bukti {code}, {title}, halaman {page} dari {of}",
}

const SENTENCES = [
  "Kegiatan belajar berlangsung setiap hari kerja sesudah salat asar di mushalla blok pembinaan.",
  "Jadwal disusun bersama pengasuh dan ditempel di papan pengumuman agar setiap santri mengetahuinya.",
  "Daftar hadir ditandatangani ustadz dan diperiksa petugas pembinaan pada akhir pekan, lihat B-001.",
  "Kitab yang dikaji antara lain Safinatun Najah dan Ta'lim al-Muta'allim dengan metode bandongan.",
  "Santri menghafal surah pendek dan menyetorkannya kepada ustadz; hasilnya dicatat dalam buku setoran.",
  "Bacaan pembuka setiap majelis ialah بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ lalu dilanjutkan dengan doa bersama.",
  "Evaluasi dilakukan tiap semester dan hasilnya dibahas dalam rapat yang notulanya tersimpan (B-002).",
]

const words = (seed: number, count: number) => {
  const out: string[] = []
  for (let at = 0; at < count; at++)
    out.push(SENTENCES[(seed * 7 + at * 3 + ((seed * at) % 5)) % SENTENCES.length] as string)
  return out.join(" ")
}

const hex = (seed: number) => (seed + 1).toString(16).padStart(8, "0").repeat(8)

export function sampleEvidence(count: number): DossierEvidence[] {
  return Array.from({ length: count }, (_, at) => ({
    code: `B-${String(at + 1).padStart(3, "0")}`,
    title:
      at === 2
        ? "Surat keputusan pembentukan pengurus dan susunan pengajar pesantren tahun ajaran 1447–1448 H yang judulnya sangat panjang"
        : `Jadwal kegiatan ${at + 1}`,
    kind: "Dokumen",
    period: "Januari–Juni 2026",
    mediaType: "application/pdf",
    size: 120_000 + at,
    sizeText: "120 kB",
    sha256: hex(at),
    shown: at % 5 === 4 ? "register" : "pages",
    reason: at % 5 === 4 ? "Sensitif: tidak ditampilkan dalam edisi tersunting." : undefined,
    usedBy: [{ number: "1.1", anchor: "item:0" }],
  }))
}

function items(count: number, sentences: number): DossierBlock[] {
  const blocks: DossierBlock[] = []
  for (let at = 0; at < count; at++) {
    if (at % 8 === 0) {
      blocks.push({
        type: "heading",
        level: 2,
        text: `Komponen ${at / 8 + 1}. Kinerja pendidik`,
        listed: true,
      })
    }
    blocks.push({
      type: "item",
      anchor: `item:${at}`,
      number: `${Math.floor(at / 8) + 1}.${(at % 8) + 1}`,
      title:
        at % 6 === 5
          ? "Pendidik membangun interaksi yang setara dan menghargai santri sebagaimana diharapkan dari pembelajaran yang bermutu"
          : "Dukungan sosial emosional",
      level: 3,
      levelName: at % 4 === 3 ? "Belum dinilai" : "Tingkat 3 dari 4: baik",
      mark: (["approved", "draft", "approved", "none"] as const)[at % 4] ?? "none",
      status: (["Disetujui", "Siap ditinjau", "Disetujui", "Belum"] as const)[at % 4] ?? "Belum",
      narrative: Array.from({ length: 3 }, (_, p) => words(at * 3 + p, sentences)),
      evidenceLabel: "Bukti",
      evidence:
        at % 4 === 3
          ? []
          : [
              { code: "B-001", note: "hlm. 1–2" },
              { code: "B-003", note: "" },
              { code: "B-005", note: "" },
            ],
      noEvidence: "belum ada bukti",
      gap: at % 4 === 3 ? { label: "Alasan belum terpenuhi", text: words(at, 2) } : undefined,
      notes: [],
    })
  }
  return blocks
}

export function sampleDossier(
  options: { items?: number; sentences?: number; evidence?: number } = {},
): Dossier {
  const evidence = sampleEvidence(options.evidence ?? 6)
  return {
    format: "miqyas-dossier",
    version: 1,
    language: "id",
    title: "Dosir Akreditasi Pondok Pesantren Contoh",
    shortTitle: "Dosir Pesantren Contoh",
    unit: { name: "Lembaga Pemasyarakatan Contoh" },
    applicant: "Pondok Pesantren Contoh",
    edition: "redacted",
    editionLabel: "Edisi tersunting",
    revision: 2,
    revisionLabel: "Revisi 2",
    watermark: "DRAF",
    frozenAt: "2026-11-20T03:15:00Z",
    margins: { top: 4, right: 3, bottom: 3, left: 4 },
    instrument: { id: "contoh", version: "1", sha256: hex(99), status: "draft-unverified" },
    cycleId: "01900000-0000-7000-8000-000000000000",
    snapshot: hex(98),
    labels: sampleLabels,
    evidence,
    sections: [
      {
        id: "cover",
        title: "Sampul",
        numbering: "roman",
        titled: false,
        listed: false,
        newPage: true,
        blocks: [
          {
            type: "cover",
            letterhead: [
              "LEMBAGA PEMASYARAKATAN KELAS IIA CONTOH",
              "Direktorat Jenderal Pemasyarakatan · Kantor Wilayah Contoh",
              "Jalan Contoh Nomor 1, Kota Contoh",
            ],
            kicker: "DOSIR EVALUASI DIRI",
            title: "Pondok Pesantren Contoh & Binaan",
            subtitle: "Akreditasi pendidikan kesetaraan pada Lembaga Pemasyarakatan Contoh",
            notice: "Draf: instrumen belum diperiksa terhadap naskah aslinya. Tidak untuk diajukan.",
            facts: [
              { label: "Instrumen", value: "Contoh, versi 1" },
              { label: "Periode", value: "1 Januari 2026 sampai 31 Desember 2026" },
              { label: "Edisi", value: "Tersunting · Revisi 2" },
            ],
            hashLabel: "SHA-256 document.json",
          },
        ],
      },
      {
        id: "approval",
        title: "Halaman pengesahan",
        numbering: "roman",
        titled: true,
        listed: true,
        newPage: true,
        blocks: [
          {
            type: "paragraph",
            text: "Dosir ini disusun dari data yang dibekukan pada 20 November 2026.",
            look: "body",
            align: "start",
          },
          {
            type: "signatures",
            boxes: ["Disusun oleh", "Pengasuh", "Diperiksa oleh", "Mengetahui"].map((role) => ({
              role,
              title: "Kepala Subseksi Bimbingan Kemasyarakatan dan Perawatan",
              name: "Pejabat Contoh",
              number: "NIP –",
              ...(role === "Mengetahui" ? { field: "Bidang kosong untuk tanda tangan" } : {}),
            })),
          },
        ],
      },
      {
        id: "contents",
        title: "Daftar isi",
        numbering: "roman",
        titled: true,
        listed: false,
        newPage: true,
        blocks: [{ type: "contents" }],
      },
      {
        id: "profile",
        title: "Profil dan dasar hukum",
        numbering: "arabic",
        titled: true,
        listed: true,
        newPage: true,
        blocks: [
          {
            type: "facts",
            rows: [
              { label: "Nama", value: "Pondok Pesantren Contoh" },
              { label: "Nomor statistik pesantren (NSP)", value: "belum ada" },
              { label: "Nama Arab", value: "مَعْهَد التَّوْبَة (المثال)" },
            ],
          },
          {
            type: "list",
            ordered: true,
            items: [
              "Peraturan Menteri Agama Nomor 30 Tahun 2020",
              "Keputusan Direktur Jenderal Pendidikan Islam Nomor 1626 Tahun 2023",
            ],
          },
          {
            type: "paragraph",
            text: "الحمد لله رب العالمين (2026) والصلاة والسلام على أشرف الأنبياء والمرسلين، نبينا محمد وعلى آله وصحبه أجمعين، ومن تبعهم بإحسان إلى يوم الدين.",
            look: "body",
            align: "start",
          },
          {
            type: "paragraph",
            text: `Kata panjang: ${"pertanggungjawabankeuangan".repeat(5)} dan https://contoh.example/alamat/yang/sangat/panjang/sekali/untuk/satu/baris/dosir.pdf`,
            look: "body",
            align: "start",
          },
        ],
      },
      {
        id: "results",
        title: "Ringkasan hasil",
        numbering: "arabic",
        titled: true,
        listed: true,
        newPage: true,
        blocks: [
          {
            type: "callout",
            tone: "blocker",
            title: "▲ Penghalang: jumlah santri mukim",
            text: "Paling sedikit 15 santri mukim; tercatat 12.",
          },
          {
            type: "bars",
            alt: "Komponen 1: 13 dari 16 siap",
            rows: [
              { label: "K1 Kinerja pendidik", value: 0.8, partial: 0.1, target: 0.9, text: "13 dari 16" },
              {
                label: "K2 Kepemimpinan pendidik dan tata kelola satuan pendidikan",
                value: 0.4,
                text: "9 dari 16",
              },
              { label: "K3 Iklim", value: 0, text: "0 dari 13" },
            ],
            legend: "gelap = disetujui, terang = siap ditinjau",
          },
          {
            type: "table",
            caption: "Rekapitulasi",
            rowHeaders: true,
            columns: [
              { title: "Komponen", width: 40, align: "start" },
              { title: "Butir", width: 10, align: "end" },
              { title: "Catatan", width: 40, align: "start" },
            ],
            rows: Array.from({ length: 30 }, (_, at) => [
              `Komponen ${at + 1}`,
              String(at),
              at === 4 ? words(4, 30) : words(at, 1),
            ]),
          },
          {
            type: "callout",
            tone: "note",
            title: "Yang tidak diumumkan",
            text: "Bobot dan ambang nilai tidak ditemukan dalam sumber resmi. → ✓ ≥ 3",
          },
        ],
      },
      {
        id: "items",
        title: "Evaluasi diri",
        numbering: "arabic",
        titled: true,
        listed: true,
        newPage: true,
        blocks: items(options.items ?? 12, options.sentences ?? 3),
      },
      {
        id: "register",
        title: "Daftar bukti",
        numbering: "arabic",
        titled: true,
        listed: true,
        newPage: true,
        blocks: [{ type: "register" }],
      },
      {
        id: "evidence",
        title: "Lampiran bukti",
        numbering: "arabic",
        titled: true,
        listed: true,
        newPage: true,
        blocks: [
          { type: "paragraph", text: "Bukti menurut urutan kode.", look: "body", align: "start" },
          { type: "evidence" },
        ],
      },
      {
        id: "verification",
        title: "Halaman verifikasi",
        numbering: "arabic",
        titled: true,
        listed: true,
        newPage: true,
        blocks: [
          { type: "hash", label: "SHA-256 document.json" },
          {
            type: "code",
            lines: ["sha256sum document.json", "Get-FileHash document.json -Algorithm SHA256"],
          },
        ],
      },
    ],
  }
}
