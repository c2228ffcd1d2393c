import { expect, test } from "vitest"
import { ThreadPool, TooSlowError } from "#app/dossier/threads.server.ts"
import type { TestJob } from "./threads-worker.ts"

const SCRIPT = { script: "tests/dossier/threads-worker.ts", name: "tests" }
const newPool = (most: number) => new ThreadPool<TestJob, number, string>(SCRIPT, most)

/** Asks for a job that does not end by itself. @returns how to end it, once its thread has begun. */
async function askToWait(pool: ThreadPool<TestJob, number, string>) {
  const cancel = new AbortController()
  const begun = Promise.withResolvers<void>()
  const answer = pool.ask("wait", { signal: cancel.signal, onProgress: () => begun.resolve() })
  answer.catch(() => {})
  await begun.promise
  return { answer, cancel }
}

test("one job after another is done by the same thread", async () => {
  const pool = newPool(2)
  const first = await pool.ask("answer")
  expect([await pool.ask("answer"), await pool.ask("answer")]).toEqual([first, first])
})

test("jobs at the same time have a thread each, up to the most; the others wait for their turn", async () => {
  const pool = newPool(2)
  const answers = await Promise.all([pool.ask("answer"), pool.ask("answer"), pool.ask("answer")])
  expect(new Set(answers).size).toBe(2)
})

test("a job that fails says why, and its thread does the next", async () => {
  const pool = newPool(1)
  const thread = await pool.ask("answer")
  await expect(pool.ask("throw")).rejects.toThrow("The job cannot be done")
  expect(await pool.ask("answer")).toBe(thread)
})

test("a thread that ends by itself takes its own job along, not the next", async () => {
  const pool = newPool(1)
  const thread = await pool.ask("answer")
  await expect(pool.ask("end")).rejects.toThrow('The thread "tests" ended early, with code 7')
  expect(await pool.ask("answer")).not.toBe(thread)
})

test("a job that is cancelled ends with its thread; who waited behind it gets a new one", async () => {
  const pool = newPool(1)
  const { answer, cancel } = await askToWait(pool)
  const next = pool.ask("answer")
  cancel.abort(new Error("No longer wanted"))
  await expect(answer).rejects.toThrow("No longer wanted")
  expect(await next).toBeGreaterThan(0)
})

test("a job that is cancelled while it waits is never begun", async () => {
  const pool = newPool(1)
  const { answer, cancel } = await askToWait(pool)
  const begun: string[] = []
  const unwanted = new AbortController()
  const second = pool.ask("answer", { signal: unwanted.signal, onProgress: (said) => begun.push(said) })
  const third = pool.ask("answer")
  unwanted.abort(new Error("Not even begun"))
  await expect(second).rejects.toThrow("Not even begun")
  cancel.abort(new Error("Make room"))
  await expect(answer).rejects.toThrow("Make room")
  await third
  expect(begun).toEqual([])
  await expect(pool.ask("answer", { signal: AbortSignal.abort(new Error("Too late")) })).rejects.toThrow(
    "Too late",
  )
})

test("a job that cannot be handed to a thread is refused, and its thread does the next", async () => {
  const pool = newPool(1)
  const thread = await pool.ask("answer")
  await expect(pool.ask((() => "a function") as never)).rejects.toThrow("could not be cloned")
  expect(await pool.ask("answer")).toBe(thread)
})

test("a job's limit counts from its beginning, however long it waited; then its thread is ended", async () => {
  const pool = newPool(1)
  const { answer, cancel } = await askToWait(pool)
  const slow = pool.ask("wait", { limitMs: 50 })
  const quick = pool.ask("answer", { limitMs: 30_000 })
  cancel.abort(new Error("Make room"))
  await expect(answer).rejects.toThrow("Make room")
  await expect(slow).rejects.toThrow(TooSlowError)
  expect(await quick).toBeGreaterThan(0)
})

test("where no thread can be started, whoever waits is told so", async () => {
  const pool = new ThreadPool<TestJob, number, string>({ ...SCRIPT, name: 7 as never }, 1)
  const answers = await Promise.allSettled([pool.ask("answer"), pool.ask("answer")])
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"])
})

test("a thread sees none of the secrets in the server's environment", async () => {
  process.env.MIQYAS_TEST_SECRET = "kept by the server"
  const seen: string[] = []
  await newPool(1).ask("environment", { onProgress: (said) => seen.push(said) })
  delete process.env.MIQYAS_TEST_SECRET
  expect(seen).toEqual(["begun environment", "NODE_COMPILE_CACHE,NODE_ENV"])
})
