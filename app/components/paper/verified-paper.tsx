import { Link } from "@remix-run/react"
import { Door } from "#app/components/door.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import type { PaperKind } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

interface Found {
  state: "valid" | "withdrawn"
  kind: PaperKind
  number: string
  issuedOn: string
  unit: string
  santri: { code: string; initials: string }
  withdrawnOn: string | null
  sample: boolean
}

/** Whether a paper is genuine, and no more of it than tells it from another. */
export function VerifiedPaper({ found }: { found: Found | null }) {
  const { t } = useTranslation("paper")
  const language = useLanguage()
  const again = <Link to={paths.verifyPaper()}>{t("verify.again")}</Link>
  if (found === null)
    return (
      <Door title={`✕ ${t("verify.unknown")}`} lead={t("verify.unknown-text")}>
        {again}
      </Door>
    )
  const isValid = found.state === "valid"
  return (
    <Door title={`${isValid ? "✓" : "✕"} ${t(`verify.${found.state}`)}`} lead={t("verify.compare")}>
      <dl className="facts">
        <dt>{t("verify.number")}</dt>
        <dd>{found.number}</dd>
        <dt>{t("verify.kind")}</dt>
        <dd>{t(`kind.${found.kind}`)}</dd>
        <dt>{t("verify.of")}</dt>
        <dd>{[found.santri.code, found.santri.initials].filter((part) => part !== "").join(" · ")}</dd>
        <dt>{t("verify.issued")}</dt>
        <dd>{formatDay(found.issuedOn, language)}</dd>
        <dt>{t("verify.unit")}</dt>
        <dd>{found.unit}</dd>
        {found.withdrawnOn !== null && (
          <>
            <dt>{t("verify.withdrawn-on")}</dt>
            <dd>{formatDay(found.withdrawnOn, language)}</dd>
          </>
        )}
      </dl>
      {found.sample && <p className="soft">{t("verify.sample")}</p>}
      {again}
    </Door>
  )
}
