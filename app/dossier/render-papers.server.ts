import type { Worker } from "node:worker_threads"
import { projectPath } from "#app/config.server.ts"
import type { PaperJob } from "./draw-paper.server.ts"
import type { PaperAnswer, PaperRequest } from "./paper-worker.server.ts"
import { startThread } from "./thread.server.ts"

/** How long the thread waits for the next paper: starting one takes longer than drawing ten. */
const IDLE_MS = 60_000

interface Desk {
  worker: Worker
  waiting: Map<number, { resolve: () => void; reject: (error: Error) => void }>
  idle: NodeJS.Timeout | undefined
}

let desk: Desk | undefined
let asked = 0

/**
 * Draws papers one after another in a thread of its own, so that the server goes on answering. Each appears at its
 * path whole or not at all. Rejects with an Error that names the first fault.
 */
export async function renderPapers(papers: Omit<PaperJob, "fonts">[]): Promise<void> {
  const fonts = projectPath("templates/fonts")
  await Promise.all(papers.map((paper) => ask({ ...paper, fonts })))
}

function ask(job: PaperJob): Promise<void> {
  desk ??= openDesk()
  const { worker, waiting, idle } = desk
  clearTimeout(idle)
  const number = ++asked
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject })
    worker.ref()
    worker.postMessage({ number, job } satisfies PaperRequest)
  })
}

function openDesk(): Desk {
  const worker = startThread({ script: "app/dossier/paper-worker.server.ts", name: "papers" })
  const opened: Desk = { worker, waiting: new Map(), idle: undefined }
  const close = (error: Error) => {
    if (desk === opened) desk = undefined
    for (const { reject } of opened.waiting.values()) reject(error)
    opened.waiting.clear()
  }
  worker.on("message", ({ number, fault }: PaperAnswer) => {
    const asker = opened.waiting.get(number)
    opened.waiting.delete(number)
    if (fault === undefined) asker?.resolve()
    else asker?.reject(Object.assign(new Error(fault.message), { stack: fault.stack }))
    if (opened.waiting.size > 0) return
    worker.unref()
    opened.idle = setTimeout(() => {
      if (desk === opened) desk = undefined
      void worker.terminate()
    }, IDLE_MS)
    opened.idle.unref()
  })
  worker.on("error", close)
  worker.on("exit", (code) => close(new Error(`The papers' worker ended early, with code ${code}`)))
  return opened
}
