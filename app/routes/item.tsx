import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ItemEvidence } from "#app/components/cycle/item-evidence.tsx"
import { ItemFollowUp } from "#app/components/cycle/item-follow-up.tsx"
import { ItemPage } from "#app/components/cycle/item-page.tsx"
import { config } from "#app/config.server.ts"
import { answerAction } from "#app/http/item-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readItem } from "#app/services/read-item.server.ts"
import { viewLinks } from "#app/services/read-item-evidence.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const t = translate(language)
  const page = await readItem(db, actor, requireKey(params.cycle), requireKey(params.item), language, t)
  return {
    view: page.view,
    files: viewLinks(page.item, page.cycle, page.evidence, { ...page, language }),
    mayAttach: page.mayAttach,
    followUp: page.followUp,
    maxBytes: config().maxUploadBytes,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const done = await answerAction(actor, requireKey(params.cycle), requireKey(params.item), request, language)
  if (done.to !== undefined) return redirect(done.to, 303)
  return data(done.answer, { status: done.status })
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page === undefined ? "Miqyas" : `${page.view.item.label} · ${page.view.cycle.title} · Miqyas` },
]

export default function ItemRoute() {
  const { view, files, mayAttach, maxBytes, followUp } = useLoaderData<typeof loader>()
  return (
    <ItemPage
      view={view}
      answered={useActionData<typeof action>()}
      followUp={followUp && <ItemFollowUp view={view} {...followUp} />}
      evidence={<ItemEvidence view={view} files={files} mayAttach={mayAttach} maxBytes={maxBytes} />}
    />
  )
}
