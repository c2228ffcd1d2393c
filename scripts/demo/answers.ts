import type { CycleName } from "#scripts/demo/story.ts"

/** Positions of the story, by the key other files use. */
export type PositionKey = "kalapas" | "binadik" | "bimaswat" | "keuangan" | "umum"

/** How far the walk through an item has come, told in the order of the work. */
export type Progress =
  | { state: "draf" }
  | { state: "siap" }
  | { state: "disetujui"; note?: string }
  | { state: "revisi"; note: string }

export interface SampleAnswer {
  item: string
  /** Null for not applicable. */
  level: number | null
  narrative: string
  gapReason?: string
  progress: Progress
  position?: PositionKey
  /** Days from the day the demo is made; negative is late. */
  due?: number
  author?: "koordinator" | "kontributor" | "peninjau"
}

/** Whoever is in charge of what is not named below, and by when. */
export const DEFAULT_POSITION: PositionKey = "bimaswat"
export const DEFAULT_DUE: Record<CycleName, number> = { a: 14, b: 45 }

const done = (
  item: string,
  level: number,
  narrative: string,
  more: Partial<SampleAnswer> = {},
): SampleAnswer => ({
  item,
  level,
  narrative,
  progress: { state: "disetujui" },
  ...more,
})

/** Cycle A, nearly ready: what is left is named by the pages themselves. */
export const ANSWERS_A: SampleAnswer[] = [
  done(
    "R-01",
    2,
    "Santri mukim dihitung dari daftar santri per semester. Tidak ada yang terdaftar di pesantren lain. Daftar lama diganti setelah penerimaan angkatan bulan Juli.",
  ),
  done(
    "R-02",
    2,
    "Pelajaran berlangsung Senin sampai Kamis dan Sabtu menurut jadwal semester. Kehadiran direkap tiap bulan tanpa nama.",
    { progress: { state: "disetujui", note: "Lengkapi rekap September." } },
  ),
  done("R-03a", 2, "Pengasuh ditetapkan dengan keputusan dan membimbing halaqah setiap pagi."),
  done("R-03b", 2, "Buku induk diisi tiap semester; perubahan masuk dan keluar dicatat pada hari yang sama."),
  done("R-03c", 2, "Empat ruang asrama menampung seluruh santri; satu blok dipakai khusus.", {
    position: "umum",
    author: "kontributor",
  }),
  done("R-03d", 2, "Masjid dipakai bersama warga binaan lain menurut jadwal."),
  done("R-03e", 2, "Lima kitab dikaji tiap sore; jadwal berganti tiap semester."),
  done("R-04a", 2, "Santri mengikuti upacara dan mempelajari makna lambang negara."),
  done("R-04b", 2, "Perpustakaan dibuka setelah Asar; buku boleh dipinjam tiga hari."),
  done("R-04c", 2, "Kerja bakti dilakukan tanpa imbalan dan digilir antarhalaqah."),
  done("R-04d", 2, "Perlengkapan santri seragam dan secukupnya."),
  {
    item: "R-04e",
    level: 2,
    narrative: "Kegiatan bersama diadakan tiap pekan dan melibatkan semua halaqah.",
    progress: { state: "siap" },
  },
  done("R-04f", 2, "Santri belajar keterampilan dan memakai hasilnya untuk keperluan asrama."),
  {
    item: "R-04g",
    level: 1,
    narrative: "Musyawarah baru diadakan satu kali; catatannya masih berupa berkas pengolah kata.",
    progress: { state: "draf" },
    due: 6,
  },
  done("R-04h", 2, "Jadwal harian membagi waktu ibadah, belajar, kerja, dan istirahat."),
  done("R-05", 2, "Pernyataan komitmen ditandatangani pengasuh dan dibacakan pada awal tahun."),
  done("R-06", 2, "Surat permohonan dan formulir sudah diisi; menunggu tanda tangan pada hari pengajuan."),
  done("R-07", 2, "Identitas pengasuh dipindai; salinan yang berkata sandi akan diganti."),
  done("R-08", 2, "Kurikulum, rencana dua tahun ajaran, dan daftar kitab tersedia."),
  {
    item: "R-09",
    level: 2,
    narrative: "Daftar pendidik sudah disusun; nomor surat tugas dua orang menyusul.",
    progress: { state: "draf" },
    due: -5,
  },
  done("R-11", 2, "Bagan, foto gedung, papan nama, denah, dan kegiatan tersedia."),
  {
    item: "R-12",
    level: 1,
    narrative: "Surat domisili yang ada berlaku sampai Juni 2026.",
    gapReason: "Surat baru sudah diminta ke kelurahan.",
    progress: {
      state: "revisi",
      note: "Masa berlaku surat sudah habis. Unggah surat yang baru sebelum tenggat.",
    },
    due: -2,
  },
  {
    item: "R-13",
    level: 2,
    narrative: "Ruang dipakai dengan surat penggunaan aset dari Kalapas sampai akhir 2027.",
    progress: { state: "siap" },
    position: "umum",
    author: "kontributor",
    due: 10,
  },
]

/** Cycle B, in the middle. */
export const ANSWERS_B: SampleAnswer[] = [
  done("1.1", 3, "Tutor menyapa dan melibatkan semua peserta didik; kode etik dibahas tiap awal semester."),
  {
    item: "1.2",
    level: 3,
    narrative: "Tutor menulis catatan penyemangat pada tugas.",
    progress: { state: "siap" },
  },
  done("1.4", 3, "Rencana pembelajaran memuat kegiatan mengenali perasaan dan bekerja sama."),
  done("2.1", 3, "Kesepakatan kelas disusun bersama dan ditempel di dinding."),
  {
    item: "2.3",
    level: 2,
    narrative: "Kehadiran direkap tiap bulan sampai Mei; rekap bulan-bulan berikutnya belum lengkap.",
    gapReason: "Petugas rekap berganti pada bulan Juni.",
    progress: { state: "revisi", note: "Lengkapi rekap Agustus sampai Oktober atau jelaskan." },
    due: -8,
  },
  done("3.1", 3, "Rencana pembelajaran disusun tiap semester dan diperiksa kepala PKBM."),
  {
    item: "3.2",
    level: 3,
    narrative: "Umpan balik tertulis diberikan pada tugas mingguan.",
    progress: { state: "siap" },
  },
  done("3.3", 4, "Penilaian memakai soal, proyek, dan praktik dengan rubrik."),
  done("3.4", 3, "Rapor dibagikan tiap semester dan dibicarakan dengan peserta didik."),
  {
    item: "4.1",
    level: 4,
    narrative: "Pembinaan keagamaan berlangsung bersama pesantren menurut jadwal.",
    progress: { state: "draf" },
  },
  done("4.2", 3, "Peserta didik mengikuti upacara dan menulis tentang sejarah daerahnya."),
  {
    item: "5.1",
    level: 2,
    narrative: "Pertemuan refleksi belum rutin.",
    progress: { state: "draf" },
    due: -1,
  },
  {
    item: "6.1",
    level: 3,
    narrative: "Visi disusun bersama tutor; notulen tersedia.",
    progress: { state: "siap" },
  },
  {
    item: "6.2",
    level: 2,
    narrative: "Kerja sama dengan Lapas berjalan sejak 2023.",
    gapReason: "Perjanjian berakhir 31 Agustus 2026 dan sedang diperpanjang.",
    progress: { state: "revisi", note: "Perjanjian sudah berakhir. Lampirkan perpanjangannya." },
    position: "kalapas",
    due: 7,
  },
  done("6.3", 3, "Evaluasi diri memakai data kehadiran dan kelulusan."),
  done("6.4", 3, "Rencana tahunan disusun dari hasil evaluasi diri."),
  done("7.1", 3, "Anggaran disusun dari rencana kerja.", { position: "keuangan", author: "kontributor" }),
  done("7.2", 3, "Sumber dana dan pembagiannya diumumkan dalam rapat.", {
    position: "keuangan",
    author: "kontributor",
  }),
  {
    item: "7.3",
    level: 3,
    narrative: "Laporan semester 1 sudah disampaikan.",
    progress: { state: "siap" },
    position: "keuangan",
    author: "kontributor",
    due: 12,
  },
  {
    item: "8.1",
    level: 2,
    narrative: "Meja dan kursi cukup; satu komputer rusak.",
    gapReason: "Perbaikan komputer masuk rencana 2027.",
    progress: { state: "revisi", note: "Tambahkan foto ruang komputer." },
    position: "umum",
  },
  done("9.1", 3, "Kurikulum satuan memuat keterampilan dan muatan keagamaan."),
  {
    item: "10.1",
    level: 3,
    narrative: "Aturan menghargai perbedaan ada dalam kode etik.",
    progress: { state: "draf" },
  },
  {
    item: "11.2",
    level: null,
    narrative: "",
    gapReason: "Tidak ada peserta didik berkebutuhan khusus pada masa ini; perlu ditanyakan kepada asesor.",
    progress: { state: "siap" },
  },
  {
    item: "13.2",
    level: 3,
    narrative: "Kotak P3K tersedia; rujukan pertama ke klinik Lapas.",
    progress: { state: "draf" },
  },
  {
    item: "14.1",
    level: 3,
    narrative: "Kebersihan kelas dijadwalkan tiap hari.",
    progress: { state: "draf" },
  },
  done("15.2", 3, "Hasil karya keterampilan dipakai di Lapas dan dipamerkan."),
]

/** Positions in charge of items of cycle B that nobody has begun. */
export const CHARGED_B: { items: string[]; position: PositionKey; due: number }[] = [
  { items: ["13.1", "13.3", "8.2"], position: "umum", due: 20 },
  { items: ["5.2", "5.3", "5.4"], position: "binadik", due: 30 },
]

/** Why a period of a cadence has no evidence. */
export const EXPLAINED_HOLES: {
  cycle: CycleName
  item: string
  hint: string
  periods: string[]
  reason: string
}[] = [
  {
    cycle: "a",
    item: "R-02",
    hint: "attendance",
    periods: ["2026-07"],
    reason: "Libur semester; tidak ada pelajaran.",
  },
  { cycle: "b", item: "2.3", hint: "attendance", periods: ["2026-07"], reason: "Libur semester." },
]

/** Figures entered by hand until they can be counted. */
export const FIGURES: { cycle: CycleName; figure: string; value: string; asOf: string; source: string }[] = [
  {
    cycle: "a",
    figure: "resident-santri",
    value: "42",
    asOf: "2026-11-02",
    source: "Daftar santri mukim semester 2 (angka contoh)",
  },
  {
    cycle: "a",
    figure: "attendance",
    value: "91.5",
    asOf: "2026-10-31",
    source: "Rekap kehadiran bulanan (angka contoh)",
  },
  {
    cycle: "b",
    figure: "active-partners",
    value: "2",
    asOf: "2026-09-30",
    source: "Daftar perjanjian kerja sama (angka contoh)",
  },
]
