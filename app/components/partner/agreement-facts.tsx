import { Link } from "@remix-run/react"
import { AgreementRun } from "#app/components/partner/agreement-row.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { readAgreement } from "#app/services/read-agreements.server.ts"

type View = Awaited<ReturnType<typeof readAgreement>>

/** What is said of an agreement, and its document as evidence. */
export function AgreementFacts({ view }: { view: View }) {
  const { t } = useTranslation("partner")
  const language = useLanguage()
  return (
    <>
      <dl className="facts">
        <dt>{t("field.partnerName")}</dt>
        <dd>
          {view.partnerName} ({t(`kind.${view.partnerKind}`)})
        </dd>
        <dt>{t("field.number")}</dt>
        <dd className="typed">{view.number}</dd>
        {view.parties !== "" && (
          <>
            <dt>{t("field.parties")}</dt>
            <dd className="typed">{view.parties}</dd>
          </>
        )}
        <dt>{t("field.signedOn")}</dt>
        <dd>{formatDay(view.signedOn, language)}</dd>
        <dt>{t("facts.run")}</dt>
        <dd>
          <AgreementRun line={view} />
        </dd>
        {view.endedOn !== null && (
          <>
            <dt>{t("facts.ended")}</dt>
            <dd>
              {formatDay(view.endedOn, language)}: <span className="typed">{view.endedReason}</span>
            </dd>
          </>
        )}
        {view.note !== "" && (
          <>
            <dt>{t("field.note")}</dt>
            <dd className="typed">{view.note}</dd>
          </>
        )}
      </dl>
      <h3 id="document">{t("facts.document")}</h3>
      {view.document === null ? (
        <p className="warning">{t("facts.no-document")}</p>
      ) : (
        <>
          <p>
            <Link to={paths.evidence(view.document.id)}>
              <img
                className="agreement-document"
                src={paths.evidenceThumbnail(view.document.id)}
                alt=""
                loading="lazy"
              />
              {t("facts.open-document", { code: view.document.code })}
            </Link>
          </p>
          <p className="help">
            {view.lastDay === null
              ? t("facts.document-endless")
              : t("facts.document-follows", { day: formatDay(view.lastDay, language) })}
          </p>
        </>
      )}
    </>
  )
}
