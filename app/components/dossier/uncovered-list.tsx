import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { StateSign } from "#app/components/state.tsx"
import { paths } from "#app/paths.ts"
import type { Uncovered } from "#app/services/list-uncovered.server.ts"

/** Evidence of which the redacted edition would show the register line only, each with what can be done about it. */
export function UncoveredList({ files }: { files: readonly Uncovered[] }) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <details className="dossier-findings">
      <summary>
        <StateSign state="urgent" /> {t("dossier:uncovered.title", { count: files.length })}
      </summary>
      <p className="help">{t("dossier:uncovered.help")}</p>
      <ul className="uses">
        {files.map((file) => (
          <li key={file.id} className="row between">
            <span>
              <Link to={paths.evidence(file.id)}>
                <b>{file.code}</b> {file.title}
              </Link>{" "}
              <small className="soft">{file.items.join(", ")}</small>
            </span>
            <span className="row">
              {file.mayBlackOut && (
                <Link to={paths.blackOut(file.id)} className="btn ghost">
                  {t("dossier:uncovered.black-out", { code: file.code })}
                </Link>
              )}
              {file.mayClear && (
                <Link to={`${paths.evidence(file.id)}#sensitivity`} className="btn ghost">
                  {t("dossier:uncovered.clear", { code: file.code })}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
