import type { Day } from "#app/domain/dates.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { KnownHalaqah } from "#app/services/require-halaqah.server.ts"
import type { Db } from "#db/client.server.ts"
import { listEducatorChoices, listTeachers } from "#db/queries/halaqah.server.ts"

/** An ustadz that a session's form offers. */
export interface TeacherChoice {
  id: string
  name: string
  /** He leads the halaqah on that day. */
  leads: boolean
  /** It is the actor himself. */
  self: boolean
}

/**
 * Who may be named as having taught a halaqah on a day, its own ustadz first. Who leads a halaqah and manages
 * none names nobody but himself.
 */
export async function listTeacherChoices(
  db: Db,
  actor: Actor,
  { halaqah, subject }: KnownHalaqah,
  day: Day,
): Promise<TeacherChoice[]> {
  const [serving, teachers] = await Promise.all([
    listEducatorChoices(db, halaqah.unitId, day),
    listTeachers(db, [halaqah.id]),
  ])
  const leading = teachers.filter((row) => row.from <= day && (row.until === null || day <= row.until))
  const leads = new Set(leading.map((row) => row.educatorId))
  const all = serving.map(({ id, name, userId }) => ({
    id,
    name,
    leads: leads.has(id),
    self: userId === actor.userId,
  }))
  const open = can(actor, "halaqah.manage", subject) ? all : all.filter((one) => one.self)
  return open.sort((a, b) => Number(b.leads) - Number(a.leads))
}

/** Who taught, and on whose behalf (atas nama) somebody else's entry is; null where he enters it himself. */
export interface Taught {
  educatorId: string | null
  onBehalfOfId: string | null
}

/** @throws 422 for somebody the form does not offer. */
export function requireTaught(choices: readonly TeacherChoice[], educatorId: string | null): Taught {
  if (educatorId === null) return { educatorId, onBehalfOfId: null }
  const chosen = choices.find((one) => one.id === educatorId)
  if (chosen === undefined) throw refusal(422, "halaqah:refusal.teacher-unknown")
  return { educatorId, onBehalfOfId: chosen.self ? null : educatorId }
}
