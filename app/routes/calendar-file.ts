import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { writeCalendarFile } from "#app/services/read-calendar.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const text = await writeCalendarFile(db, actor, { t: translate(await languageOf(request)) })
  return sendBytes(text, { mediaType: "text/calendar; charset=utf-8", name: "kalender.ics" })
}
