import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { useLevelText } from "#app/components/halaqah/lesson-text.tsx"
import { ResultSheet } from "#app/components/imtihan/result-sheet.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { resultsAction } from "#app/http/imtihan-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readImtihan } from "#app/services/read-imtihan.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const [halaqahId, imtihanId] = [requireKey(params.halaqah), requireKey(params.imtihan)]
  return readImtihan(db, actor, halaqahId, imtihanId, await languageOf(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const ids = { halaqahId: requireKey(params.halaqah), imtihanId: requireKey(params.imtihan) }
  const done = await resultsAction(actor, ids, request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.imtihan.title} · Miqyas` },
]

export default function Imtihan() {
  const { t } = useTranslation("imtihan")
  const { halaqah, imtihan, lines } = useLoaderData<typeof loader>()
  return (
    <Page
      title={imtihan.title}
      lead={<Lead />}
      crumbs={[
        { label: halaqah.name, to: paths.halaqah(halaqah.id) },
        { label: t("list.link"), to: paths.imtihanList(halaqah.id) },
      ]}
    >
      <Card>
        {lines.length === 0 ? (
          <EmptyState title={t("sheet.empty")} hint={t("sheet.empty-hint")} />
        ) : (
          <ResultSheet key={imtihan.version} />
        )}
      </Card>
    </Page>
  )
}

function Lead() {
  const { t } = useTranslation("imtihan")
  const { imtihan, examiners, lines } = useLoaderData<typeof loader>()
  const levelText = useLevelText()
  const marked = lines.filter(({ marks, predicate }) => predicate !== "" || marks.some((mark) => mark !== ""))
  const passed = lines.filter((line) => line.passed === true)
  const people = examiners.map(({ name, office }) => (office === "" ? name : `${name} (${office})`))
  return (
    <>
      <p className="say">{t("list.passed", { passed: passed.length, count: marked.length })}</p>
      <p className="soft">
        {imtihan.day}
        {imtihan.level !== null && ` · ${levelText(imtihan.level)}`} ·{" "}
        {t("sheet.by", { names: people.join(", ") })}
      </p>
    </>
  )
}
