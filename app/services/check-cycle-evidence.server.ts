import { access } from "node:fs/promises"
import { countPeriods } from "#app/domain/cadence.ts"
import { checkEvidence, type Finding } from "#app/domain/check-evidence.ts"
import type { Language } from "#app/domain/dates.ts"
import { listAllItems, text } from "#app/domain/instrument.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { readCycle } from "#app/services/read-cycle.server.ts"
import { surveyEvidence } from "#app/services/survey-evidence.server.ts"
import type { Db } from "#db/client.server.ts"
import { listCycleEvidence } from "#db/queries/evidence-links.server.ts"

/** How long a page waits for files that were never looked at; the rest is told when it is opened again. */
const WAIT_MS = 1500

export interface EvidenceFindings {
  findings: Finding[]
  /** Files that are still being looked at. */
  waiting: number
  may: { link: boolean; edit: boolean }
}

/**
 * What is worth putting right about a cycle's evidence before its dossier is issued. For whoever may issue it,
 * and so sees every file: authorise before. @throws 404, 403
 */
export async function checkCycleEvidence(
  db: Db,
  actor: Actor,
  cycleId: string,
  language: Language,
): Promise<EvidenceFindings> {
  const [{ cycle, instrument, readiness, today }, links] = await Promise.all([
    readCycle(db, actor, cycleId),
    listCycleEvidence(db, cycleId),
  ])
  const judged = new Map(readiness.items.map((entry) => [entry.item, entry.reasons]))
  const all = listAllItems(instrument).map(({ item }) => item)
  const pdfs = new Set(
    links.filter((link) => link.mediaType === "application/pdf").map((link) => link.sha256),
  )
  const lost = await listLost(new Set(links.map((link) => link.sha256)))
  const { pages, waiting } = await surveyEvidence(
    [...pdfs].filter((sha256) => !lost.has(sha256)),
    WAIT_MS,
  )
  const findings = checkEvidence({
    items: all.map((item) => ({
      key: item.key,
      missing: (judged.get(item.key) ?? []).flatMap((reason) => {
        if (reason.code !== "evidence-missing") return []
        const hint = item.evidence.find(({ key }) => key === reason.hint)
        return [{ hint: reason.hint, text: hint === undefined ? reason.hint : text(hint.text, language) }]
      }),
      expectedPeriods: countPeriods(item.evidence, cycle.periodFrom, cycle.periodTo),
    })),
    links,
    pages,
    lost,
    context: { periodFrom: cycle.periodFrom, periodTo: cycle.periodTo, on: cycle.visitDate ?? today },
  })
  const subject = { unitId: cycle.unitId, cycleId }
  return {
    findings,
    waiting,
    may: { link: can(actor, "evidence.link", subject), edit: can(actor, "evidence.edit", subject) },
  }
}

async function listLost(files: ReadonlySet<string>): Promise<Set<string>> {
  const lost = new Set<string>()
  for (const sha256 of files) {
    await access(evidencePath(sha256)).catch(() => lost.add(sha256))
  }
  return lost
}
