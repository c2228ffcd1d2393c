import { setTimeout as sleep } from "node:timers/promises"
import { threadId } from "node:worker_threads"
import { serveJobs } from "#app/dossier/threads.server.ts"

/** What the tests ask a thread to do. */
export type TestJob = "answer" | "wait" | "throw" | "end" | "environment"

/** Says with which thread it was that did the job. */
serveJobs<TestJob, number, string>(async (job, tell) => {
  tell(`begun ${job}`)
  if (job === "throw") throw new Error("The job cannot be done")
  if (job === "end") process.exit(7)
  if (job === "environment") tell(Object.keys(process.env).sort().join())
  if (job === "wait") await sleep(60_000)
  return threadId
})
