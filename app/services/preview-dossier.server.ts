import type { Language } from "#app/domain/dates.ts"
import { allEvidence } from "#app/domain/dossier-revisions.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { formatSize } from "#app/domain/evidence-view.ts"
import { pageLabel } from "#app/domain/page-label.ts"
import type { PageMap, PageThing } from "#app/domain/page-map.ts"
import { type Actor, type Edition, scopeOf } from "#app/domain/permissions.ts"
import { authorise } from "#app/domain/refusal.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { type PagePlan, planDossier } from "#app/dossier/render-dossier.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { lookAtSnapshot } from "#app/services/freeze-snapshot.server.ts"
import { documentOf } from "#app/services/issue-dossier.server.ts"
import type { Db } from "#db/client.server.ts"
import { requireCycle } from "#db/queries/cycles.server.ts"

/** How long planning may take, and how long a page waits for it. */
const PLAN_MS = 60_000
const WAIT_MS = 8_000
/** Plans kept in memory: a second look is instant, and a restart costs a second or two. */
const MOST_KEPT = 20

export interface PreviewRow {
  kind: PageThing["kind"]
  key: string
  title: string
  /** The amendment it belongs to, 0 for what was first handed in. */
  amendment: number
  /** The printed number of its first page. */
  from: string
  pages: number
  /** Of evidence: its page, where it is one of the cycle's files. */
  evidenceId: string | null
  /** Why it takes one page with an explanation, in the dossier's language. */
  notShown: string | null
}

/** `ready` with the contents; `working` while they are counted; `too-long` and `failed` where they could not be. */
export type DossierPreview = {
  cycle: { id: string; title: string; applicantName: string }
  edition: Edition
  language: Language
  draft: boolean
  revision: number
  /** Evidence named in the register only. */
  withheld: number
} & (
  | { state: "ready"; rows: PreviewRow[]; pages: number; sizeText: string }
  | { state: "working" | "too-long" | "failed" }
)

type Planned = { state: "working" | "too-long" | "failed" } | { state: "ready"; plan: PagePlan }

// The built server and its start script each load this module: one process keeps one set of plans.
const slot = Symbol.for("miqyas.plans")
const holder = globalThis as { [key: symbol]: Map<string, Promise<PagePlan | undefined>> | undefined }
holder[slot] ??= new Map()
const plans = holder[slot]

/**
 * The contents of a dossier with page numbers, as it would be issued now: laid out by the code that draws it, and
 * nothing is kept or recorded. @throws 404, 403 as issuing that edition.
 */
export async function previewDossier(
  db: Db,
  actor: Actor,
  cycleId: string,
  { edition, language }: { edition: Edition; language: Language },
): Promise<DossierPreview> {
  const scope = scopeOf(actor)
  const cycle = await requireCycle(db, scope, cycleId)
  authorise(actor, `dossier.issue-${edition}`, { unitId: cycle.unitId, cycleId, edition })
  const snapshot = await lookAtSnapshot(db, scope, cycleId, new Date())
  // What is handed out with a dossier stands on none of its pages.
  const document = documentOf(snapshot, { edition, language, reason: "" }, cycle.timeZone, new Map())
  const evidence = allEvidence(document)
  const files = Object.fromEntries(evidence.map(({ sha256 }) => [sha256, evidencePath(sha256)]))
  const planned = await within(
    WAIT_MS,
    planOnce(hashDocument(document), () => planDossier(document, files, PLAN_MS)),
  )
  const about = {
    cycle: { id: cycleId, title: cycle.title, applicantName: cycle.applicantName },
    edition,
    language,
    draft: snapshot.draft,
    revision: snapshot.revision,
    withheld: evidence.filter(({ shown }) => shown === "register").length,
  }
  if (planned.state !== "ready") return { ...about, state: planned.state }
  const { map, bytes, notShown } = planned.plan
  const { content } = snapshot
  const known = [content, ...(content.amendments ?? [])].flatMap((part) => part.evidence)
  const ids = new Map(known.map(({ id, number }) => [evidenceCode(number), id]))
  const says = ({ notShown }: typeof document.labels, reason: string) =>
    notShown[reason] ?? notShown.other ?? ""
  const reasons = new Map(notShown.map(({ code, reason }) => [code, says(document.labels, reason)]))
  return {
    ...about,
    state: "ready",
    rows: rowsOf(map, { ids, reasons }),
    pages: map.pages,
    sizeText: formatSize(bytes, language),
  }
}

const RANK = { section: 0, item: 1, evidence: 2 } as const

/** In the order in which a reader comes by them. */
function rowsOf(
  map: PageMap,
  { ids, reasons }: { ids: ReadonlyMap<string, string>; reasons: ReadonlyMap<string, string> },
): PreviewRow[] {
  const inOrder = [...map.things].sort((a, b) => a.from - b.from || RANK[a.kind] - RANK[b.kind])
  return inOrder.map(({ kind, key, title, amendment, from, to }) => ({
    kind,
    key,
    title,
    amendment,
    from: pageLabel(map.roman, from),
    pages: to - from + 1,
    evidenceId: kind === "evidence" ? (ids.get(key) ?? null) : null,
    notShown: kind === "evidence" ? (reasons.get(key) ?? null) : null,
  }))
}

/** Plans a document once; the plans asked for longest ago are forgotten. A plan that failed is tried again. */
function planOnce(key: string, plan: () => Promise<PagePlan | undefined>): Promise<PagePlan | undefined> {
  const known = plans.get(key) ?? plan()
  plans.delete(key)
  plans.set(key, known)
  known.catch(() => plans.delete(key))
  const [oldest] = plans.keys()
  if (plans.size > MOST_KEPT && oldest !== undefined) plans.delete(oldest)
  return known
}

function within(ms: number, plan: Promise<PagePlan | undefined>): Promise<Planned> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ state: "working" }), ms)
    plan.then(
      (done) => resolve(done === undefined ? { state: "too-long" } : { state: "ready", plan: done }),
      (error) => {
        console.error("A dossier's contents could not be counted:", error)
        resolve({ state: "failed" })
      },
    )
    plan.finally(() => clearTimeout(timer)).catch(() => undefined)
  })
}
