import type { ChildProcess } from "node:child_process"
import { startReader } from "#app/evidence/reader-process.server.ts"

/**
 * Work on files that strangers made: counting pages, drawing thumbnails. It is done in a process of its own,
 * one file after the other, so that a decoder that crashes, hangs or eats memory takes nothing along.
 */

export type PreviewRequest =
  | { task: "inspect"; path: string; mediaType: string }
  /** Measures the pages, the first `most` of them. */
  | { task: "sizes"; path: string; mediaType: string; most: number }
  /** Reads the QR codes of the pages, one each, the first `most` of them. */
  | { task: "codes"; path: string; mediaType: string; most: number }
  /** Reads a file attached to a PDF, as text of at most so many bytes. */
  | { task: "attachment"; path: string; name: string; mostBytes: number }
  /** Draws a page, counted from 1, into `out` as WebP that fits a square of `edge` pixels. */
  | { task: "draw"; path: string; mediaType: string; page: number; out: string; edge: number }

export type PreviewReply =
  | { task: "inspect"; pages: number | null; width: number | null; height: number | null }
  | { task: "sizes"; sizes: PageSize[] | undefined }
  | { task: "draw"; drawn: boolean }
  | { task: "attachment"; text: string | undefined }
  /** What each page's code says; null where none was found. */
  | { task: "codes"; codes: (string | null)[] | undefined }

/** A page as it is looked at: points of a PDF, pixels of a picture. */
export interface PageSize {
  width: number
  height: number
}

/** The process ends after this long without work. */
const IDLE_MS = 60_000
/** Waiting requests beyond this are refused at once: thumbnails are not worth a pile of them. */
const MOST_WAITING = 200

interface Waiting {
  request: PreviewRequest
  limitMs: number
  resolve(reply: PreviewReply | undefined): void
}

interface Shop {
  waiting: Waiting[]
  child: ChildProcess | undefined
  busy: boolean
  idle: NodeJS.Timeout | undefined
}

// The built server and scripts each load this module: one process has one preview process.
const slot = Symbol.for("miqyas.preview")
const holder = globalThis as { [key: symbol]: Shop | undefined }
holder[slot] ??= { waiting: [], child: undefined, busy: false, idle: undefined }
const shop: Shop = holder[slot]

/** Does a task within `limitMs` of its start; undefined where the file was too much for it. */
export async function askPreview(
  request: PreviewRequest,
  limitMs: number,
): Promise<PreviewReply | undefined> {
  if (shop.waiting.length >= MOST_WAITING) return undefined
  return new Promise((resolve) => {
    shop.waiting.push({ request, limitMs, resolve })
    void work()
  })
}

/** Ends the preview process; the next task starts another. */
export function closePreview(): void {
  clearTimeout(shop.idle)
  shop.child?.kill("SIGKILL")
  shop.child = undefined
}

async function work(): Promise<void> {
  if (shop.busy) return
  shop.busy = true
  clearTimeout(shop.idle)
  for (let next = shop.waiting.shift(); next !== undefined; next = shop.waiting.shift()) {
    next.resolve(await doTask(next))
  }
  shop.busy = false
  shop.idle = setTimeout(closePreview, IDLE_MS)
  shop.idle.unref()
}

function doTask({ request, limitMs }: Waiting): Promise<PreviewReply | undefined> {
  const child = shop.child ?? startChild()
  return new Promise((resolve) => {
    function settle(reply: PreviewReply | undefined) {
      clearTimeout(timer)
      child.off("message", settle)
      child.off("exit", fail)
      child.off("error", fail)
      // An idle child must not keep a script or a test from ending.
      child.unref()
      child.channel?.unref()
      resolve(reply)
    }
    function fail() {
      if (shop.child === child) shop.child = undefined
      child.kill("SIGKILL")
      settle(undefined)
    }
    const timer = setTimeout(fail, limitMs)
    child.once("message", settle)
    child.once("exit", fail)
    child.once("error", fail)
    child.ref()
    child.channel?.ref()
    child.send(request, (error) => {
      if (error !== null) fail()
    })
  })
}

function startChild(): ChildProcess {
  const child = startReader("preview-worker.server.ts")
  shop.child = child
  return child
}
