import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { AssignTable } from "#app/components/cycle/assign-table.tsx"
import { Page } from "#app/components/page.tsx"
import { AssignForm } from "#app/http/cycle-forms.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { readAssignments } from "#app/services/read-assignments.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const search = new URL(request.url).searchParams
  const language = await languageOf(request)
  return {
    ...(await readAssignments(db, actor, requireKey(params.cycle), language)),
    chosen: search.getAll("item"),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const cycleId = requireKey(params.cycle)
  const posted = await readForm(request)
  const items = posted.getAll("items").map(String)
  const form = checkForm(posted, AssignForm, ["items"])
  if (!form.ok) return data({ errors: form.errors, values: form.values, items }, { status: 422 })
  const values = Object.fromEntries([...posted].map(([name, value]) => [name, String(value)]))
  if (Object.keys(form.value).length === 1)
    return data({ errors: { form: "cycle:error.nothing-to-set" }, values, items }, { status: 422 })
  try {
    await assignItems(actor, cycleId, form.value)
  } catch (thrown) {
    const { key, status } = await refusedForm(thrown)
    return data({ errors: { form: key }, values, items }, { status })
  }
  return redirect(`${paths.cycleAssign(cycleId)}?notice=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.cycle.title ?? ""} · Miqyas` },
]

export default function CycleAssignRoute() {
  const { t } = useTranslation("cycle")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={t("assign.title")}
      crumbs={[
        { label: t("list.title"), to: paths.cycles() },
        { label: page.cycle.title, to: paths.cycle(page.cycle.id) },
      ]}
      lead={<p className="soft">{t("assign.lead")}</p>}
    >
      {page.isFrozen ? (
        <p className="warning">{t("item.frozen", { state: t(`state.${page.cycle.state}`) })}</p>
      ) : (
        <AssignTable page={page} answer={answer} />
      )}
    </Page>
  )
}
