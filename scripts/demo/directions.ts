import type { DirectionForm, VisitForm } from "#app/domain/follow-up-forms.ts"
import type { PositionKey } from "#scripts/demo/answers.ts"
import type { Account } from "#scripts/demo/story.ts"

/**
 * The visit of 9 September 2024. Public facts: its day, its purpose, the visitor's office and what he asked for.
 * Units, places and all that followed are samples.
 */
export const VISIT: VisitForm = {
  title: "Kunjungan PK Ahli Utama ke Lapas Kelas IIA Banyuwangi",
  purpose: "monitoring",
  from: "2024-09-09",
  until: "2024-09-09",
  visitors: [
    {
      office: "Pembimbing Kemasyarakatan Ahli Utama",
      institution: "Direktorat Jenderal Pemasyarakatan",
    },
  ],
  unitsPresent: [
    "UPT se-Korwil Jember",
    "Lapas (unit contoh 1)",
    "Rutan (unit contoh 2)",
    "Bapas (unit contoh 3)",
  ],
  places: ["Pondok Pesantren At-Taubah", "Masjid (contoh)", "Ruang keterampilan (contoh)"],
  summary:
    "Pemantauan pembinaan di hadapan UPT se-Korwil Jember. Kepala Lapas menyatakan akan menindaklanjuti arahan.",
  version: 0,
}

const GIVEN_BY = "Pembimbing Kemasyarakatan Ahli Utama"
const direction = (text: string): DirectionForm => ({ text, givenBy: GIVEN_BY, dueDate: null, version: 0 })

export const DIRECTIONS = [
  direction("Bersinergi ke dalam dan ke luar untuk mencapai sasaran pesantren."),
  direction("Meningkatkan akreditasi Pondok Pesantren At-Taubah."),
  direction("Mempromosikan produk karya warga binaan."),
]

/** Keys of sample files; the last stays out of the report, since nobody cleared it. */
export const VISIT_PHOTOS = [
  { key: "photo-mosque", caption: "Masjid (contoh)" },
  { key: "photo-workshop", caption: "Ruang keterampilan (contoh)" },
  { key: "photo-together", caption: "Belajar bersama (contoh)" },
]

/** How far an action has come, told in the order of the work. */
type ActionProgress =
  | { state: "berjalan" }
  | { state: "diajukan"; outcome: string; proofs: string[] }
  | { state: "terbukti"; outcome: string; proofs: string[]; note?: string }
  | { state: "batal"; note: string }

export interface SampleAction {
  /** Which direction it follows up, or the key of an item of cycle A. */
  of: 0 | 1 | 2 | string
  title: string
  detail?: string
  position: PositionKey
  /** Days from the day the demo is made; negative is late. */
  due: number | null
  by?: Extract<Account, "koordinator" | "kontributor">
  comments?: string[]
  /** Absent while nothing was begun. */
  progress?: ActionProgress
}

export const ACTIONS: SampleAction[] = [
  {
    of: 0,
    title: "Perbarui perjanjian kerja sama dengan mitra pendidikan",
    position: "bimaswat",
    due: -60,
    progress: {
      state: "terbukti",
      outcome: "Perjanjian dengan PKBM contoh ditandatangani dan berlaku.",
      proofs: ["partner-agreement-ministry"],
      note: "Sesuai.",
    },
  },
  {
    of: 0,
    title: "Susun jadwal ustadz tamu bersama Kankemenag",
    position: "binadik",
    due: 12,
    progress: { state: "berjalan" },
  },
  {
    of: 0,
    title: "Siapkan anggaran kegiatan pesantren",
    detail: "Rincian per kegiatan, untuk rencana kerja tahun depan.",
    position: "keuangan",
    due: -9,
    by: "kontributor",
    comments: ["Menunggu pagu dari bagian keuangan (contoh)."],
    progress: { state: "berjalan" },
  },
  {
    of: 0,
    title: "Undang UPT se-Korwil berbagi praktik pembinaan",
    position: "binadik",
    due: 40,
  },
  {
    of: 1,
    title: "Dapatkan surat penggunaan aset untuk asrama dan kelas",
    position: "umum",
    due: -90,
    by: "kontributor",
    progress: {
      state: "terbukti",
      outcome: "Surat penggunaan aset diterbitkan dan berlaku sampai akhir 2027.",
      proofs: ["land"],
    },
  },
  {
    of: 1,
    title: "Susun dan sahkan kurikulum pesantren",
    position: "bimaswat",
    due: -120,
    progress: {
      state: "terbukti",
      outcome: "Kurikulum 2026 disusun bersama pengasuh.",
      proofs: ["curriculum", "kitab"],
    },
  },
  {
    of: 1,
    title: "Ajukan permohonan pendaftaran pesantren",
    position: "bimaswat",
    due: 6,
    progress: {
      state: "diajukan",
      outcome: "Surat permohonan dan formulir sudah lengkap.",
      proofs: ["application", "form"],
    },
  },
  {
    of: 1,
    title: "Lengkapi daftar pendidik dengan nomor surat tugas",
    position: "bimaswat",
    due: -16,
    comments: ["Dua surat tugas masih di lembaga asal (contoh)."],
  },
  {
    of: "R-12",
    title: "Urus surat keterangan domisili yang baru",
    position: "bimaswat",
    due: 5,
    progress: { state: "berjalan" },
  },
  {
    of: 2,
    title: "Foto produk karya untuk katalog, tanpa wajah dan nama",
    position: "bimaswat",
    due: -20,
    progress: {
      state: "terbukti",
      outcome: "Foto ruang dan hasil keterampilan tersedia.",
      proofs: ["photo-workshop"],
    },
  },
  {
    of: 2,
    title: "Susun katalog produk beserta harga",
    position: "keuangan",
    due: 20,
    by: "kontributor",
  },
  {
    of: 2,
    title: "Pameran karya di halaman Lapas",
    position: "umum",
    due: 30,
    progress: { state: "batal", note: "Digabung dengan pameran tingkat Korwil (contoh)." },
  },
]
