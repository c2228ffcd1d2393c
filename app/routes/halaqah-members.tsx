import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary } from "#app/components/form.tsx"
import { AddMembers, EndMembers } from "#app/components/halaqah/member-forms.tsx"
import { Page } from "#app/components/page.tsx"
import { MembersForm } from "#app/domain/halaqah-forms.ts"
import { refusal } from "#app/domain/refusal.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { addMembers, endMembers } from "#app/services/place-members.server.ts"
import { readMembers } from "#app/services/read-halaqah-settings.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const search = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 120)
  const page = await readMembers(db, actor, requireKey(params.halaqah), search)
  const t = translate(await languageOf(request))
  return { ...page, title: `${t("halaqah:members.manage")} · ${page.halaqah.name}` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const halaqahId = requireKey(params.halaqah)
  await requireHalaqah(db, actor, "halaqah.manage", halaqahId)
  const form = await readForm(request)
  const intent = form.get("intent")
  if (intent !== "add" && intent !== "end") throw refusal(400, "common:form.invalid")
  const parsed = checkForm(form, MembersForm, ["santri"])
  const again = { intent, values: typedIn(form), chosen: form.getAll("santri").map(String) }
  if (!parsed.ok) return data({ ...again, errors: parsed.errors }, { status: 422 })
  const change = intent === "add" ? addMembers : endMembers
  const refused = await formErrorOf(() => change(actor, halaqahId, parsed.value))
  if (refused !== undefined) return data({ ...again, errors: { form: refused } }, { status: 422 })
  return redirect(`${paths.halaqahMembers(halaqahId)}?notice=saved`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function HalaqahMembers() {
  const { t } = useTranslation("halaqah")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  return (
    <Page
      title={t("members.manage")}
      lead={t("members.lead", { count: page.members.length, name: page.halaqah.name })}
      crumbs={[
        { label: t("list.title"), to: paths.halaqahList() },
        { label: page.halaqah.name, to: paths.halaqah(page.halaqah.id) },
      ]}
    >
      <ErrorSummary errors={errors} labels={{ day: t("field.day"), santri: t("column.santri") }} />
      <div className="grid" key={page.members.length}>
        <AddMembers page={page} answer={answer?.intent === "add" ? answer : undefined} />
        <EndMembers page={page} answer={answer?.intent === "end" ? answer : undefined} />
      </div>
    </Page>
  )
}
