import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { EmptyState, Page } from "#app/components/page.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { listReadinessCycles } from "#app/services/read-readiness.server.ts"
import { db } from "#db/client.server.ts"

/** Leads to the application that is due first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [first] = await listReadinessCycles(db, await requireActor(request))
  if (first !== undefined) throw redirect(paths.readiness(first.id), 303)
  return { title: translate(await languageOf(request))("readiness:title") }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function NoReadiness() {
  const { t } = useTranslation("readiness")
  const { title } = useLoaderData<typeof loader>()
  return (
    <Page title={title}>
      <EmptyState
        title={t("empty")}
        hint={t("empty-hint")}
        action={<Link to={paths.cycles()}>{t("to-cycles")}</Link>}
      />
    </Page>
  )
}
