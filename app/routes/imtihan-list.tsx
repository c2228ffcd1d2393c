import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Link, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { useLevelText } from "#app/components/halaqah/lesson-text.tsx"
import { NewImtihan } from "#app/components/imtihan/new-imtihan.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { addImtihanAction } from "#app/http/imtihan-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readImtihanList } from "#app/services/read-imtihan.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readImtihanList(db, actor, requireKey(params.halaqah), await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const halaqahId = requireKey(params.halaqah)
  await requireHalaqah(db, actor, "imtihan.record", halaqahId)
  const done = await addImtihanAction(actor, halaqahId, request)
  return done.to === undefined ? data(done.answer, { status: 422 }) : redirect(done.to, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `Imtihan · ${view.halaqah.name} · Miqyas` },
]

export default function ImtihanList() {
  const { t } = useTranslation("imtihan")
  const { halaqah, lines, may } = useLoaderData<typeof loader>()
  const levelText = useLevelText()
  return (
    <Page
      title={t("list.title", { halaqah: halaqah.name })}
      lead={t("list.lead", { count: lines.length })}
      crumbs={[{ label: halaqah.name, to: paths.halaqah(halaqah.id) }]}
    >
      <div className="stack">
        <Card>
          {lines.length === 0 ? (
            <EmptyState
              title={t("list.empty")}
              hint={t(may.record ? "list.empty-hint" : "list.empty-hint-reader")}
            />
          ) : (
            <table className="cards">
              <thead>
                <tr>
                  <th scope="col">{t("list.imtihan")}</th>
                  <th scope="col">{t("list.day")}</th>
                  <th scope="col">{t("list.level")}</th>
                  <th scope="col">{t("list.examiners")}</th>
                  <th scope="col">{t("list.result")}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.id}>
                    <th scope="row" className="plain-head">
                      <Link to={paths.imtihan(halaqah.id, line.id)}>{line.title}</Link>
                    </th>
                    <td data-label={t("list.day")}>{line.day}</td>
                    <td data-label={t("list.level")}>{line.level === null ? "–" : levelText(line.level)}</td>
                    <td data-label={t("list.examiners")}>{line.examiners.join(", ")}</td>
                    <td data-label={t("list.result")}>
                      {t("list.passed", { passed: line.passed, count: line.marked })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
        {may.record && <NewImtihan />}
      </div>
    </Page>
  )
}
