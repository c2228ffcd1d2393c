import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { IssueForms } from "#app/components/paper/issue-forms.tsx"
import { PaperTable } from "#app/components/paper/paper-table.tsx"
import { Refused } from "#app/components/santri/refused.tsx"
import { santriPapersAction } from "#app/http/paper-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readSantriPapers } from "#app/services/read-papers.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const t = translate(language)
  const view = await readSantriPapers(db, actor, requireKey(params.santri), language, t)
  return { ...view, title: `${t("paper:title")} · ${view.santri.code}` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await santriPapersAction(actor, requireKey(params.santri), request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function SantriPapers() {
  const { santri, papers, semesters, bases, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("paper")
  const named = { name: santri.name || santri.code, code: santri.code }
  const lead =
    papers.length === 0 ? t("list.lead-none", named) : t("list.lead", { count: papers.length, ...named })
  return (
    <Page
      title={t("title")}
      lead={<p>{lead}</p>}
      crumbs={[
        { label: t("santri:list.title"), to: paths.santriList() },
        { label: santri.name || santri.code, to: paths.santri(santri.id) },
      ]}
    >
      <Refused refused={answer?.refused} />
      <Card title={t("list.title")}>
        {papers.length === 0 ? (
          <EmptyState title={t("list.none")} hint={t("list.none-hint")} />
        ) : (
          <PaperTable papers={papers} mayWithdraw={may.issue} answer={answer} />
        )}
      </Card>
      {may.issue && (
        <Card title={t("issue.title")}>
          <p className="soft">{t("issue.frozen")}</p>
          <IssueForms semesters={semesters} bases={bases} maySeeNumber={may.seeNumber} answer={answer} />
        </Card>
      )}
    </Page>
  )
}
