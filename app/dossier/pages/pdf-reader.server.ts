import type { Worker } from "node:worker_threads"
import { startThread } from "../threads.server.ts"
import type { WorkerReply, WorkerRequest } from "./pdf-worker.server.ts"
import { type Reason, reason } from "./reasons.ts"

/** One at a time, in order: what a thread is asked and what it answers. */
export type PdfReader = {
  /** Asks the thread; a reason when it does not answer in time or ends. Never rejects. */
  ask(request: WorkerRequest, timeoutMs: number): Promise<WorkerReply>
  /** False before the first request and after one that the thread did not survive: what it held is lost. */
  isRunning(): boolean
  close(): Promise<void>
}

/** A worker thread's share of memory; a source that needs more is refused as too large. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 }

/** A thread that reads PDF files; it starts with the first request, and anew after one that it did not survive. */
export function createPdfReader(): PdfReader {
  let worker: Worker | undefined

  function start(): Worker {
    const started = startThread({
      script: "app/dossier/pages/pdf-worker.server.ts",
      name: "pdf-reader",
      limits: RESOURCE_LIMITS,
      isQuiet: true,
    })
    // An idle reader must not keep a process alive.
    started.unref()
    started.once("exit", () => {
      if (worker === started) worker = undefined
    })
    return started
  }

  async function stop(): Promise<void> {
    const stopped = worker
    worker = undefined
    await stopped?.terminate()
  }

  async function ask(request: WorkerRequest, timeoutMs: number): Promise<WorkerReply> {
    worker ??= start()
    const asked = worker
    asked.ref()
    const reply = await new Promise<WorkerReply>((settle) => {
      const done = (answer: WorkerReply) => {
        clearTimeout(timer)
        asked.off("message", done).off("error", failed).off("exit", ended)
        settle(answer)
      }
      const failed = (error: Error & { code?: string }) =>
        done(reason(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "broken", error.message))
      const ended = (code: number) => done(reason("broken", `The reading thread ended with ${code}`))
      const timer = setTimeout(() => done(reason("too-slow", `No answer within ${timeoutMs} ms`)), timeoutMs)
      asked.on("message", done).on("error", failed).on("exit", ended)
      asked.postMessage(request)
    })
    asked.unref()
    const lost = "kind" in reply && (reply.code === "too-slow" || worker !== asked)
    if (lost) await stop()
    return reply
  }

  return { ask, isRunning: () => worker !== undefined, close: stop }
}

export const isReason = (value: object): value is Reason => "kind" in value && value.kind === "reason"
