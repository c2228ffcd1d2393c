import { createHash, randomUUID } from "node:crypto"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { and, eq } from "drizzle-orm"
import { config } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { authorise, refusal } from "#app/domain/refusal.ts"
import { TRANSCRIPT_BYTES, TRANSCRIPT_FILE, Transcript } from "#app/domain/transcript.ts"
import { askPreview } from "#app/evidence/preview.server.ts"
import { insertSantri } from "#app/services/insert-santri.server.ts"
import { newId } from "#db/ids.ts"
import { broughtTranscript } from "#db/schema/santri.ts"
import { write } from "#db/write.server.ts"

/** A hostile file may take this long, no longer. */
const READ_MS = 20_000

/** The stay that begins here; stays at the unit before are told by the transcript and count there. */
export interface Arrival {
  from: string
  intake: string
  decisionNumber: string
  decisionOn: string | null
}

/**
 * Takes in a transcript from another unit: adds the santri with the stay that begins, and keeps what he brought.
 * @returns the santri's id.
 * @throws 403; 422 for a PDF that carries no transcript; 409 for one taken in before or a register number known already.
 */
export async function takeTranscript(
  actor: Actor,
  unitId: string,
  { pdf, arrival }: { pdf: Buffer; arrival: Arrival },
): Promise<string> {
  authorise(actor, "santri.import", { unitId })
  const transcript = await readTranscript(pdf)
  const content = canonicalJson(transcript)
  const sha256 = createHash("sha256").update(content).digest("hex")
  return write(actor, "santri.import", { unitId }, async (tx) => {
    const [known] = await tx
      .select({ id: broughtTranscript.id })
      .from(broughtTranscript)
      .where(and(eq(broughtTranscript.unitId, unitId), eq(broughtTranscript.sha256, sha256)))
    if (known !== undefined) throw refusal(409, "import:transcript.known")
    const { name, arabicName, registerNumber, birthYear, sample } = transcript.santri
    const stay = { ...arrival, until: null, reason: null, registeredElsewhere: false }
    const entry = { name, arabicName, registerNumber: registerNumber ?? "", birthYear, sample, stays: [stay] }
    const [santriId] = await insertSantri(tx, { unitId, enteredBy: actor.userId, entries: [entry] })
    await tx.insert(broughtTranscript, {
      id: newId(),
      unitId,
      santriId: santriId as string,
      fromUnit: transcript.unit.name,
      issuedOn: transcript.issuedOn,
      content,
      sha256,
      readBy: actor.userId,
      readAt: new Date(),
    })
    return santriId as string
  })
}

/** What a PDF carries, read in a process of its own. @throws 422 where that is no transcript of a version we know. */
async function readTranscript(pdf: Buffer): Promise<Transcript> {
  const folder = join(config().dataDir, "imports")
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.pdf`)
  try {
    await writeFile(path, pdf, { mode: 0o600, flag: "wx" })
    const asked = { task: "attachment", path, name: TRANSCRIPT_FILE, mostBytes: TRANSCRIPT_BYTES } as const
    const reply = await askPreview(asked, READ_MS)
    const text = reply?.task === "attachment" ? reply.text : undefined
    const parsed = Transcript.safeParse(text === undefined ? undefined : parseJson(text))
    if (!parsed.success) throw refusal(422, "import:transcript.none")
    return parsed.data
  } finally {
    await rm(path, { force: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
