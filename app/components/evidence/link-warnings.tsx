import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { StateSign } from "#app/components/state.tsx"
import type { ItemWarning, LinkWarning, LinkWarningCode } from "#app/domain/evidence-warnings.ts"
import { paths } from "#app/paths.ts"

/** Where a complaint about a link is put right: on the link itself, or on the file's page. */
const ON_THE_LINK: ReadonlySet<LinkWarningCode> = new Set([
  "unlabelled",
  "duplicate",
  "superseded",
  "pages-beyond",
])

interface LinkWarningsProps {
  warnings: readonly LinkWarning[]
  /** Address of the page that edits links; `#link-ID` is added. Empty on that page itself. */
  editPage: string
  /** Without the right to put it right, only what is wrong is said. */
  mayEdit: boolean
}

/** What is to be put right about the files of an item, each with the way there. */
export function LinkWarnings({ warnings, editPage, mayEdit }: LinkWarningsProps) {
  const { t } = useTranslation("evidence")
  if (warnings.length === 0) return null
  return (
    <ul className="block">
      {warnings.map((warning) => (
        <li key={`${warning.linkId} ${warning.code}`}>
          <StateSign state="urgent" />
          <span>{t(`warning.${warning.code}`, warning.values)}</span>
          {mayEdit &&
            (ON_THE_LINK.has(warning.code) ? (
              <Link to={`${editPage}#link-${warning.linkId}`}>{t("warning.fix-link")}</Link>
            ) : (
              <Link to={paths.evidence(warning.evidenceId)}>{t("warning.fix-file")}</Link>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** What is to be put right about the item's files together. */
export function ItemWarnings({ warnings }: { warnings: readonly ItemWarning[] }) {
  const { t } = useTranslation("evidence")
  return warnings.map((warning) => (
    <p className="warning" key={warning.code}>
      {t(`warning.${warning.code}`, warning.values)}
    </p>
  ))
}
