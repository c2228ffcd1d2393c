import { Form } from "@remix-run/react"
import { SubmitButton } from "#app/components/form.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { ShownNumber } from "#app/components/santri/shown-number.tsx"
import { formatInstant } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

interface RegisterNumberProps {
  /** Masked. */
  number: string | null
  /** In full, right after it was asked for. */
  full: string | undefined
  /** How often it was shown; null to who may not ask for it. */
  views: { count: number; lastBy: string | null; lastAt: Date | string | null } | null
  timeZone: string
}

/** The register number: masked, and in full for who may see it and asks; each showing is written down. */
export function RegisterNumber({ number, full, views, timeZone }: RegisterNumberProps) {
  const { t } = useTranslation("santri")
  const language = useLanguage()
  return (
    <>
      <ShownNumber number={number} />{" "}
      {full !== undefined && (
        <p className="notice" role="status">
          {t("number.shown")} <b className="number">{full}</b>
          <br />
          <small>{t("number.shown-help")}</small>
        </p>
      )}
      {views !== null && number !== null && (
        <>
          {full === undefined && (
            <Form method="post" action="." className="beside">
              <SubmitButton name="intent" value="show-number" className="link">
                {t("number.show")}
              </SubmitButton>
            </Form>
          )}
          {full === undefined && <br />}
          <small className="soft">
            {full === undefined && `${t("number.show-help")} `}
            {views.count === 0 || views.lastAt === null
              ? t("number.never-shown")
              : t("number.views", {
                  count: views.count,
                  by: views.lastBy ?? "–",
                  at: formatInstant(views.lastAt, language, timeZone),
                })}
          </small>
        </>
      )}
    </>
  )
}
