import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { Fragment, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { getAccount } from "#app/auth/session.server.ts"
import { BuildProgress, DossierStateTag } from "#app/components/dossier/dossier-state.tsx"
import { Hash } from "#app/components/dossier/hash.tsx"
import { SignOff } from "#app/components/dossier/sign-off.tsx"
import { useRefreshWhile } from "#app/components/dossier/use-refresh-while.ts"
import { SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { formatSize } from "#app/domain/evidence-view.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { cancelDossier } from "#app/services/cancel-dossier.server.ts"
import { readDossier } from "#app/services/read-dossiers.server.ts"
import { signOffSubmission } from "#app/services/sign-off.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const view = await readDossier(db, actor, requireKey(params.cycle), requireKey(params.dossier))
  const t = translate(await languageOf(request))
  return { ...view, title: `${t("dossier:meta", { applicant: view.cycle.applicantName })} · Miqyas` }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const [cycleId, id] = [requireKey(params.cycle), requireKey(params.dossier)]
  const form = await readForm(request)
  if (form.get("intent") === "sign-off") {
    const answered = await approve(actor, request, { cycleId, id, form, address: context.clientAddress })
    if (answered !== undefined) return data(answered, { status: answered.status })
    return redirect(`${paths.dossier(cycleId, id)}?notice=saved`, 303)
  }
  await cancelDossier(actor, cycleId, id)
  return redirect(paths.dossier(cycleId, id), 303)
}

/** Approves what was handed in; the answer says what is wrong, for the form to show. */
async function approve(
  actor: Actor,
  request: Request,
  { cycleId, id, form, address }: { cycleId: string; id: string; form: FormData; address: string },
): Promise<RefusedForm | undefined> {
  const own = await getAccount(request)
  if (own === undefined) throw refusal(403, "common:refusal.forbidden")
  const password = String(form.get("password") ?? "")
  try {
    const checked = await signOffSubmission(actor, own, { cycleId, dossierId: id, password }, address)
    if (checked.ok) return undefined
    const values: RefusedForm["values"] = checked.error === "locked" ? { count: checked.minutes } : {}
    return { status: 422, key: `auth:error.${checked.error}`, values }
  } catch (thrown) {
    return refusedForm(thrown)
  }
}

export default function DossierPage() {
  const { t } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { cycle, dossier } = view
  const building = dossier.state === "building"
  useRefreshWhile(building)
  return (
    <Page
      title={`${t(`dossier:edition.${dossier.edition}`)} · ${t(`dossier:revision.${dossier.draft ? "draft" : "final"}`, { revision: dossier.revision })}`}
      lead={<DossierStateTag state={dossier.state} />}
      crumbs={[
        { label: t("common:nav.cycles"), to: paths.cycles() },
        { label: cycle.title, to: paths.cycle(cycle.id) },
        { label: t("dossier:title"), to: paths.dossiers(cycle.id) },
      ]}
    >
      {building && (
        <Card>
          <BuildProgress build={dossier.build} />
          <noscript>
            <meta httpEquiv="refresh" content="3" />
            <p className="soft">{t("dossier:progress.refresh")}</p>
          </noscript>
          {view.mayCancel && (
            <Form method="post">
              <SubmitButton className="btn ghost">{t("dossier:progress.cancel")}</SubmitButton>
            </Form>
          )}
        </Card>
      )}
      {dossier.state === "cancelled" && <p className="notice">{t("dossier:detail.cancelled")}</p>}
      {dossier.state === "failed" && (
        <p className="warning">
          {dossier.failure === null
            ? t("dossier:detail.failed-for-reader")
            : dossier.failure === "interrupted"
              ? t("dossier:detail.interrupted")
              : t("dossier:detail.failed", { failure: dossier.failure })}
        </p>
      )}
      {(dossier.state === "cancelled" || dossier.state === "failed") && view.downloads !== null && (
        <p>
          <Link to={`${paths.dossiers(cycle.id)}#issue`} className="btn ghost">
            {t("dossier:detail.again")}
          </Link>
        </p>
      )}
      {dossier.state === "ready" && (
        <div className="row dossier-files">
          <a
            className="btn"
            href={`${paths.dossierPdf(cycle.id, dossier.id)}?view`}
            target="_blank"
            rel="noreferrer"
          >
            {t("dossier:detail.open")}
          </a>
          <a className="btn ghost" href={paths.dossierPdf(cycle.id, dossier.id)}>
            {t("dossier:detail.download")}
          </a>
          <a className="btn ghost" href={paths.dossierDocument(cycle.id, dossier.id)}>
            {t("dossier:detail.document")}
          </a>
          <a className="btn ghost" href={paths.dossierPackage(cycle.id, dossier.id)}>
            {t("dossier:detail.package")}
          </a>
        </div>
      )}
      {view.signOff !== null && (
        <SignOff signOff={view.signOff} timeZone={cycle.timeZone} refused={refused} />
      )}
      <Facts />
      {view.downloads !== null && <Takers downloads={view.downloads} />}
    </Page>
  )
}

function Facts() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { cycle, dossier, reason } = useLoaderData<typeof loader>()
  const at = (instant: string) => formatInstant(instant, language, cycle.timeZone)
  const issued =
    dossier.issuer === null
      ? at(dossier.issuedAt)
      : t("dossier:detail.by", {
          when: at(dossier.issuedAt),
          name: dossier.issuer.name ?? t("dossier:history.program"),
        })
  const facts: [string, ReactNode][] = [
    [t("dossier:detail.issued"), issued],
    [t("dossier:detail.frozen"), at(dossier.frozenAt)],
    [t("dossier:detail.language"), t(`dossier:language.${dossier.language}`)],
  ]
  if (reason !== "") facts.push([t("dossier:detail.reason"), reason])
  if (dossier.pages !== null) facts.push([t("dossier:detail.pages"), dossier.pages])
  if (dossier.size !== null) facts.push([t("dossier:detail.size"), formatSize(dossier.size, language)])
  const hash = (value: string) => <Hash value={value} />
  if (dossier.pdfSha256 !== null) facts.push([t("dossier:detail.pdf-hash"), hash(dossier.pdfSha256)])
  // The document is complete once the copies it names are made.
  if (dossier.state === "ready") facts.push([t("dossier:detail.document-hash"), hash(dossier.documentSha256)])
  facts.push([t("dossier:detail.version"), dossier.programVersion])
  return (
    <Card title={t("dossier:detail.facts")}>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="soft">{t("dossier:detail.check")}</p>
    </Card>
  )
}

function Takers({ downloads }: { downloads: { name: string | null; at: string }[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { cycle } = useLoaderData<typeof loader>()
  return (
    <Card title={t("dossier:detail.takers")} id="takers">
      {downloads.length === 0 ? (
        <p className="soft">{t("dossier:detail.no-takers")}</p>
      ) : (
        <ul>
          {downloads.map((taken) => (
            <li key={`${taken.at} ${taken.name}`}>
              {taken.name ?? t("dossier:history.program")},{" "}
              {formatInstant(taken.at, language, cycle.timeZone)}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
