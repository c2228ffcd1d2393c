import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { AgreementRow } from "#app/components/partner/agreement-row.tsx"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readAgreementList } from "#app/services/read-agreements.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const title = translate(await languageOf(request))("partner:title")
  return { ...(await readAgreementList(db, actor)), title }
}

export default function Agreements() {
  const { t } = useTranslation("partner")
  const { lines, may, title } = useLoaderData<typeof loader>()
  const count = (state: string) => lines.filter((line) => line.standing.state === state).length
  const add = may.edit ? (
    <Link to={paths.newAgreement()} className="btn">
      {t("list.new")}
    </Link>
  ) : undefined
  const groups = [
    { key: "act", states: ["ending", "expired"] },
    { key: "running", states: ["running", "upcoming"] },
    { key: "over", states: ["renewed", "ended"] },
  ].map(({ key, states }) => ({
    key,
    lines: lines.filter((line) => states.includes(line.standing.state)),
  }))
  return (
    <Page
      title={title}
      lead={
        lines.length > 0 && (
          <p>
            {t("list.lead", {
              ending: count("ending"),
              expired: count("expired"),
              running: count("running"),
            })}
          </p>
        )
      }
      crumbs={[{ label: t("common:nav.registers"), to: paths.registers() }]}
      actions={lines.length > 0 ? add : undefined}
    >
      {lines.length === 0 && (
        <Card>
          <EmptyState title={t("list.empty")} hint={t("list.empty-hint")} action={add} />
        </Card>
      )}
      {groups
        .filter((group) => group.lines.length > 0)
        .map((group) => (
          <Card key={group.key} title={t(`group.${group.key}`)}>
            <ul className="plain">
              {group.lines.map((line) => (
                <AgreementRow key={line.id} line={line} />
              ))}
            </ul>
          </Card>
        ))}
    </Page>
  )
}
