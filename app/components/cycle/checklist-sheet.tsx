import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { PrintButton } from "#app/components/print-button.tsx"
import { paths } from "#app/paths.ts"
import type { readChecklist } from "#app/services/read-checklist.server.ts"

type Sheet = Awaited<ReturnType<typeof readChecklist>>

/** The checklist as paper: A4, black on white, boxes to tick by hand. */
export function ChecklistSheet({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("cycle")
  const { cycle, letterhead, parts } = sheet
  return (
    <main className="sheet" id="content">
      <Toolbar sheet={sheet} />
      <header className="sheet-letterhead">
        {letterhead.lines.map((line, index) => (
          <p key={line} className={index < 2 ? "large" : undefined}>
            {line}
          </p>
        ))}
        <p className="small">{[letterhead.address, letterhead.contact].filter(Boolean).join(" · ")}</p>
      </header>
      <h1>{t("checklist.title")}</h1>
      <dl className="facts sheet-facts">
        <dt>{t("field.title")}</dt>
        <dd>{cycle.title}</dd>
        <dt>{t("field.applicant")}</dt>
        <dd>
          {cycle.applicant} {cycle.isSample && `(${t("list.sample")})`}
        </dd>
        <dt>{t("field.instrument")}</dt>
        <dd>
          {cycle.instrument} ({t("overview.version", { version: cycle.version })})
          {cycle.isUnverified && ` — ${t("overview.unverified")}`}
        </dd>
        <dt>{t("field.period")}</dt>
        <dd>
          {cycle.period}
          {cycle.due !== null && ` · ${t("item.due", { day: cycle.due })}`}
        </dd>
        <dt>{t("checklist.printed")}</dt>
        <dd>{cycle.printed}</dd>
      </dl>
      {parts.map((part) => (
        <section key={part.key}>
          <h2>{part.label}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("checklist.number")}</th>
                <th scope="col">{t("checklist.item")}</th>
                <th scope="col">{t("checklist.evidence")}</th>
                <th scope="col">{t("item.level")}</th>
                <th scope="col">{t("item.charge")}</th>
                <th scope="col">{t("checklist.initials")}</th>
              </tr>
            </thead>
            <tbody>
              {part.items.map((item) => (
                <Row key={item.key} item={item} levels={sheet.levels} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p className="small sheet-legend">{t("checklist.legend")}</p>
      <div className="sheet-signatures">
        <p>{t("checklist.checked-by")}</p>
        <p>{t("checklist.known-by")}</p>
      </div>
    </main>
  )
}

function Row({ item, levels }: { item: Sheet["parts"][number]["items"][number]; levels: string[] }) {
  const { t } = useTranslation("cycle")
  return (
    <tr>
      <td>{item.number}</td>
      <td>
        <b>{item.title}</b>
        <br />
        <span className="small">{item.topic}</span>
        {item.narrative !== null && item.narrative !== "" && <p className="typed">{item.narrative}</p>}
        {item.missing.length > 0 && (
          <>
            <b className="small">{t("item.missing")}</b>
            <ul className="boxes">
              {item.missing.map((line) => (
                <li key={line}>☐ {line}</li>
              ))}
            </ul>
          </>
        )}
      </td>
      <td>
        <ul className="boxes">
          {item.hints.map((hint) => (
            <li key={hint.key}>
              <span aria-hidden="true">{hint.isThere ? "☑" : "☐"}</span>
              {hint.isThere !== null && (
                <span className="hidden">{t(hint.isThere ? "strip.filled" : "strip.hole")}</span>
              )}{" "}
              {hint.text}
              {hint.required && " *"}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <ul className="boxes">
          {levels.map((level) => (
            <li key={level}>
              <span aria-hidden="true">{level === item.level ? "☑" : "☐"}</span> {level}
            </li>
          ))}
        </ul>
        <span className="small">{t(`common:state.${item.state}`)}</span>
      </td>
      <td>
        {item.position ?? "……………"}
        {item.due !== null && (
          <>
            <br />
            <span className="small">{item.due}</span>
          </>
        )}
      </td>
      <td className="initials" />
    </tr>
  )
}

function Toolbar({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation("cycle")
  const { cycle, only } = sheet
  return (
    <div className="row between no-print sheet-tools">
      <Link to={only === null ? paths.cycle(cycle.id) : paths.item(cycle.id, only)}>
        ← {t("checklist.back")}
      </Link>
      <PrintButton hint={t("checklist.how-to-print")}>{t("checklist.print")}</PrintButton>
    </div>
  )
}
