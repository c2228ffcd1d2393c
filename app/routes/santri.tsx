import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { PhotoFields } from "#app/components/photo-fields.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { BroughtCard } from "#app/components/santri/brought-card.tsx"
import { IdentityFields } from "#app/components/santri/identity-fields.tsx"
import { Refused, useSantriLabels } from "#app/components/santri/refused.tsx"
import { RegisterNumber } from "#app/components/santri/register-number.tsx"
import { ShownName } from "#app/components/santri/shown-name.tsx"
import { StayList, type TypedForm } from "#app/components/santri/stay-list.tsx"
import { formatDay } from "#app/domain/dates.ts"
import { requireKey } from "#app/http/params.server.ts"
import { santriAction } from "#app/http/santri-actions.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readSantri } from "#app/services/read-santri.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readSantri(db, actor, requireKey(params.santri))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const santriId = requireKey(params.santri)
  const done = await santriAction(actor, santriId, request)
  if (done === "saved") return redirect(`${paths.santri(santriId)}?notice=saved`, 303)
  const { status, ...answer } = done
  return data(answer, { status })
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.line.code} ${view.line.name} · Miqyas` },
]

export default function SantriPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("santri")
  const { line, photo, may } = view
  const typed = (at: string): TypedForm =>
    answer?.at === at
      ? { values: answer.values, errors: answer.errors }
      : { values: undefined, errors: undefined }
  return (
    <Page
      title={line.isErased ? line.code : line.name}
      lead={<Lead />}
      crumbs={[{ label: t("list.title"), to: paths.santriList() }]}
      actions={
        <>
          <Link to={paths.santriProgress(line.id)} className="btn ghost">
            {t("progress:overview.link")}
          </Link>
          {may.takePapers && (
            <Link to={paths.santriPapers(line.id)} className="btn ghost">
              {t("paper:link")}
            </Link>
          )}
          {may.takeData && (
            <a href={paths.santriData(line.id)} className="btn ghost" download>
              {t("privacy:export.link")}
            </a>
          )}
          {may.erase && (
            <Link to={paths.eraseSantri(line.id)} className="btn ghost">
              {t("privacy:erase.link")}
            </Link>
          )}
        </>
      }
    >
      <Refused refused={answer?.refused} />
      <ErrorSummary errors={answer?.errors} labels={useSantriLabels()} />
      <div className="grid">
        <div className="stack">
          <Card title={t("stay.title")}>
            <StayList
              stays={view.stays}
              mayEnrol={may.enrol}
              canBegin={view.canBegin}
              today={view.today}
              typed={typed}
            />
          </Card>
          {view.brought.map((brought) => (
            <BroughtCard key={brought.id} brought={brought} />
          ))}
        </div>
        <div className="stack">
          <Card title={t("page.identity")}>
            {photo !== null && (
              <img
                className="portrait"
                src={paths.evidenceThumbnail(photo.id)}
                alt={t("page.photo-alt", { code: line.code })}
                width={104}
                height={80}
              />
            )}
            <p>
              <ShownName line={line} />
              {line.arabicName !== "" && (
                <span className="arabic" lang="ar" dir="rtl">
                  {line.arabicName}
                </span>
              )}
            </p>
            <dl className="facts">
              <dt>{t("field.birthYear")}</dt>
              <dd>{view.birthYear ?? "–"}</dd>
              <dt>{t("field.registerNumber")}</dt>
              <dd>
                <RegisterNumber
                  number={line.number}
                  full={answer?.number}
                  views={view.numberViews}
                  timeZone={view.timeZone}
                />
              </dd>
            </dl>
            {may.edit && <IdentityForm typed={typed("edit")} />}
          </Card>
        </div>
      </div>
    </Page>
  )
}

/** How far: where the santri stands, since when, and where he learns. */
function Lead() {
  const { line } = useLoaderData<typeof loader>()
  const { t } = useTranslation("santri")
  const language = useLanguage()
  const { stay, halaqah, code } = line
  const day =
    stay === null ? "" : formatDay(line.standing === "left" ? (stay.until ?? "") : stay.from, language)
  const reason = stay?.reason ? t(`reason.${stay.reason}`) : ""
  const places =
    halaqah.length === 0
      ? t("page.no-halaqah")
      : t("page.halaqah", { count: halaqah.length, names: halaqah.map(({ name }) => name).join(", ") })
  if (line.isErased) return <p>{t("page.lead-erased", { code })}</p>
  return (
    <p>
      {t(`page.lead-${line.standing}`, { code, day, reason })} {line.standing === "resident" && places}
    </p>
  )
}

function IdentityForm({ typed }: { typed: TypedForm }) {
  const { line, version, birthYear, photo } = useLoaderData<typeof loader>()
  const { t } = useTranslation("santri")
  const answer = useActionData<typeof action>()
  const current = answer?.current
  const stored = {
    name: line.name,
    arabicName: line.arabicName,
    birthYear: birthYear === null ? "" : String(birthYear),
    photo: photo?.code ?? "",
  }
  return (
    <details open={typed.values !== undefined}>
      <summary>{t("page.edit")}</summary>
      {current !== undefined && (
        <p className="warning" role="alert">
          {t("page.stale", { name: current.name, year: current.birthYear ?? t("page.unknown-year") })}
        </p>
      )}
      <Form method="post" action="." encType="multipart/form-data">
        <input type="hidden" name="version" value={current?.version ?? typed.values?.version ?? version} />
        <IdentityFields values={typed.values ?? stored} errors={typed.errors} kept={line.number} />
        <PhotoFields code={(typed.values ?? stored).photo} errors={typed.errors} />
        <FormActions>
          <SubmitButton name="intent" value="edit" busyLabel={t("common:form.saving")}>
            {t("common:form.save")}
          </SubmitButton>
        </FormActions>
      </Form>
    </details>
  )
}
