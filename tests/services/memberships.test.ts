import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { loadActor } from "#app/auth/actor.server.ts"
import type { Actor, Role } from "#app/domain/permissions.ts"
import { createAccount } from "#app/services/create-account.server.ts"
import { changeMembership, grantMembership } from "#app/services/grant-membership.server.ts"
import { resetPassword, setDisabled } from "#app/services/manage-account.server.ts"
import { saveHolder } from "#app/services/manage-positions.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listMembershipsOf } from "#db/queries/accounts.server.ts"
import { unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import { makeAccount } from "#tests/helpers/accounts.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"

function grant(unitId: string, role: Role, changes = {}) {
  return {
    unitId,
    role,
    subtree: false,
    cycleId: null,
    edition: undefined,
    from: "2020-01-01",
    until: null as string | null,
    ...changes,
  }
}

async function actorOf(userId: string, at = "2026-11-24T03:00:00Z"): Promise<Actor> {
  return loadActor(db, { userId, name: "x" }, new Date(at))
}

async function putBelow(child: string, parent: string) {
  await write(systemActor("test"), "system.test", {}, (tx) =>
    tx.update(unit, eq(unit.id, child), { parentId: parent }),
  )
}

async function statusOf(work: Promise<unknown>): Promise<number> {
  return work.then(
    () => 200,
    (error) => (error as Response).status,
  )
}

test("a membership counts from its first day to its last, in the unit's time zone", async () => {
  const { unitId } = await makeUnit()
  const userId = await makeAccount("berjangka", {
    unitId,
    role: "asesor",
    from: "2026-11-20",
    until: "2026-11-24",
  })
  const roles = async (at: string) => (await actorOf(userId, at)).memberships.length
  // In Jakarta a day begins at 17.00 UTC of the day before.
  expect(await roles("2026-11-19T16:59:00Z")).toBe(0)
  expect(await roles("2026-11-19T17:00:00Z")).toBe(1)
  expect(await roles("2026-11-24T16:59:00Z")).toBe(1)
  expect(await roles("2026-11-24T17:00:00Z")).toBe(0)
})

test("a membership of a subtree reaches every unit below, however deep", async () => {
  const [korwil, lapas, cabang, other] = [
    await makeUnit("Korwil"),
    await makeUnit("Lapas"),
    await makeUnit("Cabang"),
    await makeUnit("Lain"),
  ]
  await putBelow(lapas.unitId, korwil.unitId)
  await putBelow(cabang.unitId, lapas.unitId)
  const userId = await makeAccount("wilayahan", { unitId: korwil.unitId, role: "wilayah", subtree: true })
  const [membership] = (await actorOf(userId)).memberships
  expect([...(membership?.unitIds ?? [])].sort()).toEqual([korwil.unitId, lapas.unitId, cabang.unitId].sort())
  expect(membership?.unitIds).not.toContain(other.unitId)
})

test("positions count while they are held", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const userId = await makeAccount("pejabat", { unitId, role: "kontributor" })
  const positionId = await makePosition(unitId, "Kasubsi")
  await saveHolder(admin, unitId, positionId, undefined, {
    name: "Pejabat",
    nip: "",
    rank: "",
    standing: "plt",
    userId,
    from: "2026-01-01",
    until: "2026-06-30",
  })
  expect((await actorOf(userId, "2026-06-30T10:00:00Z")).positionIds).toEqual([positionId])
  expect((await actorOf(userId, "2026-07-01T10:00:00Z")).positionIds).toEqual([])
})

test("two may not hold a position in full on one day; an acting holder may stand beside", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const positionId = await makePosition(unitId, "Kalapas")
  const holder = {
    name: "Satu",
    nip: "",
    rank: "",
    userId: null,
    standing: "definitif" as const,
    from: "2026-01-01",
    until: null,
  }
  await saveHolder(admin, unitId, positionId, undefined, holder)
  const second = { ...holder, name: "Dua", from: "2026-05-01" }
  expect(await statusOf(saveHolder(admin, unitId, positionId, undefined, second))).toBe(409)
  expect(
    await statusOf(saveHolder(admin, unitId, positionId, undefined, { ...second, standing: "plh" })),
  ).toBe(200)
})

test("a username is given once", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const form = { username: "kembar", name: "Kembar", ...grant(unitId, "koordinator") }
  expect((await createAccount(admin, form)).ok).toBe(true)
  expect(await createAccount(admin, form)).toEqual({ ok: false, error: "username-taken" })
})

test("an admin gives roles in his own units alone, and the units below only where he manages them too", async () => {
  const [own, other, below] = [await makeUnit(), await makeUnit(), await makeUnit()]
  await putBelow(below.unitId, own.unitId)
  const admin = await makeActor(own.unitId, "admin")
  const userId = await makeAccount("anakbuah", { unitId: own.unitId, role: "koordinator" })
  expect(await statusOf(grantMembership(admin, userId, grant(own.unitId, "peninjau")))).toBe(200)
  expect(await statusOf(grantMembership(admin, userId, grant(other.unitId, "peninjau")))).toBe(403)
  expect(
    await statusOf(grantMembership(admin, userId, grant(own.unitId, "wilayah", { subtree: true }))),
  ).toBe(403)
})

test("the same role again changes its days instead of standing twice", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const userId = await makeAccount("dualama", { unitId, role: "koordinator" })
  await grantMembership(admin, userId, grant(unitId, "koordinator", { until: "2030-12-31" }))
  expect((await listMembershipsOf(db, userId)).map((row) => row.until)).toEqual(["2030-12-31"])
})

test("an asesor is given a cycle of the unit, not of another", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const userId = await makeAccount("penilai", { unitId, role: "asesor" })
  const strange = grant(unitId, "asesor", { cycleId: newId(), edition: "redacted" })
  expect(await statusOf(grantMembership(admin, userId, strange))).toBe(422)
})

test("an account with a role elsewhere is not this admin's to take over", async () => {
  const [own, other] = [await makeUnit(), await makeUnit()]
  const admin = await makeActor(own.unitId, "admin")
  const userId = await makeAccount("pejabatatas", { unitId: own.unitId, role: "koordinator" })
  await grantMembership(await makeActor(own.unitId, "admin"), userId, grant(own.unitId, "peninjau"))
  const elsewhere = await makeActor(other.unitId, "admin")
  const both: Actor = { ...elsewhere, memberships: [...elsewhere.memberships, ...admin.memberships] }
  await grantMembership(both, userId, grant(other.unitId, "admin"))
  expect(await statusOf(resetPassword(admin, userId))).toBe(403)
  expect(await statusOf(resetPassword(both, userId))).toBe(200)
})

test("after a move the new office's admin resets the password, the old one's does not", async () => {
  const [old, next] = [await makeUnit(), await makeUnit()]
  const userId = await makeAccount("pindahtugas", { unitId: old.unitId, role: "koordinator" })
  const [before, after] = [await makeActor(old.unitId, "admin"), await makeActor(next.unitId, "admin")]
  const both: Actor = { ...before, memberships: [...before.memberships, ...after.memberships] }
  await grantMembership(both, userId, grant(next.unitId, "koordinator"))
  expect(await statusOf(resetPassword(after, userId))).toBe(403)
  await grantMembership(both, userId, grant(old.unitId, "koordinator", { until: "2024-12-31" }))
  expect(await statusOf(resetPassword(after, userId))).toBe(200)
  expect(await statusOf(resetPassword(before, userId))).toBe(403)
})

test("outside his units an account does not exist for an admin", async () => {
  const [own, other] = [await makeUnit(), await makeUnit()]
  const admin = await makeActor(own.unitId, "admin")
  const userId = await makeAccount("orangluar", { unitId: other.unitId, role: "koordinator" })
  expect(await statusOf(resetPassword(admin, userId))).toBe(404)
})

test("the last admin without an end cannot be ended, closed, or close himself", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const [own] = await listMembershipsOf(db, admin.userId)
  const end = { membershipId: own?.id ?? "", from: "2020-01-01", until: "2026-01-01" }
  expect(await statusOf(changeMembership(admin, admin.userId, end))).toBe(409)
  expect(await statusOf(setDisabled(admin, admin.userId, true))).toBe(409)
  const second = await makeActor(unitId, "admin")
  expect(await statusOf(setDisabled(second, admin.userId, true))).toBe(200)
  const [rest] = await listMembershipsOf(db, second.userId)
  expect(
    await statusOf(changeMembership(second, second.userId, { ...end, membershipId: rest?.id ?? "" })),
  ).toBe(409)
})
