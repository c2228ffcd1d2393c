import { type Day, formatDay, formatPeriod } from "#app/domain/dates.ts"
import type { DossierLabels, DossierSection, HandedFile } from "#app/domain/dossier-document.ts"
import { chooseShown, makeRedactor, type ShownFile } from "#app/domain/dossier-redaction.ts"
import type { Snapshot } from "#app/domain/dossier-snapshot.ts"
import { english } from "#app/domain/dossier-texts-en.ts"
import { type DossierTexts, indonesian } from "#app/domain/dossier-texts-id.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { FigureRow } from "#app/domain/figures.ts"
import type { Instrument, Language, ListedItem } from "#app/domain/instrument.ts"
import { listItems } from "#app/domain/instrument.ts"
import type { Edition } from "#app/domain/permissions.ts"
import { judgeReadiness, type Readiness } from "#app/domain/readiness.ts"
import { type Score, scoreInstrument } from "#app/domain/scoring.ts"

/** What a dossier is asked to be, beyond the data it is drawn from. */
export interface DossierRequest {
  edition: Edition
  language: Language
  /** Of an open cycle: watermarked, pinned to nothing. */
  draft: boolean
  revision: number
  /** The moment the snapshot was taken, and the unit's day at that moment. */
  frozenAt: Date
  today: Day
  snapshotSha256: string
  /** What a redacted edition hands out for a file, by the file's SHA-256; null where nothing can be. */
  handedOut?: HandedFiles
}

export type HandedFiles = ReadonlyMap<string, HandedFile | null>

export type SnapshotEvidence = Snapshot["evidence"][number] & { code: string }
export type SnapshotResponse = Snapshot["responses"][number]
export type SnapshotLink = Snapshot["links"][number]

/** All that the sections of one dossier share. */
export interface DossierContext {
  snapshot: Snapshot
  request: DossierRequest
  language: Language
  t: DossierTexts & { labels: DossierLabels }
  instrument: Instrument
  items: ListedItem[]
  responses: ReadonlyMap<string, SnapshotResponse>
  links: ReadonlyMap<string, SnapshotLink[]>
  /** The evidence in use, in the order of the items that use it first. */
  evidence: SnapshotEvidence[]
  evidenceById: ReadonlyMap<string, SnapshotEvidence>
  readiness: Readiness
  score: Score
  /** Free text as the edition may print it. */
  safe(text: string): string
  day(day: Day): string
  period(from: Day | null, to: Day | null): string
  /** The file whose pages the edition shows, if it shows any. */
  shown(evidence: SnapshotEvidence): ShownFile | undefined
}

export const itemAnchor = (key: string) => `item:${key}`

/** Puts values into a text's `{…}`. @throws for a name that has no value: a text that asks for what nobody gives. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`No value for "{${name}}" in "${template}"`)
    return String(value)
  })
}

export function makeContext(snapshot: Snapshot, request: DossierRequest): DossierContext {
  const { cycle, applicant } = snapshot
  const instrument = snapshot.instrument.content
  const items = listItems(instrument, applicant.kind)
  const links = new Map<string, SnapshotLink[]>()
  for (const link of snapshot.links) links.set(link.item, [...(links.get(link.item) ?? []), link])
  const byId = new Map(snapshot.evidence.map((e) => [e.id, { ...e, code: evidenceCode(e.number) }]))
  const used = new Map<string, SnapshotEvidence>()
  for (const { item } of items) {
    for (const link of links.get(item.key) ?? [])
      used.set(link.evidence, requireEvidence(byId, link.evidence))
  }
  const { edition, language } = request
  return {
    snapshot,
    request,
    language,
    t: language === "id" ? indonesian : english,
    instrument,
    items,
    responses: new Map(snapshot.responses.map((row) => [row.item, row])),
    links,
    evidence: [...used.values()],
    evidenceById: byId,
    readiness: judge(snapshot, request.today),
    score: scoreInstrument(instrument, {
      applicantKind: applicant.kind,
      levels: Object.fromEntries(
        snapshot.responses.map((row) => [
          row.item,
          row.notApplicable ? ("not-applicable" as const) : row.level,
        ]),
      ),
      figures: snapshotFigures(snapshot, request.today),
    }),
    safe: makeRedactor(snapshot, edition),
    day: (day) => formatDay(day, language),
    period: (from, to) => (from === null && to === null ? "" : formatPeriod(from, to, language)),
    shown: (evidence) => chooseShown(evidence, edition),
  }

  function judge(data: Snapshot, today: Day): Readiness {
    return judgeSnapshot(data, { ...cycle, today })
  }
}

/** A snapshot's figures as rules look at them; those counted on its own day are of `day`. */
export function snapshotFigures({ figures }: Pick<Snapshot, "figures">, day: Day): FigureRow[] {
  return figures.map(({ figure, value, asOf, source, counted }) => ({
    figure,
    value,
    asOf: asOf ?? counted?.to ?? day,
    source,
    ...(counted === undefined ? {} : { counted: true }),
  }))
}

/** Judges a snapshot's data as the screens judge a cycle. */
export function judgeSnapshot(
  data: Omit<Snapshot, "judgement">,
  on: { today: Day; targetLevel: number; periodFrom: Day; periodTo: Day; visitDate: Day | null },
): Readiness {
  const byId = new Map(data.evidence.map((e) => [e.id, e]))
  return judgeReadiness(
    data.instrument.content,
    {
      applicantKind: data.applicant.kind,
      targetLevel: on.targetLevel,
      periodFrom: on.periodFrom,
      periodTo: on.periodTo,
      visitDate: on.visitDate,
      today: on.today,
    },
    {
      responses: data.responses,
      links: data.links.map((link) => ({
        item: link.item,
        hint: link.hint,
        label: link.label,
        evidence: requireEvidence(byId, link.evidence),
      })),
      explanations: data.explanations,
      figures: snapshotFigures(data, on.today),
    },
  )
}

function requireEvidence<T>(byId: ReadonlyMap<string, T>, id: string): T {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`A link names evidence "${id}", which the snapshot does not hold`)
  return found
}

/** A section as nearly all are: titled, in the contents, on a page of its own, with arabic numbers. */
export function section(
  id: string,
  title: string,
  blocks: DossierSection["blocks"],
  more: Partial<DossierSection> = {},
): DossierSection {
  return { id, title, numbering: "arabic", titled: true, listed: true, newPage: true, blocks, ...more }
}
