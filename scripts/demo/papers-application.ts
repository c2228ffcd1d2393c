import { type Block, drawPaper, drawScan } from "#scripts/demo/paper.ts"
import { drawScannedPage } from "#scripts/demo/photo.ts"
import { linesOf, PESANTREN, PRISON, proves, type SampleFile, YEAR } from "#scripts/demo/story.ts"

const FROM_PESANTREN = linesOf(PESANTREN)
const FROM_PRISON = linesOf(PRISON)

const signedBy = (title: string, name: string): Block => ({ kind: "sign", place: "Banyuwangi", title, name })
const CARER = signedBy("Pengasuh Pondok Pesantren At-Taubah", "Contoh Pengasuh")
const WARDEN = signedBy("Kepala Lapas Kelas IIA Banyuwangi", "Contoh Kalapas")

/** The papers of the application itself. */
export const applicationPapers: SampleFile[] = [
  {
    key: "commitment",
    fileName: "pernyataan-komitmen.pdf",
    title: "Pernyataan komitmen moderasi dan pelindungan santri",
    kind: "pernyataan",
    ...YEAR,
    cleared: true,
    links: [proves("a", "R-05", "statement", "Ditandatangani pengasuh")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        plainFonts: true,
        blocks: [
          { kind: "title", text: "PERNYATAAN KOMITMEN" },
          { kind: "text", text: "Kami menyatakan bahwa Pondok Pesantren At-Taubah:" },
          {
            kind: "list",
            items: [
              "setia kepada Pancasila, UUD 1945, NKRI, dan Bhinneka Tunggal Ika;",
              "mengajarkan Islam yang moderat dan menghargai perbedaan;",
              "melindungi santri dari kekerasan dalam bentuk apa pun;",
              "menyediakan jalan pengaduan yang aman bagi santri.",
            ],
          },
          CARER,
          { kind: "break" },
          { kind: "title", text: "TATA CARA PELINDUNGAN SANTRI" },
          {
            kind: "list",
            items: [
              "Santri dapat mengadu kepada pengasuh, Kasubsi Bimaswat, atau kotak pengaduan.",
              "Pengaduan dicatat tanpa nama pelapor.",
              "Tindak lanjut disampaikan dalam tujuh hari.",
            ],
          },
        ],
      }),
  },
  {
    key: "application",
    fileName: "surat-permohonan.pdf",
    title: "Surat permohonan pendaftaran pesantren",
    kind: "surat",
    from: "2026-10-05",
    to: "2026-12-31",
    cleared: true,
    links: [proves("a", "R-06", "letter", "Surat permohonan")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        blocks: [
          {
            kind: "fields",
            rows: [
              ["Nomor", "CONTOH/12/2026"],
              ["Lampiran", "satu berkas"],
              ["Hal", "Permohonan pendaftaran pesantren"],
            ],
          },
          { kind: "text", text: "Yth. Kepala Kantor Kementerian Agama setempat" },
          {
            kind: "text",
            text: "Dengan hormat, kami mengajukan pendaftaran Pondok Pesantren At-Taubah yang diselenggarakan di Lapas Kelas IIA Banyuwangi. Sebagai kelengkapan kami lampirkan berkas sebagaimana daftar terlampir.",
          },
          { kind: "text", text: "Atas perhatian Bapak/Ibu kami sampaikan terima kasih." },
          CARER,
        ],
      }),
  },
  {
    key: "form",
    fileName: "formulir-pendaftaran.pdf",
    title: "Formulir pendaftaran yang sudah diisi",
    kind: "surat",
    from: "2026-10-05",
    to: "2026-12-31",
    cleared: true,
    links: [proves("a", "R-06", "form", "Formulir")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        blocks: [
          { kind: "title", text: "FORMULIR PENDAFTARAN" },
          { kind: "heading", text: "Bagian 1: pesantren" },
          {
            kind: "fields",
            rows: [
              ["Nama", PESANTREN.name],
              ["Tempat", PRISON.name],
              ["Tahun berdiri", "diisi kemudian (contoh)"],
              ["Jumlah santri mukim", `42 orang (contoh)`],
              ["Jumlah pendidik", "9 orang (contoh)"],
            ],
          },
          { kind: "break" },
          { kind: "heading", text: "Bagian 2: penyelenggaraan" },
          {
            kind: "fields",
            rows: [
              ["Kurikulum", "kurikulum sendiri"],
              ["Kitab", "tujuh kitab"],
              ["Tempat ibadah", "masjid Lapas"],
              ["Asrama", "empat ruang"],
            ],
          },
          CARER,
        ],
      }),
  },
  {
    key: "identity",
    fileName: "identitas-pengasuh-pindaian.pdf",
    title: "Identitas pengasuh (pindaian)",
    kind: "identitas",
    ...YEAR,
    cleared: false,
    links: [proves("a", "R-07", "identity", "Pindaian kartu identitas")],
    draw: async () => drawScan([await drawScannedPage(7)], "Identitas contoh"),
  },
  {
    key: "identity-locked",
    fileName: "identitas-terkunci.pdf",
    title: "Ijazah pengasuh (berkata sandi)",
    kind: "lainnya",
    ...YEAR,
    cleared: true,
    links: [proves("a", "R-07", null, "Kiriman asli, masih berkata sandi")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        password: "contoh",
        plainFonts: true,
        blocks: [{ kind: "title", text: "IJAZAH (CONTOH)" }],
      }),
  },
  {
    key: "staff",
    fileName: "daftar-pendidik.pdf",
    title: "Daftar pendidik dan tenaga kependidikan",
    kind: "daftar",
    ...YEAR,
    cleared: false,
    links: [proves("a", "R-09", "list", "Keadaan tahun 2026")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        blocks: [
          { kind: "title", text: "DAFTAR PENDIDIK DAN TENAGA KEPENDIDIKAN" },
          {
            kind: "table",
            head: ["No", "Nama", "Asal", "Pelajaran", "Jam"],
            rows: Array.from({ length: 9 }, (_, at) => [
              `${at + 1}`,
              `Ustadz Contoh ${at + 1}`,
              at % 3 === 0 ? "pesantren mitra" : at % 3 === 1 ? "Kankemenag" : "Lapas",
              ["Tahsin", "Tahfiz", "Fikih", "Kitab"][at % 4] ?? "",
              `${4 + (at % 3) * 2}`,
            ]),
            widths: [1, 5, 4, 3, 2],
          },
          CARER,
        ],
      }),
  },
  {
    key: "chart",
    fileName: "bagan-organisasi.pdf",
    title: "Bagan struktur organisasi",
    kind: "keputusan",
    ...YEAR,
    cleared: true,
    links: [proves("a", "R-11", "chart", "Struktur tahun 2026")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        landscape: true,
        blocks: [
          { kind: "title", text: "STRUKTUR ORGANISASI" },
          {
            kind: "table",
            head: ["Unsur", "Jabatan", "Tugas"],
            rows: [
              ["Pembina", "Kalapas", "arah dan dukungan"],
              ["Pengarah", "Kasi Binadik", "penelaahan mutu"],
              ["Koordinator", "Kasubsi Bimaswat", "pelaksanaan sehari-hari"],
              ["Pengasuh", "Pengasuh pesantren", "pendidikan dan akhlak"],
              ["Pengajar", "Ustadz halaqah", "tahsin, tahfiz, kitab"],
            ],
            widths: [3, 4, 6],
          },
        ],
      }),
  },
  {
    key: "domicile",
    fileName: "surat-domisili-pindaian.pdf",
    title: "Surat keterangan domisili (pindaian)",
    kind: "surat",
    from: "2025-07-01",
    to: null,
    validUntil: "2026-06-30",
    cleared: true,
    links: [proves("a", "R-12", "domicile", "Surat lama, masa berlaku habis")],
    draw: async () =>
      drawScan([await drawScannedPage(11), await drawScannedPage(12)], "Surat domisili contoh"),
  },
  {
    key: "land",
    fileName: "izin-pakai-aset.pdf",
    title: "Surat penggunaan aset UPT untuk asrama dan kelas",
    kind: "surat",
    from: "2026-01-02",
    to: null,
    validUntil: "2027-12-31",
    cleared: true,
    uploader: "kontributor",
    links: [proves("a", "R-13", "land", "Asrama, kelas, dan masjid")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PRISON,
        plainFonts: true,
        blocks: [
          { kind: "title", text: "SURAT KETERANGAN PENGGUNAAN ASET", under: "Nomor: CONTOH/03/2026" },
          {
            kind: "text",
            text: "Menerangkan bahwa ruang-ruang berikut dipakai untuk kegiatan pesantren sampai 31 Desember 2027: empat ruang asrama, dua ruang kelas, masjid, dan ruang perpustakaan.",
          },
          { kind: "text", text: "Ruang dipakai di bawah pengawasan petugas dan dirawat bersama." },
          WARDEN,
        ],
      }),
  },
]
