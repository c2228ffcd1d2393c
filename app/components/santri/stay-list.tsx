import { Form } from "@remix-run/react"
import { FormActions, SubmitButton } from "#app/components/form.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { EndFields, StayFields } from "#app/components/santri/stay-fields.tsx"
import { StayText } from "#app/components/santri/stay-text.tsx"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

export interface ShownStay {
  id: string
  version: number
  intake: string
  from: string
  until: string | null
  reason: string | null
  decisionNumber: string
  decisionOn: string | null
  registeredElsewhere: boolean
}

/** What was typed into one form of the page, and what is wrong with it. */
export interface TypedForm {
  values: Record<string, string> | undefined
  errors: Record<string, string> | undefined
}

interface StayListProps {
  stays: readonly ShownStay[]
  mayEnrol: boolean
  canBegin: boolean
  today: string
  /** By the form's name: `edit:ID`, `end:ID`, `begin`. */
  typed: (at: string) => TypedForm
}

/** The stays of a santri, the latest first, each with its end, its correction, and a way to begin another. */
export function StayList({ stays, mayEnrol, canBegin, today, typed }: StayListProps) {
  const { t } = useTranslation("santri")
  const begin = typed("begin")
  return (
    <>
      {stays.length === 0 && <p>{t("stay.none")}</p>}
      <ul className="plain">
        {stays.map((stay) => (
          <li key={stay.id}>
            <StayFacts stay={stay} />
            {mayEnrol && <StayForms stay={stay} today={today} typed={typed} />}
          </li>
        ))}
      </ul>
      {mayEnrol && canBegin && (
        <details open={begin.values !== undefined}>
          <summary>{t(stays.length === 0 ? "stay.begin" : "stay.return")}</summary>
          <Form method="post" action=".">
            <StayFields values={begin.values ?? { from: today }} errors={begin.errors} />
            <FormActions>
              <SubmitButton name="intent" value="begin">
                {t(stays.length === 0 ? "stay.begin" : "stay.return")}
              </SubmitButton>
            </FormActions>
          </Form>
        </details>
      )}
    </>
  )
}

function StayFacts({ stay }: { stay: ShownStay }) {
  const { t } = useTranslation("santri")
  const language = useLanguage()
  const facts = [
    stay.intake === "" ? "" : `${t("column.intake")} ${stay.intake}`,
    stay.decisionNumber === "" ? "" : t("stay.decision", { number: stay.decisionNumber }),
    stay.decisionOn === null ? "" : t("stay.decision-on", { day: formatDay(stay.decisionOn, language) }),
    stay.registeredElsewhere ? t("stay.elsewhere") : "",
  ].filter((fact) => fact !== "")
  return (
    <p>
      <b className="capital">
        <StayText stay={stay} />
      </b>
      {facts.length > 0 && (
        <>
          <br />
          <small className="soft">{facts.join(" · ")}</small>
        </>
      )}
    </p>
  )
}

function StayForms({ stay, today, typed }: { stay: ShownStay } & Pick<StayListProps, "today" | "typed">) {
  const { t } = useTranslation("santri")
  const [end, edit] = [typed(`end:${stay.id}`), typed(`edit:${stay.id}`)]
  const { id: _, version, registeredElsewhere, ...said } = stay
  return (
    <>
      {stay.until === null && (
        <details open={end.values !== undefined}>
          <summary>{t("stay.end")}</summary>
          <p className="soft">{t("stay.end-lead")}</p>
          <Form method="post" action=".">
            <input type="hidden" name="stay" value={stay.id} />
            <EndFields values={end.values ?? { until: today }} errors={end.errors} />
            <FormActions>
              <SubmitButton name="intent" value="end">
                {t("stay.end")}
              </SubmitButton>
            </FormActions>
          </Form>
        </details>
      )}
      <details open={edit.values !== undefined}>
        <summary>{t("stay.edit")}</summary>
        <Form method="post" action=".">
          <input type="hidden" name="stay" value={stay.id} />
          <input type="hidden" name="version" value={version} />
          <StayFields
            values={edit.values ?? { ...said, registeredElsewhere: registeredElsewhere ? "on" : "" }}
            errors={edit.errors}
            withEnd
          />
          <FormActions>
            <SubmitButton name="intent" value="edit-stay">
              {t("common:form.save")}
            </SubmitButton>
            <SubmitButton name="intent" value="remove-stay" className="btn danger" formNoValidate>
              {t("stay.remove")}
            </SubmitButton>
          </FormActions>
        </Form>
      </details>
    </>
  )
}
