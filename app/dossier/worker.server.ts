import { parentPort, workerData } from "node:worker_threads"
import type { PagePlan, RenderJob, RenderProgress, RenderResult } from "./render-job.ts"

/** What the worker is started with; a job without `out` is planned, not drawn. */
export type WorkerJob = RenderJob | Omit<RenderJob, "out">

/** What the worker tells the thread that started it. */
export type WorkerMessage =
  | { type: "progress"; progress: RenderProgress }
  | { type: "done"; result: RenderResult }
  | { type: "planned"; plan: PagePlan }
  | { type: "failed"; message: string; stack: string | undefined }

const PROGRESS_EVERY_MS = 100

const port = parentPort
if (!port) throw new Error("The dossier worker runs only as a worker thread")
const tell = (message: WorkerMessage) => port.postMessage(message)
const job = workerData as WorkerJob
let told = 0

try {
  if ("out" in job) {
    const { renderFile } = await import("./render-file.server.ts")
    const result = await renderFile(job, (progress) => {
      const now = performance.now()
      if (now - told < PROGRESS_EVERY_MS) return
      told = now
      tell({ type: "progress", progress })
    })
    tell({ type: "done", result })
  } else {
    const { planFile } = await import("./plan-file.server.ts")
    tell({ type: "planned", plan: await planFile(job) })
  }
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  tell({ type: "failed", message, stack })
}
