import type { Grade } from "#app/domain/grades.ts"
import type { ProgressKind, SupportingCount } from "#app/domain/progress-terms.ts"

/** What a unit begins with; all of it is the unit's own afterwards, to be renamed, added to and retired. */

export interface DefaultMethod {
  name: string
  /** Only where the number of volumes is published; else the unit states its own. */
  volumes: number | null
  source: string
}

export interface DefaultProgramme {
  name: string
  progress: ProgressKind
  method: string | null
  supportingCount: SupportingCount | null
  levels: string[]
  checklist: string[]
}

export const DEFAULT_METHODS: DefaultMethod[] = [
  { name: "Iqra", volumes: 6, source: "Buku Iqra: enam jilid" },
  { name: "Ummi", volumes: null, source: "" },
  { name: "Qira'ati", volumes: null, source: "" },
  { name: "Yanbu'a", volumes: null, source: "" },
  { name: "Tilawati", volumes: null, source: "" },
]

export const DEFAULT_PROGRAMMES: DefaultProgramme[] = [
  {
    name: "Pasolatan",
    progress: "ibadah",
    method: null,
    supportingCount: null,
    levels: [],
    checklist: [
      "Wudu",
      "Tayamum",
      "Niat dan takbiratul ihram",
      "Doa iftitah",
      "Al-Fatihah",
      "Rukuk dan iktidal",
      "Sujud dan duduk di antara dua sujud",
      "Tasyahud awal",
      "Tasyahud akhir dan salam",
      "Zikir setelah shalat",
    ],
  },
  {
    name: "Iqra",
    progress: "tahsin",
    method: "Iqra",
    supportingCount: "scripture-reading",
    levels: ["Iqra 1", "Iqra 2", "Iqra 3", "Iqra 4", "Iqra 5", "Iqra 6"],
    checklist: [],
  },
  {
    name: "Al-Qur'an",
    progress: "tahfidz",
    method: null,
    supportingCount: "scripture-reading",
    levels: [],
    checklist: [],
  },
  { name: "Kitab", progress: "kitab", method: null, supportingCount: null, levels: [], checklist: [] },
]

/** The product's own scale: it states no marks, since none are published for a pesantren inside a prison. */
export const DEFAULT_GRADES: Grade[] = [
  { code: "A", name: "Sangat baik", lowest: null, passes: true, rank: 4 },
  { code: "B", name: "Baik", lowest: null, passes: true, rank: 3 },
  { code: "C", name: "Cukup", lowest: null, passes: true, rank: 2 },
  { code: "D", name: "Perlu diulang", lowest: null, passes: false, rank: 1 },
]
