import { and, eq, inArray, ne } from "drizzle-orm"
import { addDays } from "#app/domain/dates.ts"
import type { MembersForm } from "#app/domain/halaqah-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import type { HalaqahRow } from "#db/queries/halaqah.server.ts"
import { listStays } from "#db/queries/santri.server.ts"
import { halaqah, halaqahMember } from "#db/schema/halaqah.ts"
import { santri } from "#db/schema/santri.ts"
import { attendance } from "#db/schema/sessions.ts"
import { type Tx, write } from "#db/write.server.ts"

/**
 * Places many santri in a halaqah from a day on, until their stay ends: all, or none when one cannot come.
 * `move` ends their places in other halaqah of the same programme on the day before. @returns how many.
 * @throws 404, 403; 422 for who is no resident that day, is a member already, or a day outside the halaqah's own.
 */
export async function addMembers(
  actor: Actor,
  halaqahId: string,
  { day, santri: chosen, move }: MembersForm,
): Promise<number> {
  return change(actor, halaqahId, async (tx, row) => {
    if (day < row.from || (row.until !== null && day > row.until))
      throw refusal(422, "halaqah:refusal.day-outside")
    const ids = [...new Set(chosen)]
    await requireSantriOf(tx, row.unitId, ids)
    const stays = await listStays(tx, ids)
    const places = await tx
      .select({ id: halaqahMember.id, santriId: halaqahMember.santriId, until: halaqahMember.until })
      .from(halaqahMember)
      .where(and(eq(halaqahMember.halaqahId, row.id), inArray(halaqahMember.santriId, ids)))
    if (places.some((place) => place.until === null || place.until >= day))
      throw refusal(422, "halaqah:refusal.member-already")
    if (move) await leaveOthers(tx, row, ids, day)
    await tx.insert(
      halaqahMember,
      ids.map((santriId) => {
        const stay = stays.find(
          (one) => one.santriId === santriId && one.from <= day && (one.until === null || day <= one.until),
        )
        if (stay === undefined) throw refusal(422, "halaqah:refusal.not-resident")
        const until = earlier(stay.until, row.until)
        return { id: newId(), unitId: row.unitId, halaqahId: row.id, santriId, from: day, until }
      }),
    )
    return ids.length
  })
}

/**
 * Ends the places of many members; the day is their last. A place that began later is taken back, unless
 * attendance is written down for it. @returns how many. @throws 404, 403; 409 for such a place.
 */
export async function endMembers(
  actor: Actor,
  halaqahId: string,
  { day, santri: chosen }: MembersForm,
): Promise<number> {
  return change(actor, halaqahId, async (tx, row) => {
    const places = await tx
      .select()
      .from(halaqahMember)
      .where(and(eq(halaqahMember.halaqahId, row.id), inArray(halaqahMember.santriId, chosen)))
    const lasting = places.filter((place) => place.until === null || place.until > day)
    if (new Set(places.map((place) => place.santriId)).size < new Set(chosen).size) throw notFound()
    for (const place of lasting) await endPlace(tx, place, day)
    return lasting.length
  })
}

type Place = typeof halaqahMember.$inferSelect

async function endPlace(tx: Tx, place: Place, day: string): Promise<void> {
  if (place.from <= day) {
    await tx.update(halaqahMember, eq(halaqahMember.id, place.id), { until: day })
    return
  }
  const [marked] = await tx
    .select({ id: attendance.id })
    .from(attendance)
    .where(and(eq(attendance.halaqahId, place.halaqahId), eq(attendance.santriId, place.santriId)))
    .limit(1)
  if (marked !== undefined) throw refusal(409, "halaqah:refusal.place-used")
  await tx.remove(halaqahMember, eq(halaqahMember.id, place.id))
}

/** Ends places in other halaqah of the same programme, the day before. */
async function leaveOthers(tx: Tx, row: HalaqahRow, santriIds: readonly string[], day: string) {
  const places = await tx
    .select({ place: halaqahMember })
    .from(halaqahMember)
    .innerJoin(halaqah, eq(halaqah.id, halaqahMember.halaqahId))
    .where(
      and(
        inArray(halaqahMember.santriId, [...santriIds]),
        eq(halaqah.programmeId, row.programmeId),
        ne(halaqah.id, row.id),
      ),
    )
  for (const { place } of places)
    if (place.until === null || place.until >= day) await endPlace(tx, place, addDays(day, -1))
}

async function requireSantriOf(tx: Tx, unitId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx
    .select({ id: santri.id })
    .from(santri)
    .where(and(eq(santri.unitId, unitId), inArray(santri.id, [...ids])))
  if (rows.length < ids.length) throw notFound()
}

async function change(
  actor: Actor,
  halaqahId: string,
  make: (tx: Tx, row: HalaqahRow) => Promise<number>,
): Promise<number> {
  const { unitId } = (await requireHalaqah(db, actor, "halaqah.manage", halaqahId)).halaqah
  return write(actor, "halaqah.manage", { unitId, halaqahId }, async (tx) =>
    make(tx, (await requireHalaqah(tx, actor, "halaqah.manage", halaqahId)).halaqah),
  )
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}
