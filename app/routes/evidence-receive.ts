import type { ActionFunctionArgs } from "@remix-run/node"
import { requireActor } from "#app/auth/actor.server.ts"
import type { UploadAnswer } from "#app/domain/evidence-view.ts"
import { notFound } from "#app/domain/refusal.ts"
import { receiveEvidence } from "#app/http/receive-evidence.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"

export function loader() {
  throw notFound()
}

/** Takes in files that a page sends with progress, and answers in JSON. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const received = await receiveEvidence(actor, request)
  const t = translate(await languageOf(request))
  const [error] = Object.values(received.errors ?? {})
  const answer: UploadAnswer = {
    files: received.taken.map(({ fileName, evidence, recognised }) => ({
      fileName,
      id: evidence.id,
      code: evidence.code,
      title: evidence.title,
      recognised,
    })),
    error:
      received.refused !== undefined
        ? t(received.refused.key, received.refused.values)
        : error === undefined
          ? null
          : t(error),
  }
  return Response.json(answer, { status: received.status, headers: { "Cache-Control": "no-store" } })
}
