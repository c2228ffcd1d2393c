import { z } from "zod"
import { canonicalJson } from "#app/domain/canonical.ts"
import { csvText } from "#app/domain/csv.ts"
import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"
import { packageTexts } from "#app/package/texts.ts"

/** The register of evidence as it travels in a package: which file answers which code, and why one is not there. */

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `original`: the file kept; `clean`: a copy without metadata; the rest say why there is no sound file. */
export const STATES = ["original", "clean", "register-only", "missing", "damaged", "uncleanable"] as const
export type PackedState = (typeof STATES)[number]

const Packed = z.strictObject({
  code: z.string(),
  title: z.string(),
  kind: z.string(),
  period: z.string(),
  mediaType: z.string(),
  size: z.number().int().nonnegative(),
  /** Of the file as it is kept, as the dossier prints it. */
  sha256: Sha256,
  usedBy: z.array(z.string()),
  state: z.enum(STATES),
  file: z.strictObject({ path: z.string(), size: z.number().int().nonnegative(), sha256: Sha256 }).nullable(),
  note: z.string(),
})

export const Register = z.strictObject({
  format: z.literal("miqyas-register"),
  version: z.literal(1),
  document: Sha256,
  edition: z.enum(["redacted", "full"]),
  evidence: z.array(Packed),
})
export type Register = z.infer<typeof Register>
export type PackedEvidence = z.infer<typeof Packed>

/** One line of the register. */
export function packedEvidence(
  document: Dossier,
  entry: DossierEvidence,
  state: PackedState,
  file: PackedEvidence["file"],
): PackedEvidence {
  const texts = packageTexts(document.language)
  const note: Record<PackedState, string> = {
    original: texts.original,
    clean: texts.clean,
    "register-only": entry.reason ?? texts.registerOnly,
    missing: texts.missing,
    damaged: texts.damaged,
    uncleanable: texts.uncleanable,
  }
  const { code, title, kind, period, mediaType, size, sha256 } = entry
  const usedBy = entry.usedBy.map((use) => use.number)
  const copy = entry.copy === undefined ? "" : `${entry.copy.text} `
  return {
    code,
    title,
    kind,
    period,
    mediaType,
    size,
    sha256,
    usedBy,
    state,
    file,
    note: `${copy}${note[state]}`,
  }
}

/** The register as canonical JSON. */
export function registerJson(
  document: Dossier,
  documentSha256: string,
  evidence: readonly PackedEvidence[],
): string {
  const register = {
    format: "miqyas-register",
    version: 1,
    document: documentSha256,
    edition: document.edition,
    evidence: [...evidence],
  } satisfies Register
  return canonicalJson(register)
}

/** The register as a table for spreadsheets. */
export function registerCsv({ language }: Dossier, evidence: readonly PackedEvidence[]): string {
  const rows = evidence.map((entry) => [
    entry.code,
    entry.title,
    entry.kind,
    entry.period,
    entry.mediaType,
    entry.size,
    entry.sha256,
    entry.usedBy.join(" · "),
    entry.file?.path ?? "",
    entry.file?.sha256 ?? "",
    entry.note,
  ])
  return csvText([packageTexts(language).columns, ...rows], language)
}
