import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { Card } from "#app/components/page.tsx"
import { Tag } from "#app/components/state.tsx"
import { paths } from "#app/paths.ts"
import type { EvidencePageView } from "#app/services/read-evidence.server.ts"

/** The blacked-out copies of a file, or the file that a copy stands for; nothing where there is neither. */
export function EvidenceCopies({ view }: { view: EvidencePageView }) {
  const { t } = useTranslation("evidence")
  const { standsFor, copies } = view
  if (standsFor === null && copies.length === 0) return null
  return (
    <Card title={t("copies.title")} id="copies">
      {standsFor !== null && (
        <p>
          {t("copies.stands-for")}{" "}
          <Link to={paths.evidence(standsFor.id)}>
            {standsFor.code} {standsFor.title}
          </Link>
        </p>
      )}
      {copies.length > 0 && (
        <ul className="uses">
          {copies.map((copy) => (
            <li key={copy.id} className="row between">
              <Link to={paths.evidence(copy.id)}>
                {copy.code} {copy.title}
              </Link>
              <Tag tone={copy.isShown ? "ready" : "none"} sign={copy.isShown ? "✓" : "○"}>
                {t(copy.isShown ? "copies.shown" : "copies.kept")}
              </Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
