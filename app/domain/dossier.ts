import { annexSection } from "#app/domain/dossier-annex.ts"
import { communitySection } from "#app/domain/dossier-community.ts"
import { type DossierContext, type DossierRequest, fill, makeContext } from "#app/domain/dossier-context.ts"
import { DOSSIER_FORMAT, DOSSIER_VERSION, type Dossier } from "#app/domain/dossier-document.ts"
import {
  evidenceEntries,
  evidenceSection,
  registerSection,
  validitySection,
  verificationSection,
} from "#app/domain/dossier-evidence.ts"
import {
  approvalSection,
  contentsSection,
  coverSection,
  forewordSection,
  instrumentStatus,
  letterSection,
  profileSection,
  revisionLabel,
} from "#app/domain/dossier-front.ts"
import { followUpSection, itemsSection } from "#app/domain/dossier-items.ts"
import { resultsSection } from "#app/domain/dossier-results.ts"
import type { Snapshot } from "#app/domain/dossier-snapshot.ts"
import { visitsSection } from "#app/domain/dossier-visits.ts"
import { text } from "#app/domain/instrument.ts"

/** Wide margins on the side where guides want room for binding: 4 cm left and top, 3 cm right and bottom. */
const MARGINS = { top: 4, right: 3, bottom: 3, left: 4 }

/** The order of a dossier. A section for which there is no data is left out. */
const ORDER: ((context: DossierContext) => Dossier["sections"][number] | undefined)[] = [
  coverSection,
  letterSection,
  approvalSection,
  forewordSection,
  contentsSection,
  profileSection,
  resultsSection,
  itemsSection,
  communitySection,
  followUpSection,
  visitsSection,
  registerSection,
  annexSection,
  evidenceSection,
  validitySection,
  verificationSection,
]

/**
 * The document of one edition of a snapshot: rows and instrument in, plain JSON out. The same input gives the
 * same document. Nothing that the edition must not show is in it.
 */
export function buildDossier(snapshot: Snapshot, request: DossierRequest): Dossier {
  const context = makeContext(snapshot, request)
  const { t, language, instrument } = context
  const { unit, applicant, cycle } = snapshot
  const title = fill(t.documentTitle, {
    applicant: applicant.name,
    instrument: text(instrument.shortTitle, language),
  })
  return {
    format: DOSSIER_FORMAT,
    version: DOSSIER_VERSION,
    language,
    title,
    shortTitle: applicant.name,
    unit: { name: unit.name },
    applicant: applicant.name,
    edition: request.edition,
    editionLabel: t.edition[request.edition],
    revision: request.revision,
    revisionLabel: revisionLabel(context),
    ...(request.draft ? { watermark: t.watermark } : {}),
    frozenAt: `${request.frozenAt.toISOString().slice(0, 19)}Z`,
    margins: MARGINS,
    instrument: {
      id: instrument.id,
      version: instrument.version,
      sha256: snapshot.instrument.sha256,
      status: instrumentStatus(context),
    },
    cycleId: cycle.id,
    snapshot: request.snapshotSha256,
    labels: t.labels,
    sections: ORDER.flatMap((build) => build(context) ?? []),
    evidence: evidenceEntries(context),
  }
}
