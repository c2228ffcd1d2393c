import { Form } from "@remix-run/react"
import type { ReactNode } from "react"
import { CheckboxField, ErrorSummary, SelectField, SubmitButton } from "#app/components/form.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import type { PaperKind } from "#app/domain/progress-terms.ts"
import type { PaperAnswer } from "#app/http/paper-actions.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface IssueFormsProps {
  semesters: { value: string; label: string }[]
  /** What a syahadah may be given for. */
  bases: { key: string; label: string }[]
  maySeeNumber: boolean
  answer: PaperAnswer | undefined
}

/** One form for each kind of paper that may be issued to a santri. */
export function IssueForms({ semesters, bases, maySeeNumber, answer }: IssueFormsProps) {
  const { t } = useTranslation("paper")
  const of = (kind: PaperKind) => (answer?.at === `issue:${kind}` ? answer : undefined)
  return (
    <>
      <IssueForm kind="rapor" answer={of("rapor")}>
        <SelectField
          label={t("issue.period")}
          name="period"
          required
          defaultValue={of("rapor")?.values.period}
          error={of("rapor")?.errors?.period}
          options={semesters}
        />
      </IssueForm>
      <IssueForm kind="syahadah" answer={of("syahadah")} isOff={bases.length === 0}>
        {bases.length === 0 ? (
          <p className="soft">{t("issue.no-basis")}</p>
        ) : (
          <SelectField
            label={t("issue.basis")}
            name="basis"
            required
            defaultValue={of("syahadah")?.values.basis}
            error={of("syahadah")?.errors?.basis}
            options={bases.map(({ key, label }) => ({ value: key, label }))}
          />
        )}
      </IssueForm>
      <IssueForm kind="transkrip" answer={of("transkrip")}>
        <p className="help">{t("issue.transkrip-help")}</p>
        {maySeeNumber && (
          <CheckboxField
            label={t("issue.with-number")}
            name="withRegisterNumber"
            help={t("issue.with-number-help")}
          />
        )}
      </IssueForm>
    </>
  )
}

/** Which language a paper is in; the reader's own unless said otherwise. */
export function LanguageField() {
  const { t } = useTranslation("paper")
  const language = useLanguage()
  return (
    <SelectField
      label={t("issue.language")}
      name="language"
      defaultValue={language}
      options={[
        { value: "id", label: t("issue.lang.id") },
        { value: "en", label: t("issue.lang.en") },
      ]}
    />
  )
}

function IssueForm({
  kind,
  answer,
  isOff = false,
  children,
}: {
  kind: PaperKind
  answer: PaperAnswer | undefined
  isOff?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation("paper")
  const labels = { period: t("issue.period"), basis: t("issue.basis"), language: t("issue.language") }
  return (
    <details open={answer !== undefined}>
      <summary>{t(`issue.${kind}`)}</summary>
      <Form method="post">
        <ErrorSummary errors={answer?.errors} labels={labels} />
        <input type="hidden" name="kind" value={kind} />
        {children}
        {!isOff && (
          <>
            <LanguageField />
            <SubmitButton name="intent" value={`issue-${kind}`} busyLabel={t("all.busy")}>
              {t("issue.do")}
            </SubmitButton>
          </>
        )}
      </Form>
    </details>
  )
}
