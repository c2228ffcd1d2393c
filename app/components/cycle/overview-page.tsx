import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { OverviewItems } from "#app/components/cycle/overview-items.tsx"
import { OverviewResult } from "#app/components/cycle/overview-result.tsx"
import { OverviewLoad, OverviewWork } from "#app/components/cycle/overview-work.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { Meter, Tag } from "#app/components/state.tsx"
import type { ComponentView, OverviewView } from "#app/domain/overview-view.ts"
import { paths } from "#app/paths.ts"

/** Are we ready, what blocks, what must I do? */
export function OverviewPage({ view }: { view: OverviewView }) {
  const { t } = useTranslation("cycle")
  const { cycle, work, next } = view
  return (
    <Page
      title={view.say}
      crumbs={[{ label: t("list.title"), to: paths.cycles() }]}
      lead={
        <>
          <p className="soft">
            {cycle.title} · {cycle.applicant} {cycle.isSample && <Tag tone="none">{t("list.sample")}</Tag>}{" "}
            <Tag tone="draft">{t(`state.${cycle.state}`)}</Tag>
          </p>
          <p>{view.lead}</p>
        </>
      }
      actions={<OverviewActions view={view} />}
    >
      {view.unverified !== null && <Unverified view={view} />}
      {next !== null && (
        <p className="next-item">
          <Link className="btn" to={paths.item(cycle.id, next.key)}>
            {t("overview.next", { label: next.label })} →
          </Link>
        </p>
      )}
      <div className="grid">
        {work !== null && <OverviewWork work={work} cycleId={cycle.id} />}
        <OverviewComponents components={view.components} />
        {work !== null && work.load.length > 0 && <OverviewLoad work={work} cycleId={cycle.id} />}
        <Facts view={view} />
      </div>
      <OverviewItems view={view} />
      {view.result !== null && <OverviewResult result={view.result} cycleId={cycle.id} />}
    </Page>
  )
}

function OverviewActions({ view }: { view: OverviewView }) {
  const { t } = useTranslation("cycle")
  const { cycle, may } = view
  return (
    <>
      {may.seeDossiers && (
        <Link className="btn ghost" to={paths.dossiers(cycle.id)}>
          {t("overview.dossiers")}
        </Link>
      )}
      {may.assign && (
        <Link className="btn ghost" to={paths.cycleAssign(cycle.id)}>
          {t("overview.assign")}
        </Link>
      )}
      {may.edit && (
        <Link className="btn ghost" to={paths.cycleSettings(cycle.id)}>
          {t("overview.settings")}
        </Link>
      )}
    </>
  )
}

function Unverified({ view }: { view: OverviewView }) {
  const { t } = useTranslation("cycle")
  const notes = view.unverified?.notes ?? []
  return (
    <div className="warning unverified" role="note">
      <strong>{t("overview.unverified")}</strong> {t("overview.unverified-why")}
      {notes.length > 0 && (
        <details>
          <summary>{t("overview.not-published")}</summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** How far each component is; each leads to its items, on the page `to` or on this one. */
export function OverviewComponents({ components, to = "" }: { components: ComponentView[]; to?: string }) {
  const { t } = useTranslation("cycle")
  return (
    <Card title={t("overview.components")}>
      <ul className="bars">
        {components.map((component) => (
          <li className="bar" key={component.key}>
            <Link to={`${to}?component=${encodeURIComponent(component.key)}#items`}>{component.label}</Link>
            <Meter
              value={component.approved}
              also={component.approved + component.submitted}
              max={component.of}
              label={t("overview.component-label", {
                approved: component.approved,
                submitted: component.submitted,
                count: component.of,
              })}
            />
            <span className="n">
              {component.of === 0
                ? t("overview.no-items")
                : t("overview.ready-of", { ready: component.ready, of: component.of })}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t("overview.bar-legend")}</p>
    </Card>
  )
}

function Facts({ view }: { view: OverviewView }) {
  const { t } = useTranslation("cycle")
  const { cycle } = view
  return (
    <Card title={t("overview.facts")}>
      <dl className="facts">
        <dt>{t("field.instrument")}</dt>
        <dd>
          {cycle.instrument} ({t("overview.version", { version: cycle.instrumentVersion })})
        </dd>
        {view.checkedBy !== null && (
          <>
            <dt>{t("overview.checked-label")}</dt>
            <dd>{view.checkedBy}</dd>
          </>
        )}
        <dt>{t("field.applicant")}</dt>
        <dd>{cycle.applicant}</dd>
        <dt>{t("field.place")}</dt>
        <dd>{cycle.unit}</dd>
        <dt>{t("field.period")}</dt>
        <dd>{cycle.period}</dd>
        <dt>{t("field.target")}</dt>
        <dd>{cycle.target}</dd>
        <dt>{t("field.due")}</dt>
        <dd>{cycle.due ?? "–"}</dd>
        <dt>{t("field.visit")}</dt>
        <dd>{cycle.visit ?? "–"}</dd>
      </dl>
      <p className="row no-print facts-links">
        <Link to={paths.cycleChecklist(cycle.id)}>{t("overview.checklist")}</Link>
        <a href={paths.cycleScores(cycle.id)}>{t("overview.csv")}</a>
      </p>
    </Card>
  )
}
