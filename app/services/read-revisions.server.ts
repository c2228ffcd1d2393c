import { comparePages, PageMap, pagesUpTo } from "#app/domain/page-map.ts"
import { type Actor, can, type Edition, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import type { Db } from "#db/client.server.ts"
import { listSubmissions } from "#db/queries/amendments.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"
import { listPageMaps } from "#db/queries/dossiers.server.ts"

const EDITIONS: readonly Edition[] = ["redacted", "full"]

/** Which revisions are compared, as the address says; what is left out or makes no sense is chosen. */
export interface RevisionQuery {
  from: number | undefined
  to: number | undefined
  edition: Edition | undefined
  language: "id" | "en"
}

/**
 * Page by page what changed between two revisions of a cycle, in an edition that the actor may take: from what
 * its issued dossiers hold. `changes` is null until one of the later revision, or a newer one, was issued.
 * @throws 404, 403
 */
export async function readRevisions(db: Db, actor: Actor, cycleId: string, query: RevisionQuery) {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  const subject = { unitId: cycle.unitId, cycleId }
  authorise(actor, "dossier.list", subject)
  const editions = EDITIONS.filter((edition) => can(actor, "dossier.take", { ...subject, edition }))
  const submissions = await listSubmissions(db, cycleId)
  const known = submissions.map(({ revision }) => revision)
  const first = known[0] ?? 1
  const [oldest, newest] = [known.at(-2) ?? first, known.at(-1) ?? first]
  const to = query.to !== undefined && known.includes(query.to) ? query.to : newest
  const from = query.from !== undefined && known.includes(query.from) ? query.from : Math.min(oldest, to)
  const [earlier, later] = [Math.min(from, to), Math.max(from, to)]
  const edition = editions.find((one) => one === query.edition) ?? editions[0]
  const rows = await listPageMaps(db, scope, cycleId)
  const maps = rows.filter((row) => row.edition === edition)
  const compare = (language: string) => {
    const own = maps.filter((row) => row.language === language)
    const [before, after] = [mapOf(own, earlier, first), mapOf(own, later, first)]
    return before && after ? comparePages(before, after) : null
  }
  return {
    cycle: { id: cycle.id, title: cycle.title, applicantName: cycle.applicantName, timeZone: cycle.timeZone },
    revisions: submissions.map(({ revision, submittedAt }) => ({ revision, at: submittedAt.toISOString() })),
    editions,
    edition,
    from: earlier,
    to: later,
    first,
    changes: compare(query.language) ?? compare(query.language === "id" ? "en" : "id"),
  }
}

/** The pages of a revision: of its own dossier, else of a later one, which begins with the same pages. */
function mapOf(rows: readonly { revision: number; pageMap: string }[], revision: number, first: number) {
  const later = rows.filter((row) => row.revision >= revision).sort((a, b) => a.revision - b.revision)
  const [nearest] = later
  if (nearest === undefined) return undefined
  return pagesUpTo(PageMap.parse(JSON.parse(nearest.pageMap)), revision - first)
}
