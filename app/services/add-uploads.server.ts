import type { UploadForm } from "#app/domain/evidence-form.ts"
import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import type { StoredFile } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { requireLinkTarget } from "#app/services/link-target.server.ts"
import { db } from "#db/client.server.ts"
import { type EvidenceSummary, summarise } from "#db/queries/evidence.server.ts"

/** A file that was sent, and what became of it. */
export interface TakenFile {
  fileName: string
  evidence: EvidenceSummary
  /** The unit had this content already. */
  recognised: boolean
  /** It is linked to the item it was sent for. */
  linked: boolean
}

/**
 * Enters files that lie in the store as evidence, in the order they were sent, with what was said about all
 * of them, and links them to the item they were sent for. A title is meant for one file alone.
 * @throws 403, 404 and 409 as `addEvidence`, before anything is entered.
 */
export async function addUploads(
  actor: Actor,
  files: readonly { fileName: string; stored: StoredFile }[],
  form: UploadForm,
): Promise<TakenFile[]> {
  const { unitId, link } = await requirePlace(actor, form)
  const taken: TakenFile[] = []
  for (const { fileName, stored } of files) {
    const added = await addEvidence(actor, {
      unitId,
      link,
      file: { ...stored, ...(await inspectEvidence(stored.sha256)) },
      fileName,
      title: files.length === 1 ? form.title : undefined,
      kind: form.kind,
      periodFrom: form.periodFrom ?? undefined,
      periodTo: form.periodTo ?? undefined,
      validUntil: form.validUntil ?? undefined,
      supersedesId: files.length === 1 ? form.supersedes : undefined,
    })
    taken.push({
      fileName,
      evidence: summarise(added.evidence),
      recognised: added.recognised,
      linked: link !== undefined,
    })
  }
  return taken
}

/** The unit and item that files are sent for. @throws 403, 404, 409 where they may not be added there. */
export async function requirePlace(
  actor: Actor,
  { unit, cycle, item, hint }: Pick<UploadForm, "unit" | "cycle" | "item" | "hint">,
) {
  if (cycle !== undefined && item !== undefined) {
    const { unitId } = await requireLinkTarget(db, actor, "evidence.link", { cycleId: cycle, item })
    return { unitId, link: { cycleId: cycle, item, hint } }
  }
  const units = unitsWhere(actor, "evidence.add")
  const unitId = unit ?? units[0]
  if (unitId === undefined || !units.includes(unitId)) throw refusal(403, "common:refusal.forbidden")
  return { unitId, link: undefined }
}
