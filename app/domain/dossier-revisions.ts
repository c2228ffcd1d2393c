import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"

/**
 * A dossier grows after it was handed in: each amendment makes the next revision, whose document holds the one
 * before unchanged. So the documents of all earlier revisions, and the hashes their pages print, follow from the
 * last one.
 */

/** The document as it was at each revision, the first one first; the last is the document itself. */
export function listRevisions(document: Dossier): [Dossier, ...Dossier[]] {
  const { amendments = [], ...first } = document
  return [first, ...amendments.map((_, at) => ({ ...first, amendments: amendments.slice(0, at + 1) }))]
}

/**
 * What a revision's document is called, counted from 0: in a package each has a file of its own, so that what the
 * pages of an earlier revision say of `document.json` stays true.
 */
export function documentName({ revision }: Pick<Dossier, "revision">, at: number): string {
  return at === 0 ? "document.json" : `document-${revision + at}.json`
}

/** What the document's latest revision is called, and when it was frozen. */
export function latestRevision(document: Dossier): { n: number; label: string; frozenAt: string } {
  const last = document.amendments?.at(-1) ?? document
  return { n: last.revision, label: last.revisionLabel, frozenAt: last.frozenAt }
}

/**
 * All evidence of a dossier and its amendments. What was only named before and is shown by an amendment counts
 * as shown; a code stands twice only where an amendment shows another file for it.
 */
export function allEvidence({ evidence, amendments = [] }: Dossier): DossierEvidence[] {
  const all = [...evidence]
  for (const entry of amendments.flatMap((amendment) => amendment.evidence)) {
    const at = all.findIndex(({ code, shown }) => code === entry.code && shown === "register")
    if (at === -1) all.push(entry)
    else all[at] = { ...entry, usedBy: [...(all[at]?.usedBy ?? []), ...entry.usedBy] }
  }
  return all
}

/** A part of a dossier that is laid out by itself: what was first handed in, or one amendment. */
export interface DossierPart {
  /** Names the part's evidence among that of all parts; empty for what was first handed in. */
  mark: string
  document: Dossier
}

/** What marks the anchors of a revision's own pages: an item or a code may stand on earlier ones too. */
export const partMark = (revision: number) => `@${revision}`

/** The parts in the order of their pages, each as a document of its own. */
export function listParts(document: Dossier): [DossierPart, ...DossierPart[]] {
  const { amendments = [], ...first } = document
  return [
    { mark: "", document: first },
    ...amendments.map(({ sections, evidence, revision, revisionLabel, frozenAt, snapshot }) => ({
      mark: partMark(revision),
      document: { ...first, sections, evidence, revision, revisionLabel, frozenAt, snapshot },
    })),
  ]
}
