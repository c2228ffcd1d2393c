import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { expect } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { canonicalInstrument, parseInstrument } from "#app/domain/parse-instrument.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { ItemAnswer } from "#app/services/answer-item.server.ts"
import { type NewCycle, openCycle } from "#app/services/open-cycle.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { instrument } from "#db/schema/instruments.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

export const KEMENAG = "kemenag-registrasi-pesantren"
export const BANPDM = "banpdm-ia2024-kesetaraan"

/** A unit with an applicant, its coordinator and reviewer, and the coordinator of another unit. */
export async function makeCyclePeople() {
  const { unitId, applicantId } = await makeUnit()
  return {
    unitId,
    applicantId,
    coordinator: await makeActor(unitId, "koordinator"),
    reviewer: await makeActor(unitId, "peninjau"),
    stranger: await makeActor((await makeUnit("Lapas Lain")).unitId, "koordinator"),
  }
}

/** Installs one of the shipped instruments, once per database. @returns its row id. */
export async function installInstrument(key: string): Promise<string> {
  const known = (await db.select({ id: instrument.id, key: instrument.key }).from(instrument)).find(
    (row) => row.key === key,
  )
  if (known !== undefined) return known.id
  const file = projectPath("templates", "instruments", key, "1.yaml")
  const parsed = parseInstrument(readFileSync(file, "utf8"), file)
  if (!parsed.ok) throw new Error(`Not an instrument: "${file}"`)
  const content = canonicalInstrument(parsed.instrument)
  const id = newId()
  await write(systemActor("test"), "system.test", {}, async (tx) => {
    await tx.insert(instrument, {
      id,
      key,
      version: "1",
      contentHash: createHash("sha256").update(content).digest("hex"),
      content,
      addedAt: new Date(),
    })
  })
  return id
}

/** A cycle of the shipped registration instrument over the year 2026, aimed at its highest level. */
export async function makeCycle(
  actor: Actor,
  applicantId: string,
  terms: Partial<NewCycle> & { instrument?: string } = {},
): Promise<string> {
  const { instrument: key = KEMENAG, ...rest } = terms
  return openCycle(actor, {
    applicantId,
    instrumentId: await installInstrument(key),
    title: "Pengajuan contoh",
    periodFrom: "2026-01-01",
    periodTo: "2026-12-31",
    targetLevel: 2,
    dueDate: null,
    visitDate: null,
    ...rest,
  })
}

/** An answer as its form gives it, shown the version that stands. */
export function answer(version: number, more: Partial<ItemAnswer> = {}): ItemAnswer {
  return {
    version,
    level: 2,
    notApplicable: false,
    narrative: "Ada jadwal tetap.",
    gapReason: "",
    intent: "save",
    ...more,
  }
}

/** Expects a change to be refused with a status and, where given, a key of the text. */
export async function refused(promise: Promise<unknown>, status: number, key?: string) {
  const response = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(response instanceof Response)) throw response ?? new Error("Nothing was refused")
  expect(response.status).toBe(status)
  if (key !== undefined) expect(await response.json()).toMatchObject({ key })
}
