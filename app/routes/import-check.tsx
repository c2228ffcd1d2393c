import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import { ImportColumns } from "#app/components/import/import-columns.tsx"
import { ImportPreview, previewLead } from "#app/components/import/import-preview.tsx"
import { Page } from "#app/components/page.tsx"
import { registerCrumbs } from "#app/components/register/register-crumbs.ts"
import { refusal } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { requireKind } from "#app/http/register-kind.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { importAction } from "#app/services/import-table.server.ts"
import { chooseColumns, confirmImport, discardImport, readImport } from "#app/services/read-import.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = requireKind(params.kind)
  const { actor } = await requireManager(request, importAction(kind))
  const language = await languageOf(request)
  const t = translate(language)
  return {
    kind,
    title: t("import:title", { register: t(`import:register.${kind}`) }),
    view: await readImport(db, actor, { kind, id: requireKey(params.draft) }, { language, t }),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const kind = requireKind(params.kind)
  const { actor } = await requireManager(request, importAction(kind))
  const id = requireKey(params.draft)
  const form = await readForm(request)
  const intent = form.get("intent")
  if (intent === "columns") {
    const chosen = [...form].flatMap(([name, head]) =>
      name.startsWith("column:") && typeof head === "string" ? [[name.slice("column:".length), head]] : [],
    )
    await chooseColumns(actor, kind, id, Object.fromEntries(chosen))
    return redirect(paths.importCheck(kind, id), 303)
  }
  if (intent === "discard") {
    await discardImport(actor, kind, id)
    return redirect(paths.import(kind), 303)
  }
  if (intent !== "confirm") throw refusal(400, "common:form.invalid")
  try {
    return redirect(paths.import(kind, await confirmImport(actor, kind, id)), 303)
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return data({ refused }, { status })
  }
}

export default function ImportCheck() {
  const { t } = useTranslation("import")
  const { kind, title, view } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <Page
      title={title}
      lead={previewLead(t, view)}
      crumbs={[...registerCrumbs(t, kind), { label: title, to: paths.import(kind) }]}
    >
      {refused !== undefined && (
        <p className="error-summary" role="alert">
          {t(refused.key, refused.values)}
        </p>
      )}
      <div className="grid">
        <ImportPreview kind={kind} view={view} />
        <ImportColumns view={view} />
      </div>
    </Page>
  )
}
