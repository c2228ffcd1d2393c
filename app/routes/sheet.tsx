import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { PrintedSheet } from "#app/components/halaqah/printed-sheet.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { readSheet } from "#app/services/read-sheet.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  return readSheet(db, actor, requireKey(params.sheet), language, translate(language))
}

export const meta: MetaFunction<typeof loader> = ({ data: sheet }) => [
  { title: sheet === undefined ? "Miqyas" : `${sheet.halaqah.name} ${sheet.day} ${sheet.code} · Miqyas` },
]

export default function Sheet() {
  return <PrintedSheet sheet={useLoaderData<typeof loader>()} />
}
