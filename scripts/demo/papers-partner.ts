import type { EvidenceKind } from "#app/domain/evidence.ts"
import { type Block, drawPaper } from "#scripts/demo/paper.ts"
import {
  FIRST_HALF,
  linesOf,
  PARTNER,
  proves,
  type SampleFile,
  type SampleLink,
  SECOND_HALF,
  YEAR,
} from "#scripts/demo/story.ts"

const LETTERHEAD = linesOf(PARTNER)
const HEAD: Block = {
  kind: "sign",
  place: "Banyuwangi",
  title: "Kepala PKBM Contoh",
  name: "Contoh Kepala PKBM",
}
const SCHOOL_YEAR = { from: "2026-07-01", to: "2027-06-30" }

interface Sketch {
  key: string
  title: string
  kind: EvidenceKind
  period: { from: string; to: string }
  links: SampleLink[]
  points: string[]
  /** Pages; the points are told again for each part of the year. */
  parts?: number
  validUntil?: string
  cleared?: boolean
  uploader?: "koordinator" | "kontributor"
}

/** The partner's papers for the accreditation of its equivalency education; it is invented, and so are they. */
export const partnerPapers: SampleFile[] = [
  sketch({
    key: "ethics",
    title: "Kode etik pendidik",
    kind: "peraturan",
    period: YEAR,
    links: [
      proves("b", "1.1", "agreement", "Kode etik"),
      proves("b", "10.1", "rules", "Bab menghargai perbedaan", [2, 2]),
    ],
    points: [
      "Menyapa setiap peserta didik dengan hormat.",
      "Tidak membedakan latar belakang, agama, atau perkara.",
      "Menegur tanpa mempermalukan.",
    ],
    parts: 2,
  }),
  sketch({
    key: "class-agreement",
    title: "Kesepakatan kelas Paket C",
    kind: "peraturan",
    period: SECOND_HALF,
    links: [proves("b", "2.1", "agreement", "Disusun bersama peserta didik")],
    points: [
      "Datang tepat waktu.",
      "Mendengarkan ketika orang lain berbicara.",
      "Mengembalikan buku ke rak.",
    ],
  }),
  sketch({
    key: "lesson-plan-1",
    title: "Rencana pembelajaran semester 1",
    kind: "kurikulum",
    period: FIRST_HALF,
    links: [
      proves("b", "3.1", "plan", "Semester 1"),
      proves("b", "1.4", "lesson-plan", "Bagian sosial emosional", [2, 3]),
    ],
    points: [
      "Tujuan pelajaran dinyatakan di awal.",
      "Kegiatan dipilih sesuai kemampuan.",
      "Penilaian direncanakan bersama tujuan.",
    ],
    parts: 4,
  }),
  sketch({
    key: "lesson-plan-2",
    title: "Rencana pembelajaran semester 2",
    kind: "kurikulum",
    period: SECOND_HALF,
    links: [proves("b", "3.1", "plan", "Semester 2")],
    points: [
      "Tujuan pelajaran dinyatakan di awal.",
      "Kegiatan dipilih sesuai kemampuan.",
      "Penilaian direncanakan bersama tujuan.",
    ],
    parts: 4,
  }),
  sketch({
    key: "feedback",
    title: "Contoh umpan balik tertulis, tanpa nama",
    kind: "laporan",
    period: SECOND_HALF,
    links: [
      proves("b", "3.2", "feedback", "Tugas matematika"),
      proves("b", "1.2", "feedback", "Catatan penyemangat"),
    ],
    points: [
      "Langkah pertama sudah benar; periksa satuannya.",
      "Coba jelaskan dengan kata-katamu sendiri.",
      "Kemajuanmu terlihat sejak bulan lalu.",
    ],
  }),
  sketch({
    key: "tests",
    title: "Soal dan proyek penilaian akhir semester",
    kind: "lainnya",
    period: FIRST_HALF,
    links: [proves("b", "3.3", "assessment", "Soal, proyek, dan rubrik")],
    points: ["Soal pilihan ganda.", "Proyek: menghitung kebutuhan kebun.", "Rubrik empat tingkat."],
    parts: 3,
  }),
  sketch({
    key: "report-card",
    title: "Contoh rapor semester 1, tanpa nama",
    kind: "laporan",
    period: FIRST_HALF,
    links: [proves("b", "3.4", "report", "Rapor")],
    points: ["Nilai tiap pelajaran.", "Catatan perkembangan.", "Saran untuk semester berikutnya."],
    cleared: false,
  }),
  sketch({
    key: "agreement-ministry",
    title: "Perjanjian kerja sama PKBM dan Lapas",
    kind: "perjanjian",
    period: { from: "2023-01-09", to: "2026-08-31" },
    validUntil: "2026-08-31",
    links: [proves("b", "6.2", "agreement", "Masa berlaku sudah habis")],
    points: [
      "Lapas menyediakan ruang dan waktu belajar.",
      "PKBM menyediakan tutor dan penilaian.",
      "Berlaku sampai 31 Agustus 2026.",
    ],
    parts: 3,
  }),
  sketch({
    key: "vision",
    title: "Visi, misi, dan notulen penyusunannya",
    kind: "berita-acara",
    period: YEAR,
    links: [proves("b", "6.1", "vision", "Halaman notulen di belakang")],
    points: [
      "Visi: belajar untuk pulang dengan bekal.",
      "Misi: pendidikan setara yang bermutu.",
      "Disepakati dalam rapat tutor.",
    ],
    parts: 2,
  }),
  sketch({
    key: "self-evaluation",
    title: "Laporan evaluasi diri 2025/2026",
    kind: "laporan",
    period: { from: "2025-07-01", to: "2026-06-30" },
    links: [proves("b", "6.3", "evaluation", "Data kehadiran dan kelulusan")],
    points: ["Kehadiran rata-rata naik.", "Kelulusan Paket C membaik.", "Kebutuhan buku belum terpenuhi."],
    parts: 3,
  }),
  sketch({
    key: "annual-plan",
    title: "Rencana kerja tahunan 2026/2027",
    kind: "lainnya",
    period: SCHOOL_YEAR,
    links: [proves("b", "6.4", "plan", "Disusun dari hasil evaluasi diri")],
    points: ["Menambah tutor matematika.", "Membuka kelas menulis.", "Memperbarui perjanjian kerja sama."],
    parts: 2,
  }),
  sketch({
    key: "budget",
    title: "Rencana anggaran 2026/2027",
    kind: "laporan",
    period: SCHOOL_YEAR,
    links: [
      proves("b", "7.1", "budget", "Rencana anggaran"),
      proves("b", "7.2", "sources", "Sumber dana", [2, 2]),
    ],
    points: ["Honor tutor.", "Buku dan alat tulis.", "Penilaian dan rapor."],
    parts: 2,
    uploader: "kontributor",
  }),
  sketch({
    key: "budget-report",
    title: "Laporan penggunaan anggaran semester 1",
    kind: "laporan",
    period: FIRST_HALF,
    links: [proves("b", "7.3", "report", "Semester 1")],
    points: ["Penerimaan.", "Pengeluaran.", "Saldo."],
    uploader: "kontributor",
  }),
  sketch({
    key: "equipment",
    title: "Daftar sarana dan kondisinya 2026/2027",
    kind: "laporan",
    period: SCHOOL_YEAR,
    links: [proves("b", "8.1", "inventory", "Keadaan Juli 2026")],
    points: ["Meja dan kursi: 40, baik.", "Papan tulis: 2, baik.", "Komputer: 3, satu rusak."],
  }),
  sketch({
    key: "unit-curriculum",
    title: "Kurikulum satuan PKBM 2026/2027",
    kind: "kurikulum",
    period: SCHOOL_YEAR,
    links: [proves("b", "9.1", "curriculum", "Kurikulum satuan")],
    points: [
      "Mata pelajaran Paket A, B, dan C.",
      "Muatan keterampilan.",
      "Muatan keagamaan bersama pesantren.",
    ],
    parts: 5,
  }),
  sketch({
    key: "first-aid",
    title: "Daftar perlengkapan P3K dan alur rujukan",
    kind: "peraturan",
    period: YEAR,
    links: [proves("b", "13.2", "first-aid", "")],
    points: ["Kotak P3K di ruang kelas.", "Klinik Lapas sebagai rujukan pertama.", "Nomor petugas jaga."],
  }),
  sketch({
    key: "cleaning",
    title: "Jadwal kebersihan kelas",
    kind: "jadwal",
    period: YEAR,
    links: [proves("b", "14.1", "programme", "Jadwal mingguan")],
    points: ["Menyapu setiap pagi.", "Membersihkan papan tulis.", "Kerja bakti hari Sabtu."],
  }),
]

function sketch(of: Sketch): SampleFile {
  const parts = of.parts ?? 1
  return {
    key: `partner-${of.key}`,
    fileName: `pkbm-${of.key}.pdf`,
    title: of.title,
    kind: of.kind,
    from: of.period.from,
    to: of.period.to,
    ...(of.validUntil === undefined ? {} : { validUntil: of.validUntil }),
    cleared: of.cleared ?? true,
    ...(of.uploader === undefined ? {} : { uploader: of.uploader }),
    links: of.links,
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        plainFonts: parts % 2 === 1,
        blocks: [...Array.from({ length: parts }, (_, part) => partOf(of, part)).flat(), HEAD],
      }),
  }
}

function partOf(of: Sketch, part: number): Block[] {
  return [
    ...(part === 0 ? [] : [{ kind: "break" } as const]),
    { kind: "title", text: of.title.toUpperCase(), ...(part === 0 ? {} : { under: `Bagian ${part + 1}` }) },
    { kind: "list", items: of.points },
    {
      kind: "table",
      head: ["No", "Kegiatan", "Waktu", "Keterangan"],
      rows: of.points.map((point, at) => [`${at + 1}`, point, `pekan ${part * 4 + at + 1}`, "contoh"]),
      widths: [1, 7, 3, 3],
    },
  ]
}
