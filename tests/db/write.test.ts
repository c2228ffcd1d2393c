import { asc, eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { auditDetail, auditEntry, auditRow } from "#db/schema/audit.ts"
import { unit } from "#db/schema/units.ts"
import { CHAIN_START, entryHash, rowDigest, systemActor, type Tx, write } from "#db/write.server.ts"

const actor = systemActor("test")

function unitRow(id: string, name: string) {
  return {
    id,
    kind: "upt" as const,
    name,
    shortName: name,
    timeZone: "Asia/Jakarta" as const,
    letterhead: { lines: [], address: "", contact: "" },
    createdAt: new Date("2026-11-24T01:02:03.456Z"),
  }
}

async function addUnit(name: string): Promise<string> {
  const id = newId()
  await write(actor, "system.test", { unitId: id }, (tx) => tx.insert(unit, unitRow(id, name)))
  return id
}

async function unitNames(id: string) {
  return (await db.select({ name: unit.name }).from(unit).where(eq(unit.id, id))).map((row) => row.name)
}

test("a change is stored and read back by the reader", async () => {
  const id = await addUnit("Lapas A")
  const [row] = await db.select().from(unit).where(eq(unit.id, id))
  expect(row?.createdAt.toISOString()).toBe("2026-11-24T01:02:03.456Z")
  expect(row?.letterhead).toEqual({ lines: [], address: "", contact: "" })
})

test("a change that throws keeps nothing, neither rows nor audit entry", async () => {
  const id = newId()
  const before = (await db.select().from(auditEntry)).length
  const failing = write(actor, "system.test", {}, async (tx) => {
    await tx.insert(unit, unitRow(id, "Gagal"))
    throw new Error("stop")
  })
  await expect(failing).rejects.toThrow("stop")
  expect(await unitNames(id)).toEqual([])
  expect((await db.select().from(auditEntry)).length).toBe(before)
})

test("a failed change does not disturb those waiting behind it", async () => {
  const id = newId()
  const results = await Promise.allSettled([
    write(actor, "system.test", {}, async () => {
      throw new Error("first fails")
    }),
    write(actor, "system.test", {}, (tx) => tx.insert(unit, unitRow(id, "Kedua"))),
  ])
  expect(results.map((result) => result.status)).toEqual(["rejected", "fulfilled"])
  expect(await unitNames(id)).toEqual(["Kedua"])
})

test("changes begun together take turns and chain without a fork", async () => {
  await Promise.all(Array.from({ length: 20 }, (_, n) => addUnit(`Bersama ${n}`)))
  const entries = await db.select().from(auditEntry).orderBy(asc(auditEntry.sequence))
  let previous = CHAIN_START
  for (const [n, entry] of entries.entries()) {
    expect(entry.sequence).toBe(n + 1)
    expect(entry.previousHash).toBe(previous)
    expect(entryHash(entry)).toBe(entry.hash)
    previous = entry.hash
  }
})

test("the audit notes each changed row with the digest it now has, and what it was before", async () => {
  const id = await addUnit("Lama")
  await write(actor, "unit.manage", { unitId: id }, (tx) =>
    tx.update(unit, eq(unit.id, id), { name: "Baru" }),
  )
  const [stored] = await db.select().from(unit).where(eq(unit.id, id))
  const rows = await db.select().from(auditRow).where(eq(auditRow.rowKey, id)).orderBy(asc(auditRow.sequence))
  expect(rows.at(-1)?.digest).toBe(rowDigest("unit", id, stored))
  const [detail] = await db
    .select()
    .from(auditDetail)
    .where(eq(auditDetail.sequence, rows.at(-1)?.sequence ?? 0))
  const [change] = JSON.parse(detail?.detail ?? "[]")
  expect([change.before.name, change.after.name]).toEqual(["Lama", "Baru"])
})

test("a removed row is noted as gone", async () => {
  const id = await addUnit("Sementara")
  const gone = await write(actor, "system.test", {}, (tx) => tx.remove(unit, eq(unit.id, id)))
  expect(gone.map((row) => row.name)).toEqual(["Sementara"])
  const rows = await db.select().from(auditRow).where(eq(auditRow.rowKey, id)).orderBy(asc(auditRow.sequence))
  expect(rows.at(-1)?.digest).toBeNull()
})

test("a write inside a write is refused", async () => {
  const nested = write(actor, "system.test", {}, () => write(actor, "system.test", {}, async () => 1))
  await expect(nested).rejects.toThrow("inside another write")
})

test("the reader is refused inside a write, whose own tx sees what it wrote", async () => {
  const id = newId()
  const seen = await write(actor, "system.test", {}, async (tx: Tx) => {
    await tx.insert(unit, unitRow(id, "Di dalam"))
    expect(() => db.select()).toThrow("inside a write")
    return tx.select({ name: unit.name }).from(unit).where(eq(unit.id, id))
  })
  expect(seen).toEqual([{ name: "Di dalam" }])
})

test("the reader cannot change anything", async () => {
  const reader = db as unknown as Tx & {
    insert(table: typeof unit): { values(row: unknown): Promise<unknown> }
  }
  const id = newId()
  await expect((async () => reader.insert(unit).values(unitRow(id, "Lewat pembaca")))()).rejects.toThrow()
  expect(await unitNames(id)).toEqual([])
})
