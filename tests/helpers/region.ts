import { eq } from "drizzle-orm"
import { addDays, type Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import type { RegionReport } from "#app/domain/region-report.ts"
import { noteReadiness } from "#app/services/note-readiness.server.ts"
import { fileText, sealContent } from "#app/services/signed-file.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { KEMENAG, makeCycle } from "#tests/helpers/cycles.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

/** A unit below an office. */
export async function placeUnit(
  name: string,
  parentId: string | null,
  kind: "upt" | "korwil" | "kanwil" = "upt",
) {
  const { unitId } = await makeUnit(name)
  await write(systemActor("test"), "system.test", { unitId }, (tx) =>
    tx.update(unit, eq(unit.id, unitId), { parentId, kind }),
  )
  return unitId
}

/** An office with two units below it and one that is not: `here` is counted in this installation, `far` by file. */
export async function furnishRegion() {
  const korwil = await placeUnit("Korwil Contoh", null, "korwil")
  const home = await makeUnit("Lapas Sini")
  const here = home.unitId
  await write(systemActor("test"), "system.test", { unitId: here }, (tx) =>
    tx.update(unit, eq(unit.id, here), { parentId: korwil }),
  )
  const far = await placeUnit("Lapas Jauh", korwil)
  const foreign = await placeUnit("Lapas Asing", null)
  const koordinator = await makeActor(here, "koordinator")
  const office = await makeActor(korwil, "wilayah")
  const wilayah: Actor = {
    ...office,
    memberships: [{ role: "wilayah", unitIds: [korwil, here, far], cycleId: null, edition: null }],
  }
  const today = (await unitDay(db, here)).today
  const cycleId = await makeCycle(koordinator, home.applicantId, { visitDate: addDays(today, 30) })
  await noteReadiness()
  return { korwil, here, far, foreign, wilayah, koordinator, cycleId, today }
}

const COUNTS = {
  ...{ items: 20, ready: 5, approved: 5, submitted: 2, belowTarget: 3, unanswered: 10, blocked: 1 },
  ...{ blockersUnknown: 0, urgent: 2, overdue: 1, unassigned: 0, withoutProof: 4, periods: 0 },
  ...{ periodsCovered: 0, profile: { 1: 7, 2: 5 }, components: [], dueDate: null, visitDate: null },
}

/** A report as another installation would sign it, with the key of the unit named. */
export function foreignReport(
  today: Day,
  signer: string,
  more: Partial<RegionReport> & { ref?: string; ready?: number; ago?: number } = {},
): string {
  const { ref = `cycle-${signer}`, ready = 5, ago = 0, ...rest } = more
  const asOf = rest.asOf ?? addDays(today, -ago)
  const value = {
    format: "miqyas-region-report",
    version: 1,
    unit: { id: `foreign-${signer}`, name: "Lapas Jauh" },
    month: asOf.slice(0, 7),
    asOf,
    madeAt: `${asOf}T05:00:00.000Z`,
    cycles: [
      {
        ref,
        instrument: { key: KEMENAG, version: "1" },
        marks: [{ ...COUNTS, ready, day: asOf }],
      },
    ],
    ...rest,
  }
  return fileText(signer, sealContent(signer, value))
}

/** The status and the key that a piece of work is refused with. */
export async function refusedWith(work: Promise<unknown>) {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(thrown instanceof Response)) throw new Error("Nothing was refused")
  return { status: thrown.status, key: ((await thrown.json()) as RefusalBody).key }
}
