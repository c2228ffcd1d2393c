import type { LoaderFunctionArgs } from "@remix-run/node"
import { Form, Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { pageOf } from "#app/auth/manager.server.ts"
import { SelectField, TextField } from "#app/components/form.tsx"
import { Card, EmptyState, Page, Pager } from "#app/components/page.tsx"
import { UnitDownload } from "#app/components/unit-download.tsx"
import { missingUnit } from "#app/http/chosen-unit.server.ts"
import { requireRegister } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readRegisterList } from "#app/services/read-register.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const kind = requireRegister(params.kind)
  const language = await languageOf(request)
  const {
    q = "",
    page: _,
    notice: __,
    unit: ___,
    ...chosen
  } = Object.fromEntries(new URL(request.url).searchParams)
  const query = { q: q.slice(0, 120), chosen, page: pageOf(request) }
  return {
    ...(await readRegisterList(db, actor, kind, { query, language })),
    kind,
    query: { q: query.q, chosen },
    unitError: missingUnit(request),
    title: translate(language)(`register:kind.${kind}`),
  }
}

export default function RegisterList() {
  const { t } = useTranslation("register")
  const { kind, title, rows, all, total, page, pages, filters, query, may, units, unitError } =
    useLoaderData<typeof loader>()
  const isNarrowed = query.q !== "" || filters.some(({ key }) => (query.chosen[key] ?? "") !== "")
  const actions = may.edit && (
    <>
      <Link to={paths.import(kind)} className="btn ghost">
        {t("list.import")}
      </Link>
      <Link to={paths.newRegisterRow(kind)} className="btn">
        {t("list.new")}
      </Link>
    </>
  )
  return (
    <Page
      title={title}
      lead={t("list.lead", { count: all })}
      crumbs={[{ label: t("title"), to: paths.registers() }]}
      actions={all > 0 ? actions : undefined}
    >
      {all === 0 ? (
        <Card>
          <EmptyState
            title={t("list.empty")}
            hint={t(`about.${kind}`)}
            action={<p className="row">{actions}</p>}
          />
        </Card>
      ) : (
        <>
          <Form method="get" className="filters" role="search">
            <TextField
              label={t("list.search")}
              name="q"
              type="search"
              defaultValue={query.q}
              maxLength={120}
            />
            {filters
              .filter(({ options }) => options.length > 1)
              .map(({ key, label, options }) => (
                <SelectField
                  key={key}
                  label={label}
                  name={key}
                  defaultValue={query.chosen[key] ?? ""}
                  options={[{ value: "", label: t("list.any") }, ...options]}
                />
              ))}
            <button type="submit" className="btn ghost">
              {t("common:form.filter")}
            </button>
            {isNarrowed && <Link to={paths.register(kind)}>{t("common:form.clear-filter")}</Link>}
          </Form>
          <Card>
            {isNarrowed && rows.length > 0 && <p className="soft">{t("list.found", { count: total })}</p>}
            {rows.length === 0 && <EmptyState title={t("list.none")} hint={t("list.none-hint")} />}
            <ul className="plain">
              {rows.map(({ id, code, title: name, told }) => (
                <li key={id}>
                  <Link to={paths.registerRow(kind, id)}>{name}</Link>
                  <br />
                  <small className="soft">{[code, ...told].filter(Boolean).join(" · ")}</small>
                </li>
              ))}
            </ul>
            <Pager page={page} pages={pages} />
          </Card>
        </>
      )}
      {all > 0 && (
        <UnitDownload
          units={units}
          to={paths.export(kind)}
          ways={[{ value: "xlsx", label: t("list.export") }]}
          error={unitError}
        />
      )}
    </Page>
  )
}
