import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { AREA_SIDES, BlackOutEditor } from "#app/components/evidence/black-out-editor.tsx"
import { CheckboxField, ErrorSummary, FormActions, SubmitButton } from "#app/components/form.tsx"
import { Page } from "#app/components/page.tsx"
import { BlackOutForm } from "#app/domain/black-out.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { blackOutEvidence } from "#app/services/black-out-evidence.server.ts"
import { readBlackOut, requireBlackOutSource } from "#app/services/read-black-out.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readBlackOut(db, actor, requireKey(params.evidence))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const { id } = await requireBlackOutSource(db, actor, requireKey(params.evidence))
  const form = await readForm(request)
  const typed = typedAreas(form)
  // More rows, for browsers without scripts: nothing is checked yet.
  if (form.get("intent") === "more") return data<Answered>({ typed })
  const parsed = checkForm(form, BlackOutForm, AREA_SIDES)
  if (!parsed.ok) return data<Answered>({ errors: parsed.errors, typed }, { status: 422 })
  try {
    const copy = await blackOutEvidence(actor, id, parsed.value.areas)
    return redirect(`${paths.evidence(copy.id)}?notice=blacked-out`, 303)
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return data<Answered>({ refused, typed }, { status })
  }
}

/** What the page shows after a post that made no copy. */
interface Answered {
  typed: string[][]
  errors?: FieldErrors
  refused?: RefusalBody
}

/** The rows as they were typed, without those left empty, for the page that is drawn again without JavaScript. */
function typedAreas(form: FormData) {
  const columns = AREA_SIDES.map((side) => form.getAll(side).map(String))
  const rows = (columns[0] ?? []).map((_, at) => columns.map((column) => column[at] ?? ""))
  return rows.filter((row) => row.slice(1).some((side) => side.trim() !== ""))
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: view === undefined ? "Miqyas" : `${view.code} ${view.title} · Miqyas` },
]

export default function BlackOutPage() {
  const view = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { t } = useTranslation("evidence")
  return (
    <Page
      title={t("black-out.title", { code: view.code })}
      lead={t("black-out.lead")}
      crumbs={[
        { label: t("library.title"), to: paths.evidenceLibrary() },
        { label: `${view.code} ${view.title}`, to: paths.evidence(view.id) },
      ]}
    >
      <Form method="post" className="black-out">
        {answered?.refused !== undefined && (
          <p className="error-summary" role="alert">
            {t(answered.refused.key, answered.refused.values)}
          </p>
        )}
        <ErrorSummary
          errors={answered?.errors}
          labels={{ areas: t("black-out.areas"), checked: t("black-out.confirm") }}
        />
        <BlackOutEditor id={view.id} pages={view.pages} typed={answered?.typed ?? []} />
        <CheckboxField
          name="checked"
          label={t("black-out.checked")}
          help={t("black-out.checked-help")}
          error={answered?.errors?.checked}
          required
        />
        <FormActions>
          <SubmitButton busyLabel={t("black-out.making")}>{t("black-out.make")}</SubmitButton>
        </FormActions>
      </Form>
    </Page>
  )
}
