import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { SubmitButton } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { makeWeeklySheet } from "#app/services/make-weekly-sheet.server.ts"
import { readWeeklySheets } from "#app/services/read-weekly-sheet.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const view = await readWeeklySheets(db, actor, requireKey(params.cycle), language)
  return { ...view, title: translate(language)("readiness:weekly.title") }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const words = { language, t: translate(language) }
  const sheetId = await makeWeeklySheet(actor, requireKey(params.cycle), words)
  return redirect(`${paths.weeklySheet(sheetId)}?notice=created`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function WeeklySheets() {
  const { t } = useTranslation("readiness")
  const { cycle, sheets, may, title } = useLoaderData<typeof loader>()
  return (
    <Page
      title={title}
      lead={<p className="soft">{t("weekly.lead")}</p>}
      crumbs={[{ label: cycle.title, to: paths.readiness(cycle.id) }]}
      actions={
        may.make && (
          <Form method="post">
            <SubmitButton>{t("weekly.make")}</SubmitButton>
          </Form>
        )
      }
    >
      {sheets.length === 0 ? (
        <EmptyState title={t("weekly.none")} hint={t("weekly.none-hint")} />
      ) : (
        <Card>
          <table className="cards">
            <thead>
              <tr>
                <th scope="col">{t("weekly.day")}</th>
                <th scope="col">{t("weekly.says")}</th>
                <th scope="col">{t("weekly.decided")}</th>
                <th scope="col">{t("weekly.made-by")}</th>
              </tr>
            </thead>
            <tbody>
              {sheets.map((sheet) => (
                <tr key={sheet.id}>
                  <th scope="row">
                    <Link to={paths.weeklySheet(sheet.id)}>{sheet.day}</Link>
                  </th>
                  <td data-label={t("weekly.says")}>{sheet.say}</td>
                  <td data-label={t("weekly.decided")}>
                    {t("weekly.decided-of", { decided: sheet.decided, count: sheet.questions })}
                  </td>
                  <td data-label={t("weekly.made-by")}>{sheet.madeBy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </Page>
  )
}
