import type { Area } from "#app/domain/black-out.ts"
import type { FlatPage } from "#app/evidence/flatten-page.server.ts"
import { startReader } from "#app/evidence/reader-process.server.ts"

/** Flattening a file with areas painted over, in a process of its own: one file at a time, within limits. */

export interface BlackOutJob {
  path: string
  mediaType: string
  areas: readonly Area[]
  /** Where the pages are put, as JPEG files. */
  folder: string
}

export type BlackOutMessage = { type: "page"; page: FlatPage } | { type: "done" } | { type: "failed" }

export type Flattened =
  | { ok: true; pages: FlatPage[] }
  | { ok: false; reason: "unreadable" | "too-slow" | "too-large" | "no-such-page" | "busy" }

export interface BlackOutLimits {
  /** For opening the file, and for each page. */
  pageMs: number
  totalMs: number
  /** Of all pages together. */
  maxBytes: number
}

const LIMITS: BlackOutLimits = { pageMs: 60_000, totalMs: 600_000, maxBytes: 400 * 1024 * 1024 }
const MOST_WAITING = 8

interface Shop {
  last: Promise<unknown>
  waiting: number
}

// The built server and scripts each load this module: one process has one line of files to flatten.
const slot = Symbol.for("miqyas.black-out")
const holder = globalThis as { [key: symbol]: Shop | undefined }
holder[slot] ??= { last: Promise.resolve(), waiting: 0 }
const shop: Shop = holder[slot]

/** Flattens every page of a file, with areas or without. Never throws for what is in the file. */
export async function flattenFile(
  job: BlackOutJob,
  limits: Partial<BlackOutLimits> = {},
): Promise<Flattened> {
  if (shop.waiting >= MOST_WAITING) return { ok: false, reason: "busy" }
  shop.waiting++
  const turn = shop.last.then(() => run(job, { ...LIMITS, ...limits }))
  shop.last = turn.catch(() => undefined)
  try {
    return await turn
  } finally {
    shop.waiting--
  }
}

function run(job: BlackOutJob, limits: BlackOutLimits): Promise<Flattened> {
  const child = startReader("black-out-worker.server.ts")
  const pages: FlatPage[] = []
  let bytes = 0
  return new Promise((resolve) => {
    function end(result: Flattened) {
      clearTimeout(pageTimer)
      clearTimeout(totalTimer)
      child.kill("SIGKILL")
      resolve(result)
    }
    const stop = (reason: "unreadable" | "too-slow" | "too-large") => () => end({ ok: false, reason })
    const watch = () => setTimeout(stop("too-slow"), limits.pageMs)
    let pageTimer = watch()
    const totalTimer = setTimeout(stop("too-slow"), limits.totalMs)
    child.once("exit", stop("unreadable"))
    child.once("error", stop("unreadable"))
    child.on("message", (message: BlackOutMessage) => {
      if (message.type === "failed") return end({ ok: false, reason: "unreadable" })
      if (message.type === "done") return end(complete(job, pages))
      clearTimeout(pageTimer)
      pageTimer = watch()
      pages.push(message.page)
      bytes += message.page.bytes
      if (bytes > limits.maxBytes) end({ ok: false, reason: "too-large" })
    })
    child.send(job, (error) => {
      if (error !== null) end({ ok: false, reason: "unreadable" })
    })
  })
}

/** An area on a page that is not there would hide nothing: whoever painted it must be told. */
function complete(job: BlackOutJob, pages: FlatPage[]): Flattened {
  if (pages.length === 0) return { ok: false, reason: "unreadable" }
  if (job.areas.some((area) => area.page > pages.length)) return { ok: false, reason: "no-such-page" }
  return { ok: true, pages }
}
