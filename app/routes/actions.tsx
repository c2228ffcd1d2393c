import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { pageOf } from "#app/auth/manager.server.ts"
import { ActionTable } from "#app/components/follow-up/action-table.tsx"
import { EscalationRule, PrintButton, PrintHead } from "#app/components/follow-up/printed.tsx"
import { CheckboxField, SelectField } from "#app/components/form.tsx"
import { Card, EmptyState, Page, Pager } from "#app/components/page.tsx"
import { ACTION_ORIGINS, ACTION_STATES } from "#app/domain/action.ts"
import { ActionQuery } from "#app/domain/follow-up-forms.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readActions } from "#app/services/read-actions.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const language = await languageOf(request)
  const query = ActionQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return {
    ...(await readActions(db, actor, { query, page: pageOf(request) }, language)),
    query,
    heading: translate(language)("action:title"),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.heading ?? ""} · Miqyas` }]

export default function Actions() {
  const { t } = useTranslation("action")
  const page = useLoaderData<typeof loader>()
  const { counts, rows } = page
  const create = page.mayCreate && (
    <Link to={paths.newAction()} className="btn">
      {t("list.new")}
    </Link>
  )
  return (
    <>
      <PrintHead letterhead={page.letterhead} day={page.todayText} />
      <Page
        title={page.heading}
        lead={
          counts.open === 0
            ? t("list.lead-none")
            : t("list.lead", { count: counts.open, overdue: counts.overdue })
        }
        actions={
          <>
            <Link to={paths.inbox()} className="btn ghost">
              {t("list.to-inbox")}
            </Link>
            {rows.length > 0 && <PrintButton label={t("list.print")} />}
            {create}
          </>
        }
      >
        {counts.all === 0 ? (
          <Card>
            <EmptyState title={t("list.empty")} hint={t("list.empty-hint")} action={create} />
          </Card>
        ) : (
          <>
            <Filters />
            <Card>
              {rows.length === 0 ? (
                <EmptyState title={t("list.none")} />
              ) : (
                <>
                  <p className="soft">{t("list.found", { count: page.total })}</p>
                  <ActionTable
                    rows={rows}
                    caption={page.heading}
                    severalUnits={page.units.length > 0}
                    withParaf
                  />
                </>
              )}
              <Pager page={page.page} pages={page.pages} />
            </Card>
          </>
        )}
        <EscalationRule />
      </Page>
    </>
  )
}

function Filters() {
  const { t } = useTranslation("action")
  const { query, positions, units, hasPositions } = useLoaderData<typeof loader>()
  const any = { value: "", label: t("list.any") }
  return (
    <Form method="get" className="filters" role="search">
      <SelectField
        label={t("list.state")}
        name="state"
        defaultValue={query.state ?? "open"}
        options={[
          { value: "open", label: t("list.open") },
          { value: "all", label: t("list.any") },
          ...ACTION_STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
      />
      {units.length > 0 && (
        <SelectField
          label={t("list.unit")}
          name="unit"
          defaultValue={query.unit ?? ""}
          options={[any, ...units]}
        />
      )}
      <SelectField
        label={t("list.position")}
        name="position"
        defaultValue={query.position ?? ""}
        options={[any, { value: "none", label: t("nobody") }, ...positions]}
      />
      <SelectField
        label={t("list.origin")}
        name="origin"
        defaultValue={query.origin ?? ""}
        options={[any, ...ACTION_ORIGINS.map((origin) => ({ value: origin, label: t(`origin.${origin}`) }))]}
      />
      {hasPositions && (
        <CheckboxField label={t("list.mine")} name="mine" value="1" defaultChecked={query.mine === "1"} />
      )}
      <CheckboxField
        label={t("list.overdue")}
        name="overdue"
        value="1"
        defaultChecked={query.overdue === "1"}
      />
      <button type="submit" className="btn ghost">
        {t("common:form.filter")}
      </button>
      {Object.values(query).some((value) => value !== undefined) && (
        <Link to={paths.actions()}>{t("common:form.clear-filter")}</Link>
      )}
    </Form>
  )
}
