import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { VerifiedPaper } from "#app/components/paper/verified-paper.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { verifyPaper } from "#app/services/verify-paper.server.ts"
import { db } from "#db/client.server.ts"

/** What the code on a paper leads to, without signing in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const hash = (params.hash ?? "").toLowerCase()
  const found = /^[0-9a-f]{64}$/.test(hash) ? await verifyPaper(db, hash) : undefined
  const title = translate(await languageOf(request))("paper:verify.title")
  return { found: found ?? null, title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · Miqyas` },
  { name: "robots", content: "noindex" },
]

export default function VerifyPaperHash() {
  const { found } = useLoaderData<typeof loader>()
  return <VerifiedPaper found={found} />
}
