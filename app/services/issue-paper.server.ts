import { createHash } from "node:crypto"
import { config } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Day, Language } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { officeText } from "#app/domain/office.ts"
import { Paper, type PaperBody } from "#app/domain/paper.ts"
import { DEFAULT_NUMBERING, numberText } from "#app/domain/paper-number.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import type { PaperKind } from "#app/domain/progress-terms.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { paths } from "#app/paths.ts"
import { gatherRapor } from "#app/services/gather-rapor.server.ts"
import { gatherSyahadah } from "#app/services/gather-syahadah.server.ts"
import { gatherTranscript } from "#app/services/gather-transcript.server.ts"
import { keepPaperFiles } from "#app/services/paper-files.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listSigners } from "#db/queries/dossiers.server.ts"
import {
  getPaperHead,
  lastPaperNumber,
  listHoldersOfRapor,
  listNumbering,
  listPresentSantri,
} from "#db/queries/papers.server.ts"
import { getSantri, listStays, type SantriRow } from "#db/queries/santri.server.ts"
import { paper } from "#db/schema/papers.ts"
import { registerNumberView } from "#db/schema/santri.ts"
import { type Tx, write } from "#db/write.server.ts"

export type PaperOrder =
  | { kind: "rapor"; period: Period; language: Language }
  /** `basis` is one of those of `listSyahadahBases`. */
  | { kind: "syahadah"; basis: string; language: Language }
  | { kind: "transkrip"; withRegisterNumber: boolean; language: Language }

/**
 * Issues a numbered paper: what it says is frozen with the next number, and its PDF drawn.
 * @returns its id. @throws 404, 403, 409 (erased, never there), 422 (nothing to certify).
 */
export async function issuePaper(actor: Actor, santriId: string, order: PaperOrder): Promise<string> {
  const { santri } = await requireSantri(db, actor, "paper.issue", santriId)
  const { unitId } = santri
  const issued = await write(actor, "paper.issue", { unitId, santriId, kind: order.kind }, async (tx) => {
    const current = await getSantri(tx, scopeOf(actor).unitIds, santriId)
    if (current === undefined) throw notFound()
    authorise(actor, "paper.issue", { unitId })
    if (order.kind === "transkrip" && order.withRegisterNumber) {
      authorise(actor, "santri.see-number", { unitId })
      const view = { id: newId(), unitId, santriId, viewedBy: actor.userId, viewedAt: new Date() }
      await tx.insert(registerNumberView, view)
    }
    const press = await openPress(tx, actor, unitId, order)
    return press(current, order)
  })
  await keepPaperFiles([issued])
  return issued.id
}

/**
 * Issues the rapor of a period to every santri who was there in it, of one halaqah where given, and has none yet.
 * @returns how many were issued. @throws 403, 404.
 */
export async function issueRapors(
  actor: Actor,
  unitId: string,
  order: { period: Period; language: Language; halaqahId?: string | undefined },
): Promise<number> {
  if (!scopeOf(actor).unitIds.includes(unitId)) throw notFound()
  authorise(actor, "paper.issue", { unitId })
  const { period, language, halaqahId } = order
  const subject = { unitId, kind: "rapor", from: period.from, to: period.to }
  const issued = await write(actor, "paper.issue", subject, async (tx) => {
    const present = await listPresentSantri(tx, unitId, period, halaqahId)
    const have = await listHoldersOfRapor(tx, unitId, period.from, period.to)
    const press = await openPress(tx, actor, unitId, { kind: "rapor", language })
    const papers: Awaited<ReturnType<typeof press>>[] = []
    for (const santri of present)
      if (!have.has(santri.id)) papers.push(await press(santri, { kind: "rapor", period, language }))
    return papers
  })
  await keepPaperFiles(issued)
  return issued.length
}

/** Prepares what all papers of one issue share. @returns issues one of them to a santri. */
async function openPress(
  tx: Tx,
  actor: Actor,
  unitId: string,
  { kind, language }: { kind: PaperKind; language: Language },
) {
  const now = new Date()
  const { today: issuedOn } = await unitDay(tx, unitId)
  const year = Number(issuedOn.slice(0, 4))
  const head = await getPaperHead(tx, unitId)
  const signers = await signersOf(tx, unitId, issuedOn, head.pesantren)
  const pattern =
    (await listNumbering(tx, unitId)).find((row) => row.kind === kind)?.pattern ?? DEFAULT_NUMBERING[kind]
  const { publicUrl } = config()
  const verifyAt = publicUrl === undefined ? "" : `${publicUrl}${paths.verifyPaper()}`
  let last = await lastPaperNumber(tx, unitId, kind, year)
  const { letterhead } = head.unit
  const lines = [...letterhead.lines, letterhead.address, letterhead.contact].filter((line) => line !== "")

  return async (santri: SantriRow, order: PaperOrder) => {
    if (santri.erasedAt !== null) throw refusal(409, "paper:refusal.erased")
    const number = ++last
    const printed = numberText(pattern, number, issuedOn)
    const pesantren = head.pesantren?.name ?? head.unit.name
    const body = await bodyOf(tx, santri, order, {
      number: printed,
      issuedOn,
      unitName: head.unit.name,
      pesantren,
    })
    const said: Paper = Paper.parse({
      format: "miqyas-paper",
      version: 1,
      language,
      number: printed,
      issuedOn,
      unit: { name: head.unit.name, letterhead: lines.length > 0 ? lines : [head.unit.name] },
      pesantren,
      santri: {
        code: registerCode("santri", santri.number),
        name: santri.name,
        arabicName: santri.arabicName,
        birthYear: santri.birthYear,
        sample: santri.sample,
      },
      signers,
      verifyAt,
      body,
    })
    const content = canonicalJson(said)
    const sha256 = createHash("sha256").update(content, "utf8").digest("hex")
    const id = newId()
    await tx.insert(paper, {
      id,
      unitId,
      santriId: santri.id,
      kind,
      year,
      number,
      numberText: printed,
      language,
      periodFrom: order.kind === "rapor" ? order.period.from : null,
      periodTo: order.kind === "rapor" ? order.period.to : null,
      content,
      sha256,
      issuedOn,
      issuedBy: actor.userId,
      issuedAt: now,
    })
    return { id, sha256, content, withdrawnAt: null }
  }
}

interface BodyHead {
  number: string
  issuedOn: Day
  unitName: string
  pesantren: string
}

async function bodyOf(tx: Tx, santri: SantriRow, order: PaperOrder, head: BodyHead): Promise<PaperBody> {
  switch (order.kind) {
    case "rapor":
      return gatherRapor(tx, santri, order.period)
    case "syahadah":
      return gatherSyahadah(tx, santri, order.basis)
    case "transkrip": {
      if ((await listStays(tx, [santri.id])).length === 0) throw refusal(409, "paper:refusal.no-stay")
      const { withRegisterNumber } = order
      const transcript = await gatherTranscript(tx, santri, { ...head, withRegisterNumber })
      return { kind: "transkrip", transcript }
    }
  }
}

/** Who signs: the pengasuh, and the head of the unit or whoever acts for him that day. */
async function signersOf(
  tx: Tx,
  unitId: string,
  day: Day,
  pesantren: Awaited<ReturnType<typeof getPaperHead>>["pesantren"],
) {
  const unitSigners = (await listSigners(tx, unitId, day))
    .filter(({ signs }) => signs === "acknowledged")
    .map((signer) => ({
      title: officeText(signer.title, signer.standing),
      name: signer.name,
      nip: signer.nip,
    }))
  const own =
    pesantren === undefined
      ? []
      : [{ title: pesantren.signatoryTitle, name: pesantren.signatoryName, nip: "" }]
  return [...own, ...unitSigners]
}
