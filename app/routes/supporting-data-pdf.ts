import type { LoaderFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { sendBytes } from "#app/http/send-file.server.ts"
import { supportingPeriod } from "#app/http/supporting-query.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { drawSupportingData, todayOf } from "#app/services/supporting-data.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const unit = requireKey(params.unit)
  const period = supportingPeriod(request, await todayOf(db, actor, unit))
  const pdf = await drawSupportingData(db, actor, unit, period, language, translate(language))
  const name = `data-pendukung-${period.from}-${period.to}.pdf`
  return sendBytes(pdf, { mediaType: "application/pdf", name })
}
