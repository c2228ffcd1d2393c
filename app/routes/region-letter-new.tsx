import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Form, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireManager } from "#app/auth/manager.server.ts"
import {
  CheckboxField,
  ErrorSummary,
  FormActions,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { LETTER_LINES } from "#app/domain/letter-lines.ts"
import { LetterForm } from "#app/domain/region-letter-form.ts"
import { checkForm, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { makeLetter } from "#app/services/make-letter.server.ts"
import { readLetterChoices } from "#app/services/read-exchange.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireManager(request, "region.exchange")
  return {
    ...(await readLetterChoices(db, actor)),
    title: translate(await languageOf(request))("region:letters.new"),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireManager(request, "region.exchange")
  const form = await readForm(request)
  const parsed = checkForm(form, LetterForm, ["units", "text", "due"])
  const typed = (name: string) => form.getAll(name).map(String)
  const values = {
    subject: typed("subject")[0] ?? "",
    instrument: typed("instrument")[0] ?? "",
    units: typed("units"),
    text: typed("text"),
    due: typed("due"),
  }
  if (!parsed.ok) return data({ errors: parsed.errors, values }, { status: 422 })
  try {
    await makeLetter(actor, parsed.value)
  } catch (thrown) {
    const { key, status } = await refusedForm(thrown)
    return data({ errors: { instrument: key }, values }, { status })
  }
  return redirect(`${paths.regionLetters()}?notice=created`, 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

/** Directions and an instrument, to units that are chosen. */
export default function NewLetter() {
  const { t } = useTranslation("region")
  const { title, office, units, instruments } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors: Record<string, string> | undefined = answer?.errors
  const values = answer?.values
  return (
    <Page
      title={title}
      lead={t("letters.new-lead", { office })}
      crumbs={[
        { label: t("title"), to: paths.region() },
        { label: t("letters.title"), to: paths.regionLetters() },
      ]}
    >
      <Card>
        {units.length === 0 ? (
          <EmptyState title={t("letters.no-units")} hint={t("letters.no-units-hint")} />
        ) : (
          <Form method="post" className="form">
            <ErrorSummary
              errors={errors}
              labels={{
                subject: t("letters.subject"),
                units: t("letters.units"),
                text: t("letters.directions"),
                due: t("letters.due-day"),
              }}
            />
            <TextField
              label={t("letters.subject")}
              name="subject"
              maxLength={200}
              defaultValue={values?.subject}
              error={errors?.subject}
              required
            />
            <fieldset>
              <legend>{t("letters.units")}</legend>
              {errors?.units !== undefined && <p className="error">{t(errors.units)}</p>}
              {units.map(({ id, name, hasKey }) => (
                <CheckboxField
                  key={id}
                  label={hasKey ? name : `${name} ${t("letters.no-key")}`}
                  name="units"
                  value={id}
                  defaultChecked={values?.units.includes(id)}
                />
              ))}
              <p className="help">{t("letters.no-key-help")}</p>
            </fieldset>
            {errors?.text !== undefined && <p className="error">{t(errors.text)}</p>}
            {Array.from({ length: LETTER_LINES }, (_, at) => at).map((at) => (
              <fieldset key={at}>
                <legend>{t("letters.direction", { number: at + 1 })}</legend>
                <TextAreaField
                  label={t("letters.text")}
                  name="text"
                  rows={2}
                  maxLength={2000}
                  defaultValue={values?.text[at]}
                />
                <TextField
                  label={t("letters.due-day")}
                  name="due"
                  type="date"
                  defaultValue={values?.due[at]}
                  error={values?.due[at] === "" ? undefined : errors?.due}
                />
              </fieldset>
            ))}
            <SelectField
              label={t("letters.attach")}
              name="instrument"
              help={t("letters.attach-help")}
              defaultValue={values?.instrument}
              error={errors?.instrument}
              options={[
                { value: "", label: t("letters.attach-none") },
                ...instruments.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <FormActions>
              <SubmitButton busyLabel={t("common:form.saving")}>{t("letters.make")}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </Card>
    </Page>
  )
}
