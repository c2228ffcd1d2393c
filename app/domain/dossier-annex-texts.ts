import type { Language } from "#app/domain/instrument.ts"
import type {
  Condition,
  EducationLevel,
  EducatorRole,
  FacilityKind,
  Institution,
} from "#app/domain/register-terms.ts"

/** What the annex of a dossier says around the registers. */
export interface AnnexTexts {
  title: string
  intro: string
  /** Of the redacted edition: why no names stand in it. */
  pseudonyms: string
  educators: string
  facilities: string
  curriculum: string
  kitab: string
  columns: Record<
    | "code"
    | "name"
    | "role"
    | "institution"
    | "education"
    | "qualified"
    | "subjects"
    | "minutes"
    | "kind"
    | "quantity"
    | "capacity"
    | "condition"
    | "year"
    | "programme"
    | "subject"
    | "aim"
    | "kitab"
    | "title"
    | "field"
    | "pages"
    | "copies",
    string
  >
  role: Record<EducatorRole, string>
  institution: Record<Institution, string>
  education: Record<EducationLevel, string>
  kind: Record<FacilityKind, string>
  condition: Record<Condition, string>
  yes: string
  no: string
}

const EDUCATION = { sd: "SD", smp: "SMP", sma: "SMA", d3: "D3", s1: "S1", s2: "S2", s3: "S3" }

export const ANNEX_TEXTS: Record<Language, AnnexTexts> = {
  id: {
    title: "Lampiran data pesantren",
    intro: "Tabel berikut diambil dari catatan satuan kerja per tanggal data dosir ini.",
    pseudonyms: "Dalam edisi ini ustadz dan staf disebut dengan kodenya.",
    educators: "Ustadz dan staf",
    facilities: "Sarana prasarana",
    curriculum: "Kurikulum",
    kitab: "Daftar kitab",
    columns: {
      code: "Kode",
      name: "Nama",
      role: "Tugas",
      institution: "Lembaga",
      education: "Pendidikan dan kualifikasi",
      qualified: "Memenuhi",
      subjects: "Bidang ajar",
      minutes: "Menit sepekan",
      kind: "Jenis",
      quantity: "Jumlah",
      capacity: "Daya tampung",
      condition: "Kondisi",
      year: "Tahun ajaran",
      programme: "Program",
      subject: "Materi",
      aim: "Capaian",
      kitab: "Kitab",
      title: "Judul",
      field: "Bidang",
      pages: "Halaman",
      copies: "Eksemplar",
    },
    role: { ustadz: "ustadz", staff: "staf" },
    institution: { own: "pesantren", kemenag: "Kemenag", partner: "mitra" },
    education: { ...EDUCATION, pesantren: "pesantren" },
    kind: { room: "ruang", equipment: "perlengkapan" },
    condition: { baik: "baik", "rusak-ringan": "rusak ringan", "rusak-berat": "rusak berat" },
    yes: "ya",
    no: "tidak",
  },
  en: {
    title: "Annex: registers of the pesantren",
    intro: "The tables below come from the unit's records as of the date of this dossier's data.",
    pseudonyms: "In this edition ustadz and staff are told by their codes.",
    educators: "Ustadz and staff",
    facilities: "Rooms and equipment",
    curriculum: "Curriculum",
    kitab: "List of kitab",
    columns: {
      code: "Code",
      name: "Name",
      role: "Role",
      institution: "Institution",
      education: "Education and qualification",
      qualified: "Qualified",
      subjects: "Subjects",
      minutes: "Minutes a week",
      kind: "Kind",
      quantity: "Number",
      capacity: "Capacity",
      condition: "Condition",
      year: "Academic year",
      programme: "Programme",
      subject: "Subject",
      aim: "Aim",
      kitab: "Kitab",
      title: "Title",
      field: "Field",
      pages: "Pages",
      copies: "Copies",
    },
    role: { ustadz: "ustadz", staff: "staff" },
    institution: { own: "pesantren", kemenag: "Ministry of Religious Affairs", partner: "partner" },
    education: { ...EDUCATION, pesantren: "pesantren" },
    kind: { room: "room", equipment: "equipment" },
    condition: { baik: "good", "rusak-ringan": "slightly damaged", "rusak-berat": "badly damaged" },
    yes: "yes",
    no: "no",
  },
}
