import { parentPort } from "node:worker_threads"
import { drawPaper, type PaperJob } from "./draw-paper.server.ts"

/** What the worker is asked, and what it answers under the same number. */
export type PaperRequest = { number: number; job: PaperJob }
export type PaperAnswer = {
  number: number
  fault: { message: string; stack: string | undefined } | undefined
}

const port = parentPort
if (!port) throw new Error("The papers' worker runs only as a worker thread")

// One after another: a paper is drawn in memory.
let last = Promise.resolve()
port.on("message", ({ number, job }: PaperRequest) => {
  last = last
    .then(() => drawPaper(job))
    .then(
      () => answer({ number, fault: undefined }),
      (error) => {
        const { message, stack } = error instanceof Error ? error : new Error(String(error))
        answer({ number, fault: { message, stack } })
      },
    )
})

function answer(said: PaperAnswer) {
  port?.postMessage(said)
}
