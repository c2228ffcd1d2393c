import { rmSync } from "node:fs"
import type { Worker } from "node:worker_threads"
import { projectPath } from "#app/config.server.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { partOf, type RenderJob, type RenderProgress, type RenderResult } from "./render-job.ts"
import { startThread } from "./thread.server.ts"
import type { WorkerJob, WorkerMessage } from "./worker.server.ts"

export type { RenderProgress, RenderResult } from "./render-job.ts"

export interface RenderOptions {
  /** Where each evidence file lies, by its SHA-256; a file that is missing gets a page that says so. */
  files: Record<string, string>
  /** The PDF's path. It appears there whole or not at all. */
  out: string
  onProgress?: (progress: RenderProgress) => void
  signal?: AbortSignal
}

/**
 * Draws a dossier in a thread of its own, so that the server goes on answering.
 * Rejects with the signal's reason when cancelled, and with an Error that names the fault otherwise.
 */
export function renderDossier(document: Dossier, options: RenderOptions): Promise<RenderResult> {
  const { files, out, onProgress, signal } = options
  if (signal?.aborted) return Promise.reject(signal.reason)
  const worker = startWorker({ document, files, out })
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      signal?.removeEventListener("abort", cancel)
      settle()
    }
    const cancel = () => {
      void worker.terminate().then(() => {
        rmSync(partOf(out), { force: true })
        finish(() => reject(signal?.reason))
      })
    }
    signal?.addEventListener("abort", cancel)
    worker.on("message", (message: WorkerMessage) => {
      if (signal?.aborted) return
      if (message.type === "progress") onProgress?.(message.progress)
      else if (message.type === "done") finish(() => resolve(message.result))
      else if (message.type === "failed")
        finish(() => reject(Object.assign(new Error(message.message), { stack: message.stack })))
    })
    worker.on("error", (error) => finish(() => reject(error)))
    worker.on("exit", (code) => {
      if (!signal?.aborted)
        finish(() => reject(new Error(`The dossier's worker ended early, with code ${code}`)))
    })
  })
}

/** What a thread makes and drops is tidied up after so much of it: a larger share is memory held for nothing. */
const YOUNG_MEGABYTES = 8

/** Starts the thread that draws or, without `out`, plans a dossier. */
export function startWorker(job: Omit<RenderJob, "fonts" | "out"> & { out?: string }): Worker {
  return startThread({
    script: "app/dossier/worker.server.ts",
    name: "dossier",
    data: { ...job, fonts: projectPath("templates/fonts") } satisfies WorkerJob,
    limits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  })
}
