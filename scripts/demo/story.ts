import type { Day } from "#app/domain/dates.ts"
import type { EvidenceKind } from "#app/domain/evidence.ts"

/**
 * The At-Taubah story. Public facts: the pesantren, the prison, its region and the direction of September
 * 2024. All else, down to each name and number, is a sample and says so.
 */

/** Who is asked to raise the pesantren's accreditation, and where. */
export const PRISON = {
  name: "Lapas Kelas IIA Banyuwangi",
  letterhead: {
    lines: ["DIREKTORAT JENDERAL PEMASYARAKATAN", "KANTOR WILAYAH JAWA TIMUR", "LAPAS KELAS IIA BANYUWANGI"],
    address: "Banyuwangi, Jawa Timur",
    contact: "Data peragaan Miqyas",
  },
}

export const PESANTREN = {
  name: "Pondok Pesantren At-Taubah",
  letterhead: {
    lines: ["PONDOK PESANTREN AT-TAUBAH", "LAPAS KELAS IIA BANYUWANGI"],
    address: "Banyuwangi, Jawa Timur",
    contact: "Data peragaan Miqyas",
  },
}

/** Invented: the applicant of the second cycle. */
export const PARTNER = {
  name: "PKBM Contoh Cahaya Banyuwangi",
  letterhead: {
    lines: ["PUSAT KEGIATAN BELAJAR MASYARAKAT", "PKBM CONTOH CAHAYA BANYUWANGI"],
    address: "Alamat contoh, Banyuwangi",
    contact: "Lembaga rekaan untuk peragaan",
  },
}

/** The year both cycles ask proof of. Fixed, so that papers and holes do not shift with the day of the demo. */
export const YEAR = { from: "2026-01-01", to: "2026-12-31" } as const
export const FIRST_HALF = { from: "2026-01-01", to: "2026-06-30" } as const
export const SECOND_HALF = { from: "2026-07-01", to: "2026-12-31" } as const

export type Account =
  | "koordinator"
  | "kontributor"
  | "peninjau"
  | "pengajar"
  | "kalapas"
  | "asesor"
  | "wilayah"
  | "admin"

/** The story's two cycles: A registers the pesantren, B accredits the partner. */
export type CycleName = "a" | "b"

export interface SampleLink {
  cycle: CycleName
  item: string
  /** Key of the instrument's evidence hint. */
  hint: string | null
  label: string
  pages?: [from: number, to: number]
}

/** A file of the story: what it says of itself, what it proves, and how it is drawn. */
export interface SampleFile {
  key: string
  fileName: string
  title: string
  kind: EvidenceKind
  from: Day | null
  to: Day | null
  validUntil?: Day
  /** Cleared for the redacted edition by the coordinator. */
  cleared: boolean
  uploader?: "koordinator" | "kontributor"
  /** Key of the file it takes the place of. */
  supersedes?: string
  links: SampleLink[]
  draw: () => Promise<Buffer>
}

/** A link in the order people read it: `in cycle A, for R-02, as its timetable`. */
export function proves(
  cycle: CycleName,
  item: string,
  hint: string | null,
  label: string,
  pages?: [from: number, to: number],
): SampleLink {
  return { cycle, item, hint, label, pages }
}

/** A letterhead as the sample papers print it. */
export function linesOf(of: { letterhead: { lines: string[]; address: string } }): string[] {
  return [...of.letterhead.lines, of.letterhead.address]
}
