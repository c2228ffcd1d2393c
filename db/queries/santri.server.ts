import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  isNull,
  lte,
  not,
  or,
  type SQL,
  sql,
} from "drizzle-orm"
import type { Day } from "#app/domain/dates.ts"
import type { Period } from "#app/domain/days.ts"
import { type Actor, grantsOf } from "#app/domain/permissions.ts"
import { parseRegisterCode } from "#app/domain/register-code.ts"
import type { Db } from "#db/client.server.ts"
import { byText, containsText } from "#db/columns.ts"
import { halaqah, halaqahMember } from "#db/schema/halaqah.ts"
import { broughtTranscript, enrolment, registerNumberView, santri } from "#db/schema/santri.ts"

export type SantriRow = typeof santri.$inferSelect
export type StayRow = typeof enrolment.$inferSelect

/** What a list of santri may be narrowed to; all given parts must hold. */
export interface SantriFilter {
  /** In the name, or the code as people type it. */
  search?: string | undefined
  /** Hash of a register number: found as well as by `search`. */
  numberHash?: string | undefined
  standing?: "resident" | "left" | undefined
  /** Angkatan of any of the stays. */
  intake?: string | undefined
  halaqahId?: string | undefined
  unitId?: string | undefined
}

/** Units whose santri the actor sees all of, and halaqah whose members he sees. */
interface SantriSight {
  unitIds: string[]
  halaqahIds: string[]
}

/** What the actor sees of the register of santri. */
function santriSight(actor: Actor): SantriSight {
  const grants = grantsOf(actor, "santri.see")
  const whole = grants.filter(({ grant }) => grant === "all").flatMap(({ membership }) => membership.unitIds)
  const led = grants.some(({ grant }) => grant === "own-halaqah")
  return { unitIds: [...new Set(whole)], halaqahIds: led ? [...actor.halaqahIds] : [] }
}

/** Restricts a query over `santri` to whom the actor sees on a day. */
export function seenSantri(db: Db, actor: Actor, today: Day): SQL | undefined {
  const { unitIds, halaqahIds } = santriSight(actor)
  return or(
    inArray(santri.unitId, unitIds),
    halaqahIds.length === 0 ? sql`1 = 0` : exists(memberships(db, today, halaqahIds)),
  )
}

/** One page of the santri an actor sees, by code. */
export async function listSantri(
  db: Db,
  actor: Actor,
  filter: SantriFilter,
  today: Day,
  page: { limit: number; offset: number },
): Promise<SantriRow[]> {
  return db
    .select()
    .from(santri)
    .where(and(seenSantri(db, actor, today), ...conditions(db, filter, today)))
    .orderBy(asc(santri.unitId), asc(santri.number))
    .limit(page.limit)
    .offset(page.offset)
}

/** How many santri the actor sees under a filter. */
export async function countSantri(db: Db, actor: Actor, filter: SantriFilter, today: Day): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(santri)
    .where(and(seenSantri(db, actor, today), ...conditions(db, filter, today)))
  return row?.total ?? 0
}

/** One santri of the units. */
export async function getSantri(
  db: Db,
  unitIds: readonly string[],
  santriId: string,
): Promise<SantriRow | undefined> {
  const [row] = await db
    .select()
    .from(santri)
    .where(and(eq(santri.id, santriId), inArray(santri.unitId, [...unitIds])))
  return row
}

/** The names and numbers of some santri. */
export async function listNamesOf(db: Db, santriIds: readonly string[]) {
  if (santriIds.length === 0) return []
  return db
    .select({ id: santri.id, number: santri.number, name: santri.name })
    .from(santri)
    .where(inArray(santri.id, [...santriIds]))
}

/** The stays of some santri, in order of their days. */
export async function listStays(db: Db, santriIds: readonly string[]): Promise<StayRow[]> {
  if (santriIds.length === 0) return []
  return db
    .select()
    .from(enrolment)
    .where(inArray(enrolment.santriId, [...santriIds]))
    .orderBy(asc(enrolment.from))
}

/** The halaqah that some santri learn in on a day. */
export async function listHalaqahOf(db: Db, santriIds: readonly string[], today: Day) {
  if (santriIds.length === 0) return []
  return db
    .select({ santriId: halaqahMember.santriId, halaqahId: halaqah.id, name: halaqah.name })
    .from(halaqahMember)
    .innerJoin(halaqah, eq(halaqah.id, halaqahMember.halaqahId))
    .where(and(inArray(halaqahMember.santriId, [...santriIds]), memberOn(today)))
    .orderBy(byText(halaqah.name))
}

/** When and to whom a register number was shown in full, the latest first. */
export async function listNumberViews(db: Db, santriId: string) {
  return db
    .select({ viewedBy: registerNumberView.viewedBy, viewedAt: registerNumberView.viewedAt })
    .from(registerNumberView)
    .where(eq(registerNumberView.santriId, santriId))
    .orderBy(desc(registerNumberView.viewedAt), desc(registerNumberView.id))
}

/** The angkatan of the units' stays, the newest name first. */
export async function listIntakes(db: Db, unitIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ intake: enrolment.intake })
    .from(enrolment)
    .where(inArray(enrolment.unitId, [...unitIds]))
  return rows
    .map(({ intake }) => intake)
    .filter((intake) => intake !== "")
    .sort((a, b) => (a < b ? 1 : -1))
}

/** The halaqah of the units that last on a day, by name. */
export async function listHalaqahChoices(db: Db, unitIds: readonly string[], today: Day) {
  return db
    .select({ id: halaqah.id, name: halaqah.name })
    .from(halaqah)
    .where(
      and(
        inArray(halaqah.unitId, [...unitIds]),
        lte(halaqah.from, today),
        or(isNull(halaqah.until), gte(halaqah.until, today)),
      ),
    )
    .orderBy(byText(halaqah.name))
}

function conditions(db: Db, filter: SantriFilter, today: Day): (SQL | undefined)[] {
  const number = filter.search === undefined ? undefined : parseRegisterCode("santri", filter.search)
  return [
    filter.unitId === undefined ? undefined : eq(santri.unitId, filter.unitId),
    filter.search === undefined || filter.search === ""
      ? undefined
      : or(
          containsText(santri.name, filter.search),
          containsText(santri.arabicName, filter.search),
          number === undefined ? undefined : eq(santri.number, number),
          filter.numberHash === undefined ? undefined : eq(santri.registerNumberHash, filter.numberHash),
        ),
    filter.standing === undefined
      ? undefined
      : filter.standing === "resident"
        ? exists(stays(db, stayOn(today)))
        : and(
            exists(stays(db)),
            not(exists(stays(db, or(isNull(enrolment.until), gte(enrolment.until, today))))),
          ),
    filter.intake === undefined ? undefined : exists(stays(db, eq(enrolment.intake, filter.intake))),
    filter.halaqahId === undefined ? undefined : exists(memberships(db, today, [filter.halaqahId])),
  ]
}

function stays(db: Db, also?: SQL) {
  return db
    .select({ id: enrolment.id })
    .from(enrolment)
    .where(and(eq(enrolment.santriId, santri.id), also))
}

function stayOn(today: Day): SQL | undefined {
  return and(lte(enrolment.from, today), or(isNull(enrolment.until), gte(enrolment.until, today)))
}

function memberships(db: Db, today: Day, halaqahIds: readonly string[]) {
  return db
    .select({ id: halaqahMember.id })
    .from(halaqahMember)
    .where(
      and(
        eq(halaqahMember.santriId, santri.id),
        inArray(halaqahMember.halaqahId, [...halaqahIds]),
        memberOn(today),
      ),
    )
}

function memberOn(today: Day): SQL | undefined {
  return and(lte(halaqahMember.from, today), or(isNull(halaqahMember.until), gte(halaqahMember.until, today)))
}

/** The transcripts that a santri brought from other units, the latest first. */
export async function listBroughtTranscripts(db: Db, santriId: string) {
  return db
    .select({
      id: broughtTranscript.id,
      fromUnit: broughtTranscript.fromUnit,
      issuedOn: broughtTranscript.issuedOn,
      content: broughtTranscript.content,
    })
    .from(broughtTranscript)
    .where(eq(broughtTranscript.santriId, santriId))
    .orderBy(desc(broughtTranscript.issuedOn), desc(broughtTranscript.id))
}

/** Stays of a unit's santri that touch a period, by number and day: codes alone. */
export async function listStaysIn(db: Db, unitId: string, { from, to }: Period) {
  return db
    .select({
      number: santri.number,
      intake: enrolment.intake,
      from: enrolment.from,
      until: enrolment.until,
    })
    .from(enrolment)
    .innerJoin(santri, eq(santri.id, enrolment.santriId))
    .where(
      and(
        eq(enrolment.unitId, unitId),
        lte(enrolment.from, to),
        or(isNull(enrolment.until), gte(enrolment.until, from)),
      ),
    )
    .orderBy(asc(santri.number), asc(enrolment.from))
}
