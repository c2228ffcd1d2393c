import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { LetterList } from "#app/components/region/letter-list.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readRegionLetters } from "#app/services/read-exchange.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireManager(request, "region.exchange")
  const language = await languageOf(request)
  return {
    ...(await readRegionLetters(db, actor, language)),
    title: translate(language)("region:letters.title"),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

/** What the office has written to its units. */
export default function RegionLetters() {
  const { t } = useTranslation("region")
  const { title, letters } = useLoaderData<typeof loader>()
  const writeOne = (
    <Link className="btn" to={paths.newRegionLetter()}>
      {t("letters.new")}
    </Link>
  )
  return (
    <Page
      title={title}
      lead={t("letters.own-lead")}
      crumbs={[{ label: t("title"), to: paths.region() }]}
      actions={writeOne}
    >
      <Card>
        {letters.length === 0 ? (
          <EmptyState title={t("letters.none")} hint={t("letters.none-hint")} />
        ) : (
          <LetterList letters={letters} isOwn />
        )}
      </Card>
    </Page>
  )
}
