import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import type { ItemView } from "#app/domain/item-view.ts"
import { paths } from "#app/paths.ts"

interface ItemEvidenceProps {
  view: ItemView
  evidence: readonly { linkId: string; evidenceId: string; code: string; title: string; label: string }[]
}

export function ItemEvidence({ view, evidence }: ItemEvidenceProps) {
  const { t } = useTranslation("cycle")
  return (
    <section className="item-evidence" id="evidence">
      <div className="row between">
        <h2>{t("item.evidence", { count: evidence.length })}</h2>
        {view.may.answer && (
          <Link to={paths.itemEvidence(view.cycle.id, view.item.key)}>{t("item.from-library")}</Link>
        )}
      </div>
      {evidence.length === 0 && <p className="soft">{t("item.no-evidence")}</p>}
      {evidence.map((row) => (
        <div className="ev" key={row.linkId}>
          <Link to={paths.evidence(row.evidenceId)}>
            <b>{row.code}</b> {row.title}
          </Link>
          <span>{row.label}</span>
        </div>
      ))}
    </section>
  )
}
