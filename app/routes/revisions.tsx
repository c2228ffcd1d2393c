import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, Link, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { z } from "zod"
import { requireActor } from "#app/auth/actor.server.ts"
import { PageChanges } from "#app/components/amendment/page-changes.tsx"
import { SelectField } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { readRevisions } from "#app/services/read-revisions.server.ts"
import { db } from "#db/client.server.ts"

const revision = z.coerce.number().int().optional().catch(undefined)

/** What the address asks for; what makes no sense is left out. */
const Query = z.object({
  from: revision,
  to: revision,
  edition: z.enum(["redacted", "full"]).optional().catch(undefined),
})

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const { from, to, edition } = Query.parse(Object.fromEntries(new URL(request.url).searchParams))
  const view = await readRevisions(db, actor, requireKey(params.cycle), { from, to, edition, language })
  const title = translate(language)("amendment:revisions.meta", { applicant: view.cycle.applicantName })
  return { ...view, title: `${title} · Miqyas` }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export default function Revisions() {
  const { t } = useTranslation("amendment")
  const language = useLanguage()
  const { cycle, revisions, editions, edition, from, to, changes } = useLoaderData<typeof loader>()
  const options = revisions.map(({ revision, at }) => ({
    value: String(revision),
    label: t("revisions.option", { revision, when: formatInstant(at, language, cycle.timeZone) }),
  }))
  const count = (state: string) =>
    (changes ?? []).filter((change) => change.state === state).reduce((sum, { pages }) => sum + pages, 0)
  const lead =
    revisions.length < 2
      ? t("revisions.lead-single")
      : changes === null
        ? t("revisions.lead-none", { to })
        : t("revisions.lead", {
            from,
            to,
            unchanged: count("unchanged"),
            changed: count("changed") + count("removed"),
            added: count("added"),
          })
  return (
    <Page
      title={t("revisions.title")}
      lead={lead}
      crumbs={[
        { label: t("common:nav.cycles"), to: paths.cycles() },
        { label: cycle.title, to: paths.cycle(cycle.id) },
        { label: t("dossier:title"), to: paths.dossiers(cycle.id) },
      ]}
    >
      {revisions.length > 1 && (
        <Form method="get" className="filters">
          <SelectField
            label={t("revisions.from")}
            name="from"
            options={options}
            defaultValue={String(from)}
            required
          />
          <SelectField
            label={t("revisions.to")}
            name="to"
            options={options}
            defaultValue={String(to)}
            required
          />
          {editions.length > 1 && (
            <SelectField
              label={t("revisions.edition")}
              name="edition"
              options={editions.map((one) => ({ value: one, label: t(`dossier:edition.${one}`) }))}
              defaultValue={edition}
              required
            />
          )}
          <button type="submit" className="btn ghost">
            {t("revisions.compare")}
          </button>
        </Form>
      )}
      {changes === null ? (
        <EmptyState
          title={t("revisions.none")}
          hint={t("revisions.none-hint")}
          action={
            <Link className="btn" to={`${paths.dossiers(cycle.id)}#issue`}>
              {t("dossier:issue.title")}
            </Link>
          }
        />
      ) : (
        <Card>
          <PageChanges cycleId={cycle.id} changes={changes} />
        </Card>
      )}
    </Page>
  )
}
