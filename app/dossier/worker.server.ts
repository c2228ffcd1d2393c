import { parentPort, workerData } from "node:worker_threads"
import { type RenderJob, type RenderProgress, type RenderResult, renderFile } from "./render-file.server.ts"

/** What the worker tells the thread that started it. */
export type WorkerMessage =
  | { type: "progress"; progress: RenderProgress }
  | { type: "done"; result: RenderResult }
  | { type: "failed"; message: string; stack: string | undefined }

const PROGRESS_EVERY_MS = 100

const port = parentPort
if (!port) throw new Error("The dossier worker runs only as a worker thread")
const tell = (message: WorkerMessage) => port.postMessage(message)
let told = 0

try {
  const result = await renderFile(workerData as RenderJob, (progress) => {
    const now = performance.now()
    if (now - told < PROGRESS_EVERY_MS) return
    told = now
    tell({ type: "progress", progress })
  })
  tell({ type: "done", result })
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  tell({ type: "failed", message, stack })
}
