import type { Dossier } from "#app/domain/dossier-document.ts"
import { startWorker } from "./render-dossier.server.ts"
import type { PagePlan } from "./render-job.ts"
import type { WorkerMessage } from "./worker.server.ts"

export type { PagePlan } from "./render-job.ts"

/**
 * Tells what will stand on which page of a dossier, from a thread of its own; undefined where it takes longer than
 * `limitMs`. Rejects with an Error that names the fault.
 */
export function planDossier(
  document: Dossier,
  files: Record<string, string>,
  limitMs: number,
): Promise<PagePlan | undefined> {
  const worker = startWorker({ document, files })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(undefined)
      void worker.terminate()
    }, limitMs)
    worker.on("message", (message: WorkerMessage) => {
      if (message.type === "planned") resolve(message.plan)
      else if (message.type === "failed")
        reject(Object.assign(new Error(message.message), { stack: message.stack }))
    })
    worker.on("error", reject)
    worker.on("exit", (code) => {
      clearTimeout(timer)
      reject(new Error(`The planning worker ended early, with code ${code}`))
    })
  })
}
