import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Link, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { EvidenceFields, useFieldLabels } from "#app/components/evidence/evidence-fields.tsx"
import { EvidenceRow, StandingTags } from "#app/components/evidence/evidence-row.tsx"
import { UploadDrop } from "#app/components/evidence/upload-drop.tsx"
import { ErrorSummary, SelectField } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { config } from "#app/config.server.ts"
import type { EvidenceCard } from "#app/domain/evidence-view.ts"
import { requireKey } from "#app/http/params.server.ts"
import { receiveEvidence } from "#app/http/receive-evidence.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readUploadPage } from "#app/services/read-upload-page.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const search = new URL(request.url).searchParams
  const key = (name: string) => (search.has(name) ? requireKey(search.get(name) ?? undefined) : undefined)
  const list = (name: string) => search.getAll(name).slice(0, 50).map(requireKey)
  const place = {
    cycle: key("cycle"),
    item: key("item"),
    supersedes: key("supersedes"),
    added: list("added"),
    known: list("known"),
  }
  return {
    page: await readUploadPage(db, actor, place, language),
    maxBytes: config().maxUploadBytes,
    title: translate(language)("evidence:upload.title"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const received = await receiveEvidence(actor, request)
  const { status, taken, values, refused, errors, empty } = received
  if (status !== 200) {
    const stored = taken.map(({ evidence }) => ({
      id: evidence.id,
      code: evidence.code,
      title: evidence.title,
    }))
    return data({ refused, errors, values, stored }, { status })
  }
  const search = new URLSearchParams()
  for (const name of ["cycle", "item"]) if (values[name]) search.set(name, values[name])
  for (const { evidence, recognised } of taken) search.append(recognised ? "known" : "added", evidence.id)
  for (const name of empty) search.append("empty", name)
  return redirect(`${paths.evidenceUpload()}?${search}`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""} · Miqyas` },
]

export default function EvidenceUpload() {
  const { page, maxBytes, title } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { t } = useTranslation("evidence")
  const values = answered?.values ?? {}
  const target = page.target
  const fields: Record<string, string> = {}
  if (target !== null) Object.assign(fields, { cycle: target.cycleId, item: target.item })
  if (page.supersedes !== null) fields.supersedes = page.supersedes.id
  return (
    <Page
      title={title}
      lead={
        target !== null
          ? t("upload.lead-item", { item: target.itemLabel, cycle: target.cycleTitle })
          : page.supersedes !== null
            ? t("upload.lead-supersedes", { code: page.supersedes.code, title: page.supersedes.title })
            : t("upload.lead")
      }
      crumbs={[
        { label: t("library.title"), to: paths.evidenceLibrary() },
        ...(target === null
          ? []
          : [{ label: target.itemLabel, to: paths.item(target.cycleId, target.item) }]),
      ]}
    >
      <Results title={t("upload.added", { count: page.added.length })} cards={page.added} />
      <Results title={t("upload.known", { count: page.known.length })} cards={page.known} />
      {page.unseen > 0 && <p className="warning">{t("upload.unseen", { count: page.unseen })}</p>}
      {answered !== undefined && <Refusal answered={answered} />}
      <Card>
        <div className="form">
          <UploadDrop fields={fields} maxBytes={maxBytes}>
            {page.units.length > 0 && (
              <SelectField
                label={t("field.unit")}
                name="unit"
                options={page.units}
                defaultValue={values.unit}
                required
              />
            )}
            <details className="upload-details" open={answered !== undefined}>
              <summary>{t("upload.details")}</summary>
              <EvidenceFields values={values} errors={answered?.errors} isNew />
            </details>
          </UploadDrop>
        </div>
        {target !== null && (
          <p>
            <Link to={paths.item(target.cycleId, target.item)}>{t("upload.back-to-item")}</Link>
          </p>
        )}
      </Card>
    </Page>
  )
}

function Results({ title, cards }: { title: string; cards: readonly EvidenceCard[] }) {
  if (cards.length === 0) return null
  return (
    <Card title={title}>
      {cards.map((card) => (
        <EvidenceRow key={card.id} card={card} tags={<StandingTags card={card} />} />
      ))}
    </Card>
  )
}

interface RefusalProps {
  answered: {
    refused?: { key: string; values: Record<string, string | number> } | undefined
    errors?: Record<string, string> | undefined
    stored: readonly { id: string; code: string; title: string }[]
  }
}

/** What was refused and why; files that had come whole before are named, for they are kept. */
function Refusal({ answered: { refused, errors, stored } }: RefusalProps) {
  const { t } = useTranslation("evidence")
  const labels = useFieldLabels()
  if (refused === undefined) return <ErrorSummary errors={errors} labels={labels} />
  return (
    <div className="error-summary" role="alert">
      <p>
        <strong>{t(refused.key, refused.values)}</strong>
      </p>
      {stored.length > 0 && (
        <>
          <p>{t("upload.kept")}</p>
          <ul>
            {stored.map((file) => (
              <li key={file.id}>
                <Link to={paths.evidence(file.id)}>
                  {file.code} {file.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
