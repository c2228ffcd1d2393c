import { isFrozen } from "#app/domain/cycle-state.ts"
import type { Language } from "#app/domain/dates.ts"
import { withoutPaths } from "#app/domain/failure-text.ts"
import { officeText } from "#app/domain/office.ts"
import { type Actor, can, type Edition, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { type BuildState, getBuild } from "#app/services/build-dossier.server.ts"
import { checkCycleEvidence } from "#app/services/check-cycle-evidence.server.ts"
import { listUncovered } from "#app/services/list-uncovered.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import {
  type DossierRow,
  getLastSubmission,
  getSignOff,
  listDossiers,
  listDownloads,
  requireDossier,
} from "#db/queries/dossiers.server.ts"

const EDITIONS: readonly Edition[] = ["redacted", "full"]

/** A dossier as the pages show it. */
export type ShownDossier = ReturnType<typeof shown>

/**
 * Whether the actor has a part in issuing a cycle's dossiers: he sees who took them and why one failed, which
 * is nothing to an outside assessor.
 */
function seesIssuing(actor: Actor, subject: { unitId: string; cycleId: string }): boolean {
  return can(actor, "dossier.issue-redacted", subject) || can(actor, "dossier.issue-full", subject)
}

/** A cycle's dossiers that the actor may take, with what he may do. @throws 404, 403 */
export async function readDossiers(db: Db, actor: Actor, cycleId: string, language: Language) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const subject = { unitId: cycle.unitId, cycleId }
  authorise(actor, "dossier.list", subject)
  const editions = EDITIONS.filter((edition) => can(actor, "dossier.take", { ...subject, edition }))
  const [rows, downloads, last] = await Promise.all([
    listDossiers(db, scope, cycleId, editions),
    listDownloads(db, scope, cycleId),
    getLastSubmission(db, cycleId),
  ])
  const issuing = seesIssuing(actor, subject)
  const may = {
    redacted: can(actor, "dossier.issue-redacted", { ...subject, edition: "redacted" }),
    full: can(actor, "dossier.issue-full", { ...subject, edition: "full" }),
    submit: can(actor, "cycle.submit", subject) && !isFrozen(cycle.state),
  }
  // What was handed in shows what stood for it then: no copy made now changes it.
  const open = !isFrozen(cycle.state)
  const uncovered = may.redacted && open ? await listUncovered(db, actor, cycle) : []
  const checks = issuing && open ? await checkCycleEvidence(db, actor, cycleId, language) : null
  return {
    cycle: { id: cycle.id, title: cycle.title, applicantName: cycle.applicantName, timeZone: cycle.timeZone },
    frozen: isFrozen(cycle.state),
    revision: last?.revision ?? 0,
    may,
    uncovered,
    checks,
    submittable: cycle.state === "tinjauan",
    dossiers: rows.map((row) =>
      shown(
        row,
        issuing,
        downloads.filter((taken) => taken.dossierId === row.id),
      ),
    ),
  }
}

/** One dossier, with who took it for those who may issue. @throws 404, 403 */
export async function readDossier(db: Db, actor: Actor, cycleId: string, id: string) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const row = await requireDossier(db, scope, cycleId, id)
  authorise(actor, "dossier.take", { unitId: row.unitId, cycleId, edition: row.edition })
  const issuing = seesIssuing(actor, { unitId: row.unitId, cycleId })
  const downloads = (await listDownloads(db, scope, cycleId)).filter((taken) => taken.dossierId === id)
  const handedIn = await getLastSubmission(db, cycleId)
  const isHandedIn = !row.draft && row.state === "ready" && handedIn?.snapshotId === row.snapshotId
  const signed = isHandedIn && handedIn !== undefined ? await getSignOff(db, handedIn.id) : undefined
  return {
    cycle: { id: cycle.id, title: cycle.title, applicantName: cycle.applicantName, timeZone: cycle.timeZone },
    dossier: shown(row, issuing, downloads),
    reason: row.reason,
    downloads: issuing
      ? downloads.map(({ userName, takenAt }) => ({ name: userName, at: takenAt.toISOString() }))
      : null,
    signOff:
      issuing && isHandedIn
        ? { signed: signedBy(signed), may: can(actor, "cycle.sign-off", { unitId: row.unitId, cycleId }) }
        : null,
    mayCancel:
      row.state === "building" &&
      can(actor, `dossier.issue-${row.edition}`, { unitId: row.unitId, cycleId, edition: row.edition }),
  }
}

/** Who approved what was handed in, as it was written down then. */
function signedBy(row: Awaited<ReturnType<typeof getSignOff>>) {
  if (row === undefined) return null
  const { office, standing, name, nip, signedAt, documentSha256 } = row
  return { office: officeText(office, standing), name, nip, at: signedAt.toISOString(), documentSha256 }
}

/** A dossier as pages show it. Who issued and who took it is told to those who have a part in issuing. */
function shown(row: DossierRow, issuing: boolean, downloads: { userName: string | null; takenAt: Date }[]) {
  const [last] = downloads
  const build = row.state === "building" ? getBuild(row.id) : undefined
  return {
    id: row.id,
    edition: row.edition,
    language: row.language,
    draft: row.draft,
    revision: row.revision,
    state: row.state,
    failure: issuing && row.failure !== null ? withoutPaths(row.failure) : null,
    pages: row.pages,
    size: row.size,
    pdfSha256: row.pdfSha256,
    documentSha256: row.documentSha256,
    programVersion: row.programVersion,
    issuer: issuing ? { name: row.issuedByName } : null,
    issuedAt: row.issuedAt.toISOString(),
    frozenAt: row.takenAt.toISOString(),
    taken: issuing
      ? {
          times: downloads.length,
          last: last === undefined ? null : { name: last.userName, at: last.takenAt.toISOString() },
        }
      : null,
    build: build && progressOf(build),
  }
}

/** How far a dossier is, for a progress bar: `share` is between 0 and 1. */
export function progressOf({ waiting, progress, copying }: BuildState) {
  if (copying !== undefined) return { waiting, share: 0, copying }
  if (progress === undefined) return { waiting, share: 0 }
  const { phase, done, of, page, pagesOf } = progress
  const begun = pagesOf === 0 ? 0 : page / pagesOf
  // Most of the work is the evidence; saving the file comes last.
  const evidence = of === 0 ? 0 : 0.85
  const share = phase === "text" ? evidence + (0.98 - evidence) * begun : (evidence * (done + begun)) / of
  return { waiting, share: Math.min(0.98, share), at: progress }
}
