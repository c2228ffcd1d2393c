import { rmSync } from "node:fs"
import { projectPath } from "#app/config.server.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import {
  type PagePlan,
  type PlanJob,
  partOf,
  type RenderJob,
  type RenderProgress,
  type RenderResult,
} from "./render-job.ts"
import { ThreadPool, TooSlowError } from "./threads.server.ts"

export type { PagePlan, RenderProgress, RenderResult } from "./render-job.ts"

export interface RenderOptions {
  /** Where each evidence file lies, by its SHA-256; a file that is missing gets a page that says so. */
  files: Record<string, string>
  /** The PDF's path. It appears there whole or not at all. */
  out: string
  onProgress?: (progress: RenderProgress) => void
  signal?: AbortSignal
}

/**
 * V8 tidies up a heap with a bound earlier than one without, and looks through young objects after so much of them.
 * A thousand pages of text take less than a tenth of the bound.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 1536 }

/** While one dossier is drawn, another thread can tell what the next would hold. */
const MOST_THREADS = 2

/** Who has seen a dossier's preview reads it before issuing. */
const IDLE_MS = 10 * 60_000

const pool = new ThreadPool<RenderJob | PlanJob, RenderResult | PagePlan, RenderProgress>(
  { script: "app/dossier/dossier-worker.server.ts", name: "dossier", limits: LIMITS },
  MOST_THREADS,
  IDLE_MS,
)

/**
 * Draws a dossier in a thread of its own. Rejects with the signal's reason when cancelled, and with an Error that
 * names the fault otherwise.
 */
export async function renderDossier(document: Dossier, options: RenderOptions): Promise<RenderResult> {
  const { files, out, onProgress, signal } = options
  const job: RenderJob = { document, files, out, fonts: projectPath("templates/fonts") }
  try {
    return (await pool.ask(job, { onProgress, signal })) as RenderResult
  } catch (error) {
    // A thread that was ended could not tidy up behind itself.
    rmSync(partOf(out), { force: true })
    throw error
  }
}

/**
 * Tells what will stand on which page of a dossier, from a thread of its own; undefined where it takes longer than
 * `limitMs`. Rejects with an Error that names the fault.
 */
export async function planDossier(
  document: Dossier,
  files: Record<string, string>,
  limitMs: number,
): Promise<PagePlan | undefined> {
  const job: PlanJob = { document, files, fonts: projectPath("templates/fonts") }
  try {
    return (await pool.ask(job, { limitMs })) as PagePlan
  } catch (error) {
    if (error instanceof TooSlowError) return undefined
    throw error
  }
}
