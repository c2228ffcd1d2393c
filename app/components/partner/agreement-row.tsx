import { Link } from "@remix-run/react"
import { AgreementTag, DaysLeft } from "#app/components/partner/standing-tag.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { Tag } from "#app/components/state.tsx"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { AgreementLine } from "#app/services/read-agreements.server.ts"

/** One agreement in a list: with whom, about what, how it stands and until when. */
export function AgreementRow({ line, isHere = false }: { line: AgreementLine; isHere?: boolean }) {
  const { t } = useTranslation("partner")
  return (
    <li className="row between agreement">
      <div className="agreement-text">
        {isHere ? <strong>{line.title}</strong> : <Link to={paths.agreement(line.id)}>{line.title}</Link>}{" "}
        {line.sample && <Tag tone="none">{t("sample")}</Tag>}
        <br />
        <small className="soft">
          {line.partnerName} · {line.number}
        </small>
        <br />
        <small>
          <AgreementRun line={line} />
        </small>
      </div>
      <div className="agreement-tags">
        <AgreementTag standing={line.standing} />
        <small>
          <DaysLeft standing={line.standing} />
        </small>
        {line.document === null && (
          <Tag tone="draft" sign="!">
            {t("list.no-document")}
          </Tag>
        )}
      </div>
    </li>
  )
}

/** From when to when it is in force. */
export function AgreementRun({ line }: { line: Pick<AgreementLine, "startsOn" | "lastDay"> }) {
  const { t } = useTranslation("partner")
  const language = useLanguage()
  const from = formatDay(line.startsOn, language)
  return line.lastDay === null
    ? t("run.endless", { from })
    : t("run.until", { from, until: formatDay(line.lastDay, language) })
}
