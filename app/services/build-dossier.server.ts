import { rm } from "node:fs/promises"
import { eq } from "drizzle-orm"
import type { HandedFiles } from "#app/domain/dossier-context.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { allEvidence } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { type RenderProgress, renderDossier } from "#app/dossier/render-dossier.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { keepDossierDocuments, keepDossierPdf, temporaryDossier } from "#app/services/dossier-files.server.ts"
import { makeHandedFiles, namesHandedFiles } from "#app/services/handed-files.server.ts"
import { db } from "#db/client.server.ts"
import { listBuildingDossiers } from "#db/queries/dossiers.server.ts"
import { dossier } from "#db/schema/dossiers.ts"
import { systemActor, type WriteActor, write } from "#db/write.server.ts"

/** A dossier being drawn, or waiting for its turn. */
export interface BuildState {
  progress: RenderProgress | undefined
  /** The copies to be handed out are being made; drawing follows. */
  copying: { done: number; of: number; item: string } | undefined
  waiting: boolean
}

interface Build extends BuildState {
  cancel: AbortController
  finished: Promise<void>
}

interface Shared {
  builds: Map<string, Build>
  last: Promise<void>
}

// The built server and its start script each load this module: there is one queue per process.
const slot = Symbol.for("miqyas.dossiers")
const holder = globalThis as { [key: symbol]: Shared | undefined }
holder[slot] ??= { builds: new Map(), last: Promise.resolve() }
const shared: Shared = holder[slot]

export interface BuildJob {
  id: string
  unitId: string
  cycleId: string
  /** Complete once it names the copies it hands out; `compose` gives it with them. */
  document: Dossier
  compose: (files: HandedFiles) => Dossier
  actor: WriteActor
}

/**
 * Draws an issued dossier in the background, one at a time, and records how it ended. Never throws: a fault
 * ends in the row's `failure`; where not even that can be written (a full disk), it is told on the console and
 * the next in the queue has its turn.
 */
export function startBuild(job: BuildJob): void {
  const cancel = new AbortController()
  const build: Build = {
    progress: undefined,
    copying: undefined,
    waiting: true,
    cancel,
    finished: Promise.resolve(),
  }
  build.finished = shared.last
    .then(() => run(job, build))
    .catch((error) => console.error(`How dossier ${job.id} ended could not be recorded:`, error))
    .finally(() => shared.builds.delete(job.id))
  shared.last = build.finished
  shared.builds.set(job.id, build)
}

/** How far a dossier is; undefined where this process is not drawing it. */
export function getBuild(id: string): BuildState | undefined {
  return shared.builds.get(id)
}

/** Resolves when this process no longer draws the dossier. */
export async function waitForBuild(id: string): Promise<void> {
  await shared.builds.get(id)?.finished
}

/** Stops drawing. @returns whether there was anything to stop. */
export function stopBuild(id: string): boolean {
  const build = shared.builds.get(id)
  build?.cancel.abort(new Error("Cancelled"))
  return build !== undefined
}

async function run(job: BuildJob, build: Build): Promise<void> {
  build.waiting = false
  const { signal } = build.cancel
  const out = await temporaryDossier()
  try {
    signal.throwIfAborted()
    const document = await completeDocument(job, build)
    const files = Object.fromEntries(
      allEvidence(document).map(({ sha256 }) => [sha256, evidencePath(sha256)]),
    )
    const onProgress = (progress: RenderProgress) => {
      build.progress = progress
    }
    const { pages, sha256, size, pageMap } = await renderDossier(document, {
      files,
      out,
      onProgress,
      signal,
    })
    await keepDossierPdf(out, sha256)
    await settle(job, {
      state: "ready",
      documentSha256: hashDocument(document),
      pdfSha256: sha256,
      size,
      pages,
      pageMap: JSON.stringify(pageMap),
    })
  } catch (error) {
    if (!signal.aborted) console.error(`Dossier ${job.id} could not be drawn:`, error)
    const failure = error instanceof Error ? error.message.slice(0, 500) : String(error)
    await settle(job, signal.aborted ? { state: "cancelled" } : { state: "failed", failure })
  } finally {
    await rm(out, { force: true })
  }
}

/** The document with all that it hands out, which is made first; stored before its PDF is. */
async function completeDocument({ document, compose }: BuildJob, build: Build): Promise<Dossier> {
  if (namesHandedFiles(document)) return document
  const onProgress = (copying: BuildState["copying"]) => {
    build.copying = copying
  }
  const complete = compose(await makeHandedFiles(document, onProgress, build.cancel.signal))
  build.copying = undefined
  await keepDossierDocuments(complete)
  return complete
}

type Ending = Partial<typeof dossier.$inferInsert> & { state: "ready" | "failed" | "cancelled" }

async function settle({ id, unitId, cycleId, actor }: BuildJob, ending: Ending): Promise<void> {
  await write(actor, "system.dossier-drawn", { unitId, cycleId, dossierId: id }, async (tx) => {
    await tx.update(dossier, eq(dossier.id, id), { ...ending, finishedAt: new Date() })
  })
}

/** Marks dossiers that an earlier process left half drawn as failed; at the start of the server. */
export async function failInterruptedDossiers(): Promise<number> {
  const started = new Date(Date.now() - process.uptime() * 1000)
  const left = (await listBuildingDossiers(db, started)).filter(({ id }) => !shared.builds.has(id))
  for (const { id, unitId, cycleId } of left) {
    await write(
      systemActor("start"),
      "system.dossier-interrupted",
      { unitId, cycleId, dossierId: id },
      async (tx) => {
        await tx.update(dossier, eq(dossier.id, id), {
          state: "failed",
          failure: "interrupted",
          finishedAt: new Date(),
        })
      },
    )
  }
  return left.length
}
