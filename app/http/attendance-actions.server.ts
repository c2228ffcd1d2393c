import { AttendanceForm } from "#app/domain/attendance.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { paths } from "#app/paths.ts"
import { printSheet } from "#app/services/print-sheet.server.ts"
import { type AttendanceView, readAttendance } from "#app/services/read-attendance.server.ts"
import { cancelSession, recordAttendance } from "#app/services/record-attendance.server.ts"
import type { SessionMeant } from "#app/services/session-row.server.ts"
import { db } from "#db/client.server.ts"

/** What the page of a session's list shows again when it was not saved. */
export interface AttendanceAnswer {
  errors: FieldErrors
  /** What was typed, by field. */
  values: Record<string, string>
  /** Somebody else changed the list in the meantime: as it is now. */
  stale: AttendanceView | null
}

export type AttendanceDone = { to: string } | { to?: undefined; status: number; answer: AttendanceAnswer }

/** What is posted to the page of a session, or of a lesson that may become one. @throws 400, 403, 404 */
export async function attendanceAction(
  actor: Actor,
  halaqahId: string,
  meant: SessionMeant,
  request: Request,
): Promise<AttendanceDone> {
  const form = await readForm(request)
  const intent = form.get("intent")
  if (intent === "print") return { to: paths.sheet(await printSheet(actor, halaqahId, meant)) }
  if (intent !== null && intent !== "save" && intent !== "cancel") throw refusal(400, "common:form.invalid")
  const parsed = checkForm(form, AttendanceForm)
  const values = typedIn(form)
  if (!parsed.ok) return { status: 422, answer: { errors: parsed.errors, values, stale: null } }
  try {
    if (intent === "cancel") {
      const sessionId = await cancelSession(actor, halaqahId, meant, parsed.value)
      return { to: `${paths.session(halaqahId, sessionId)}?notice=saved` }
    }
    const done = await recordAttendance(actor, halaqahId, meant, parsed.value)
    if (done.ok) return { to: `${paths.session(halaqahId, done.sessionId)}?notice=saved` }
    const stale = await readAttendance(db, actor, halaqahId, done.sessionId)
    return { status: 409, answer: { errors: {}, values, stale } }
  } catch (thrown) {
    if (!(thrown instanceof Response) || (thrown.status !== 409 && thrown.status !== 422)) throw thrown
    const { key } = (await thrown.json()) as RefusalBody
    return { status: thrown.status, answer: { errors: { form: key }, values, stale: null } }
  }
}
