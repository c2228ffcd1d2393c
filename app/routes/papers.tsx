import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { LanguageField } from "#app/components/paper/issue-forms.tsx"
import { SupportingForm } from "#app/components/paper/supporting-form.tsx"
import { Refused } from "#app/components/santri/refused.tsx"
import { unitPapersAction } from "#app/http/paper-actions.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readUnitPapers } from "#app/services/read-papers.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const t = translate(language)
  const wanted = new URL(request.url).searchParams.get("unit")
  return { ...(await readUnitPapers(db, actor, wanted, language, t)), title: t("paper:unit.title") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await unitPapersAction(actor, request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function Papers() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("paper")
  return (
    <Page
      title={t("unit.title")}
      lead={<p>{t("unit.lead")}</p>}
      crumbs={[{ label: t("santri:list.title"), to: paths.santriList() }]}
    >
      <Issued />
      <Refused refused={answer?.refused} />
      {view.units.length > 1 && (
        <Form method="get" className="row">
          <SelectField
            label={t("unit.choose")}
            name="unit"
            defaultValue={view.unitId}
            options={view.units.map(({ id, shortName }) => ({ value: id, label: shortName }))}
          />
          <SubmitButton className="btn ghost">{t("unit.show")}</SubmitButton>
        </Form>
      )}
      {view.may.issue && <IssueAll />}
      {view.may.issue && <Numbering />}
      {view.may.supporting && <SupportingForm unitId={view.unitId} {...view.supporting} />}
    </Page>
  )
}

/** How many rapor were just issued. */
function Issued() {
  const [search] = useSearchParams()
  const { t } = useTranslation("paper")
  const count = search.get("issued")
  if (count === null || !/^\d{1,6}$/.test(count)) return null
  return (
    <p className="notice" role="status">
      {count === "0" ? t("all.done-none") : t("all.done", { count: Number(count) })}
    </p>
  )
}

function IssueAll() {
  const { unitId, semesters, halaqah } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("paper")
  const own = answer?.at === "issue-all" ? answer : undefined
  return (
    <Card title={t("all.title")}>
      <p className="soft">{t("all.help")}</p>
      <Form method="post">
        <ErrorSummary errors={own?.errors} labels={{ period: t("issue.period") }} />
        <input type="hidden" name="unitId" value={unitId} />
        <SelectField
          label={t("issue.period")}
          name="period"
          required
          defaultValue={own?.values.period}
          error={own?.errors?.period}
          options={semesters}
        />
        <SelectField
          label={t("all.halaqah")}
          name="halaqah"
          defaultValue={own?.values.halaqah}
          options={[
            { value: "", label: t("all.everyone") },
            ...halaqah.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <LanguageField />
        <SubmitButton name="intent" value="issue-all" busyLabel={t("all.busy")}>
          {t("all.do")}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function Numbering() {
  const { unitId, numbering } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("paper")
  return (
    <Card title={t("numbering.title")}>
      <p className="soft">{t("numbering.help")}</p>
      {numbering.map(({ kind, pattern }) => {
        const own = answer?.at === `numbering:${kind}` ? answer : undefined
        return (
          <Form method="post" key={kind}>
            <input type="hidden" name="unitId" value={unitId} />
            <input type="hidden" name="kind" value={kind} />
            <TextField
              label={t("numbering.pattern", { kind: t(`kind.${kind}`) })}
              name="pattern"
              required
              maxLength={80}
              defaultValue={own?.values.pattern ?? pattern}
              error={own?.errors?.pattern}
            />
            <SubmitButton name="intent" value="numbering" className="btn ghost">
              {t("numbering.do")}
            </SubmitButton>
          </Form>
        )
      })}
    </Card>
  )
}
