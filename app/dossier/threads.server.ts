import { parentPort, type ResourceLimits, Worker } from "node:worker_threads"
import { projectPath } from "#app/project-path.server.ts"

/** Where compiled code is kept from one thread to the next; nothing is kept where it cannot be written. */
const COMPILE_CACHE = projectPath("node_modules/.cache/miqyas")

export interface ThreadOptions {
  /** Path of the thread's script from the project's root: the built server lies elsewhere than the sources. */
  script: string
  name: string
  data?: unknown
  limits?: ResourceLimits
  /** Keeps to itself what libraries print about the files they read. */
  isQuiet?: boolean
}

/**
 * Starts a thread on a script. What it compiles is kept for the next: compiling the PDF and font libraries takes as
 * long as drawing some hundred pages. Of the server's environment, which may hold secrets, it sees nothing.
 */
export function startThread({ script, name, data, limits, isQuiet = false }: ThreadOptions): Worker {
  return new Worker(projectPath(script), {
    name,
    workerData: data,
    execArgv: [],
    stdout: isQuiet,
    stderr: isQuiet,
    env: { NODE_ENV: "production", NODE_COMPILE_CACHE: COMPILE_CACHE },
    ...(limits ? { resourceLimits: limits } : {}),
  })
}

/** How long a thread waits for its next job: starting one takes longer than drawing a hundred pages. */
const IDLE_MS = 60_000

/** What a thread says of its job. */
type Said<Answer, Progress> =
  | { type: "progress"; progress: Progress }
  | { type: "done"; answer: Answer }
  | { type: "failed"; message: string; stack: string | undefined }

interface AskOptions<Progress> {
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
  /** How long the job may take, counted from its beginning, not from its place in the queue. */
  limitMs?: number | undefined
}

/** A job took longer than it may. */
export class TooSlowError extends Error {}

interface Task<Job, Answer, Progress> extends AskOptions<Progress> {
  job: Job
  resolve(answer: Answer): void
  reject(fault: unknown): void
  /** What the signal does: takes the task off the queue or, once it is being done, ends its thread. */
  cancel(): void
}

/**
 * Threads that do one job after another for the server, which goes on answering meanwhile. A thread that has done its
 * job is kept for a while, warm for the next; jobs for which none is free wait in their order.
 */
export class ThreadPool<Job, Answer, Progress = never> {
  /** Each with what takes it off the list. */
  private readonly idle = new Map<Worker, () => void>()
  private readonly waiting: Task<Job, Answer, Progress>[] = []
  private busy = 0
  private readonly thread: ThreadOptions
  private readonly most: number
  private readonly idleMs: number

  /** `most` threads work at a time; the script of `thread` calls `serveJobs`. One without a job is kept for `idleMs`. */
  constructor(thread: ThreadOptions, most: number, idleMs = IDLE_MS) {
    this.thread = thread
    this.most = most
    this.idleMs = idleMs
  }

  /**
   * Resolves with the thread's answer. Rejects with an Error that names the fault or, once the job is off the queue
   * or its thread has ended, with the signal's reason or a TooSlowError.
   */
  async ask(job: Job, { onProgress, signal, limitMs }: AskOptions<Progress> = {}): Promise<Answer> {
    signal?.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const cancel = () => {
      const at = this.waiting.indexOf(task)
      if (at >= 0) this.waiting.splice(at, 1)
      reject(signal?.reason)
    }
    const task: Task<Job, Answer, Progress> = { job, onProgress, signal, limitMs, resolve, reject, cancel }
    const onAbort = () => task.cancel()
    signal?.addEventListener("abort", onAbort)
    try {
      this.waiting.push(task)
      this.startNext()
      return await promise
    } finally {
      signal?.removeEventListener("abort", onAbort)
    }
  }

  private startNext() {
    const task = this.busy < this.most ? this.waiting.shift() : undefined
    if (!task) return
    try {
      this.start(task, this.takeIdle() ?? startThread(this.thread))
    } catch (error) {
      // The system has no thread to give.
      task.reject(error)
      this.startNext()
    }
  }

  private start(task: Task<Job, Answer, Progress>, worker: Worker) {
    const { job, onProgress, signal, limitMs, resolve, reject } = task
    this.busy++
    let endedFor: unknown
    const end = (reason: unknown) => {
      endedFor = reason
      void worker.terminate()
    }
    const timer = limitMs === undefined ? undefined : setTimeout(() => end(tooSlow(limitMs)), limitMs)
    const finish = (settle: () => void) => {
      clearTimeout(timer)
      task.cancel = () => {}
      worker.off("message", heard).off("error", failed).off("exit", ended)
      this.busy--
      settle()
      this.startNext()
    }
    const done = (settle: () => void) =>
      finish(() => {
        this.keep(worker)
        settle()
      })
    const heard = (said: Said<Answer, Progress>) => {
      if (endedFor !== undefined) return
      if (said.type === "progress") onProgress?.(said.progress)
      else if (said.type === "done") done(() => resolve(said.answer))
      else done(() => reject(Object.assign(new Error(said.message), { stack: said.stack })))
    }
    const failed = (error: Error) => finish(() => reject(endedFor ?? error))
    const ended = (code: number) =>
      failed(new Error(`The thread "${this.thread.name}" ended early, with code ${code}`))
    task.cancel = () => end(signal?.reason)
    worker.on("message", heard).on("error", failed).on("exit", ended)
    worker.ref()
    try {
      worker.postMessage(job)
    } catch (error) {
      // What cannot be handed to a thread, such as a function.
      done(() => reject(error))
    }
  }

  private takeIdle(): Worker | undefined {
    const last = [...this.idle.keys()].at(-1)
    if (last) this.idle.get(last)?.()
    return last
  }

  /** An idle thread keeps no process alive. */
  private keep(worker: Worker) {
    const drop = () => {
      clearTimeout(end)
      worker.off("error", drop).off("exit", drop)
      this.idle.delete(worker)
    }
    const end = setTimeout(() => {
      drop()
      void worker.terminate()
    }, this.idleMs).unref()
    worker.on("error", drop).on("exit", drop).unref()
    this.idle.set(worker, drop)
  }
}

const tooSlow = (limitMs: number) => new TooSlowError(`Not done within ${limitMs} ms`)

/** In a pool's thread: does each job that comes, and says what came of it. */
export function serveJobs<Job, Answer, Progress = never>(
  work: (job: Job, tell: (progress: Progress) => void) => Promise<Answer>,
) {
  const port = parentPort
  if (!port) throw new Error("Jobs are served only in a thread")
  const say = (said: Said<Answer, Progress>) => port.postMessage(said)
  port.on("message", async (job: Job) => {
    try {
      say({ type: "done", answer: await work(job, (progress) => say({ type: "progress", progress })) })
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error))
      say({ type: "failed", message, stack })
    }
  })
}
