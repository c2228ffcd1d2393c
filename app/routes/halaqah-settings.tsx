import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { HalaqahFields } from "#app/components/halaqah/halaqah-fields.tsx"
import { type FormAnswer, SlotTerms, TeacherTerms } from "#app/components/halaqah/term-forms.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { HalaqahForm, SlotForm, TeacherForm } from "#app/domain/halaqah-forms.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { formErrorOf, typedIn } from "#app/http/form-error.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { editHalaqah } from "#app/services/edit-halaqah.server.ts"
import { removeSlot, removeTeacher, saveSlot, saveTeacher } from "#app/services/plan-halaqah.server.ts"
import { readHalaqahSettings } from "#app/services/read-halaqah-settings.server.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const page = await readHalaqahSettings(db, actor, requireKey(params.halaqah))
  const t = translate(await languageOf(request))
  return { ...page, title: `${t("halaqah:settings.title")} · ${page.halaqah.name}` }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const halaqahId = requireKey(params.halaqah)
  await requireHalaqah(db, actor, "halaqah.manage", halaqahId)
  const form = await readForm(request)
  const intent = String(form.get("intent") ?? "edit")
  const id = form.has("id") ? requireKey(String(form.get("id"))) : undefined
  const errors = await change(actor, halaqahId, { form, intent, id })
  if (errors !== undefined) {
    const answer: FormAnswer = { at: `${intent}:${id ?? ""}`, errors, values: typedIn(form) }
    return data(answer, { status: 422 })
  }
  return redirect(`${paths.halaqahSettings(halaqahId)}?notice=saved`, 303)
}

interface Posted {
  form: FormData
  intent: string
  id: string | undefined
}

async function change(
  actor: Actor,
  halaqahId: string,
  { form, intent, id }: Posted,
): Promise<FieldErrors | undefined> {
  const told = async (work: () => Promise<unknown>) => {
    const refused = await formErrorOf(work)
    return refused === undefined ? undefined : { form: refused }
  }
  if (intent === "edit") {
    const parsed = checkForm(form, HalaqahForm)
    return parsed.ok ? told(() => editHalaqah(actor, halaqahId, parsed.value)) : parsed.errors
  }
  if (intent === "teacher") {
    const parsed = checkForm(form, TeacherForm)
    return parsed.ok ? told(() => saveTeacher(actor, halaqahId, id, parsed.value)) : parsed.errors
  }
  if (intent === "slot") {
    const parsed = checkForm(form, SlotForm)
    return parsed.ok ? told(() => saveSlot(actor, halaqahId, id, parsed.value)) : parsed.errors
  }
  if (intent === "remove-teacher" && id !== undefined) return told(() => removeTeacher(actor, halaqahId, id))
  if (intent === "remove-slot" && id !== undefined) return told(() => removeSlot(actor, halaqahId, id))
  throw refusal(400, "common:form.invalid")
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function HalaqahSettings() {
  const { t } = useTranslation("halaqah")
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { halaqah } = page
  const own = answer?.at === "edit:" ? answer : undefined
  const { programmeId, level } = halaqah
  const values = {
    name: halaqah.name,
    programme: level === null ? programmeId : `${programmeId}:${level}`,
    facilityId: halaqah.facilityId ?? "",
    from: halaqah.from,
    until: halaqah.until ?? "",
  }
  return (
    <Page
      title={t("settings.title")}
      lead={halaqah.name}
      crumbs={[
        { label: t("list.title"), to: paths.halaqahList() },
        { label: halaqah.name, to: paths.halaqah(halaqah.id) },
      ]}
    >
      <ErrorSummary
        errors={answer?.errors}
        labels={{ name: t("field.name"), programme: t("field.programme") }}
      />
      <div className="grid">
        <div className="stack">
          <TeacherTerms
            key={`t${page.teachers.length}`}
            teachers={page.teachers}
            educators={page.educators}
            answer={answer}
            today={page.today}
          />
          <SlotTerms key={`s${page.slots.length}`} slots={page.slots} answer={answer} today={page.today} />
        </div>
        <Card title={t("settings.halaqah")}>
          <Form method="post" key={halaqah.version}>
            <input type="hidden" name="version" value={halaqah.version} />
            <HalaqahFields
              programmes={page.programmes}
              rooms={page.rooms}
              values={own?.values ?? values}
              errors={own?.errors}
            />
            <p className="help">{t("settings.until-help")}</p>
            <FormActions>
              <SubmitButton name="intent" value="edit">
                {t("common:form.save")}
              </SubmitButton>
            </FormActions>
          </Form>
        </Card>
      </div>
    </Page>
  )
}
