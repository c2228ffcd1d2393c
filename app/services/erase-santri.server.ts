import { eq } from "drizzle-orm"
import { coversDay } from "#app/domain/enrolment.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { eraseMentions, removeDetails } from "#app/services/erase-mentions.server.ts"
import { removePaperFiles } from "#app/services/paper-files.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"
import { listPapersOf } from "#db/queries/papers.server.ts"
import { listDetailsNaming, PERSONAL_PROGRESS } from "#db/queries/retention.server.ts"
import { getSantri, listStays } from "#db/queries/santri.server.ts"
import { imtihanResult, paper } from "#db/schema/papers.ts"
import { broughtTranscript, enrolment, santri } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

export interface Erasure {
  /** Name, register number, photo, papers, free text about him, and his name in what was written of other things. */
  identity: boolean
  /** Lessons and progress, line by line; attendance, standings and the halaqah's weekly counts stay. */
  progress: boolean
}

/**
 * Removes what names a santri who has left, or his lessons line by line. What is counted stays, under his code.
 * The audit log keeps its chain and loses the details of every entry that told of him; where an entry told of
 * others besides, theirs go with it. Done again, it finishes what was interrupted.
 * @returns whether the photo had to stay, since a dossier or an item shows it, and how many rows of other things had
 * named him and name his code now.
 * @throws 404, 403, 409 while he is there.
 */
export async function eraseSantri(
  actor: Actor,
  santriId: string,
  erasure: Erasure,
): Promise<{ photoKept: boolean; mentions: number }> {
  const { santri: known, today } = await requireSantri(db, actor, "santri.erase", santriId)
  const { unitId, photoEvidenceId } = known
  const papers = await listPapersOf(db, santriId)
  const mentions = await write(actor, "santri.erase", { unitId, santriId }, async (tx) => {
    const current = await getSantri(tx, scopeOf(actor).unitIds, santriId)
    if (current === undefined) throw notFound()
    authorise(actor, "santri.erase", { unitId })
    const stays = await listStays(tx, [santriId])
    if (stays.some((stay) => coversDay(stay, today) || stay.until === null))
      throw refusal(409, "privacy:refusal.resident")
    // While the row still says by which name and number to look.
    const found = erasure.identity ? await eraseMentions(tx, current) : 0
    if (erasure.identity) await eraseIdentity(tx, santriId, current.version)
    if (erasure.progress)
      for (const table of PERSONAL_PROGRESS) await tx.remove(table, eq(table.santriId, santriId))
    return found
  })
  await eraseDetails(actor, unitId, santriId)
  if (!erasure.identity) return { photoKept: false, mentions }
  await removePaperFiles(papers.map(({ sha256 }) => sha256))
  return { photoKept: photoEvidenceId !== null && !(await removed(actor, photoEvidenceId)), mentions }
}

async function eraseIdentity(tx: Tx, santriId: string, version: number) {
  await tx.update(santri, eq(santri.id, santriId), {
    name: "",
    arabicName: "",
    registerNumberSealed: null,
    registerNumberHash: null,
    birthYear: null,
    photoEvidenceId: null,
    version: version + 1,
    erasedAt: new Date(),
  })
  await tx.update(enrolment, eq(enrolment.santriId, santriId), { decisionNumber: "", decisionOn: null })
  await tx.update(paper, eq(paper.santriId, santriId), { content: "", withdrawnReason: "" })
  await tx.remove(broughtTranscript, eq(broughtTranscript.santriId, santriId))
  await tx.update(imtihanResult, eq(imtihanResult.santriId, santriId), { note: "" })
  for (const table of PERSONAL_PROGRESS) await tx.update(table, eq(table.santriId, santriId), { note: "" })
}

/** A change of its own: the entry of the removal itself tells what was there before, and has to be among them. */
async function eraseDetails(actor: Actor, unitId: string, santriId: string) {
  const sequences = await listDetailsNaming(db, santriId)
  await write(actor, "santri.erase", { unitId, santriId }, (tx) => removeDetails(tx, sequences))
}

async function removed(actor: Actor, evidenceId: string): Promise<boolean> {
  try {
    await removeEvidence(actor, evidenceId)
    return true
  } catch (thrown) {
    if (thrown instanceof Response && thrown.status === 409) return false
    throw thrown
  }
}
