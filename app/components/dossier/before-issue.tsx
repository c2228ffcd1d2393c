import { Link } from "@remix-run/react"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { UncoveredList } from "#app/components/dossier/uncovered-list.tsx"
import { Card } from "#app/components/page.tsx"
import { StateSign } from "#app/components/state.tsx"
import { FINDING_CODES, type Finding } from "#app/domain/check-evidence.ts"
import { MIN_DPI, pageRanges } from "#app/domain/legibility.ts"
import { paths } from "#app/paths.ts"
import type { EvidenceFindings } from "#app/services/check-cycle-evidence.server.ts"
import type { Uncovered } from "#app/services/list-uncovered.server.ts"

interface BeforeIssueProps {
  cycleId: string
  checks: EvidenceFindings
  uncovered: readonly Uncovered[]
}

/** What is worth putting right before a dossier is issued, by kind, each with the way there. It holds nothing up. */
export function BeforeIssue({ cycleId, checks, uncovered }: BeforeIssueProps) {
  const { t } = useTranslation()
  const { findings, waiting, may } = checks
  const count = findings.length + uncovered.length
  const groups = FINDING_CODES.map((code) => findings.filter((finding) => finding.code === code))
  return (
    <Card title={t("dossier:check.title")} id="check" className="dossier-check">
      <p>
        {count === 0 ? (
          <>
            <span className="sign ready" aria-hidden="true">
              ●
            </span>{" "}
            {t("dossier:check.none")}
          </>
        ) : (
          t("dossier:check.lead", { count })
        )}
      </p>
      {waiting > 0 && <p className="notice">{t("dossier:check.waiting", { count: waiting })}</p>}
      {groups.map(
        (group) =>
          group[0] !== undefined && (
            <FindingGroup key={group[0].code} code={group[0].code} findings={group}>
              {(finding) => <Repair cycleId={cycleId} finding={finding} may={may} />}
            </FindingGroup>
          ),
      )}
      <UncoveredList files={uncovered} />
    </Card>
  )
}

interface FindingGroupProps {
  code: Finding["code"]
  findings: readonly Finding[]
  /** The way to put one of them right. */
  children: (finding: Finding) => ReactNode
}

function FindingGroup({ code, findings, children }: FindingGroupProps) {
  const { t } = useTranslation()
  return (
    <details className="dossier-findings">
      <summary>
        <StateSign state="urgent" /> {t(`dossier:check.${code}.title`, { count: findings.length })}
      </summary>
      <p className="help">{t(`dossier:check.${code}.help`, { dpi: MIN_DPI })}</p>
      <ul className="uses">
        {findings.map((finding) => (
          <li
            key={`${JSON.stringify(finding.repair)} ${JSON.stringify(finding.values)}`}
            className="row between"
          >
            <span>
              <What finding={finding} />
            </span>
            {children(finding)}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Which file or item a finding is about, its pages, and what else there is to say. */
function What({ finding: { code, evidence, items, pages, values } }: { finding: Finding }) {
  const { t } = useTranslation()
  const about = [
    ...(pages.length > 0
      ? [t("dossier:check.pages", { count: pages.length, pages: pageRanges(pages) })]
      : []),
    ...(SAID.has(code) ? [t(`dossier:check.${code}.about`, values)] : []),
  ]
  return (
    <>
      {evidence === undefined ? (
        <b>{items.join(", ")}</b>
      ) : (
        <>
          <Link to={paths.evidence(evidence.id)}>
            <b>{evidence.code}</b> {evidence.title}
          </Link>{" "}
          <small className="soft">{items.join(", ")}</small>
        </>
      )}
      {about.length > 0 && <small className="about">{about.join(" · ")}</small>}
    </>
  )
}

/** Findings of which more is to be said than file, item and page. */
const SAID: ReadonlySet<Finding["code"]> = new Set([
  "missing",
  "low-resolution",
  "duplicate",
  "superseded",
  "too-many",
  "pages-beyond",
])

function Repair({
  cycleId,
  finding: { code, repair, evidence },
  may,
}: {
  cycleId: string
  finding: Finding
  may: EvidenceFindings["may"]
}) {
  const { t } = useTranslation()
  if (repair.at === "file" ? !may.edit : !may.link) return null
  const name = evidence?.code ?? ("item" in repair ? repair.item : "")
  if (repair.at === "file") {
    const place = code === "duplicate" ? "uses" : "versions"
    return (
      <Link to={`${paths.evidence(repair.evidenceId)}#${place}`} className="btn ghost">
        {t(code === "duplicate" ? "dossier:check.fix.uses" : "dossier:check.fix.file", { name })}
      </Link>
    )
  }
  const page = paths.itemEvidence(cycleId, repair.item)
  return (
    <Link to={repair.at === "link" ? `${page}#link-${repair.linkId}` : page} className="btn ghost">
      {t(repair.at === "link" ? "dossier:check.fix.link" : "dossier:check.fix.item", { name })}
    </Link>
  )
}
