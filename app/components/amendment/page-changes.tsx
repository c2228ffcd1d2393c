import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { Tag, type Tone } from "#app/components/state.tsx"
import type { PageChange } from "#app/domain/page-map.ts"
import { paths } from "#app/paths.ts"

const LOOKS: Record<PageChange["state"], { tone: Tone; sign: string }> = {
  unchanged: { tone: "none", sign: "=" },
  changed: { tone: "draft", sign: "≠" },
  added: { tone: "ready", sign: "+" },
  removed: { tone: "gap", sign: "−" },
}

/** Page by page what changed: which pages, how, and what stands on them. */
export function PageChanges({ cycleId, changes }: { cycleId: string; changes: readonly PageChange[] }) {
  const { t } = useTranslation("amendment")
  return (
    <table className="cards page-changes">
      <thead>
        <tr>
          <th>{t("revisions.pages")}</th>
          <th>{t("revisions.state")}</th>
          <th>{t("revisions.what")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.state} ${change.from}`}>
            <th scope="row">
              {change.from === change.to
                ? t("revisions.page-one", { from: change.from })
                : t("revisions.page-range", { from: change.from, to: change.to })}
            </th>
            <td>
              <Tag tone={LOOKS[change.state].tone} sign={LOOKS[change.state].sign}>
                {t(`revisions.states.${change.state}`)}
              </Tag>
            </td>
            <td>
              {change.things.length === 0
                ? t("revisions.same", { count: change.pages })
                : change.things.map((thing) => (
                    <Thing
                      key={`${thing.kind} ${thing.key} ${thing.amendment}`}
                      cycleId={cycleId}
                      thing={thing}
                    />
                  ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Thing({ cycleId, thing }: { cycleId: string; thing: PageChange["things"][number] }) {
  const { t } = useTranslation("amendment")
  // An amendment's sections are named after it.
  const named = thing.amendment === 0 || thing.kind === "section"
  const from = named ? "" : ` · ${t("number", { number: thing.amendment })}`
  return (
    <div>
      {thing.kind === "evidence" ? (
        <>
          {t("revisions.kinds.evidence")} <b>{thing.key}</b> {thing.title}
        </>
      ) : thing.kind === "item" ? (
        <>
          {t("revisions.kinds.item")} <Link to={paths.item(cycleId, thing.key)}>{thing.title}</Link>
        </>
      ) : (
        thing.title
      )}
      <span className="soft">{from}</span>
    </div>
  )
}
