import { randomUUID } from "node:crypto"
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { config } from "#app/config.server.ts"
import type { PageFacts } from "#app/domain/legibility.ts"
import { createPdfSurveyor } from "#app/dossier/survey-pdf.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"

/**
 * What is known of the pages of PDFs: looked at once, in the background, and kept by the file's content beside
 * the thumbnails. Throwing the folder away costs the time of looking again.
 */

interface Shared {
  waiting: Set<string>
  running: Promise<void> | undefined
}

// The built server and scripts each load this module: one process has one line of files to look at.
const slot = Symbol.for("miqyas.survey")
const holder = globalThis as { [key: symbol]: Shared | undefined }
holder[slot] ??= { waiting: new Set(), running: undefined }
const shared: Shared = holder[slot]

export interface Survey {
  /** By SHA-256. A file that cannot be read has no pages. */
  pages: Map<string, PageFacts[]>
  /** How many files are still to be looked at. */
  waiting: number
}

/** What is known of these PDFs, after waiting at most `waitMs` for those that were never looked at. */
export async function surveyEvidence(files: readonly string[], waitMs: number): Promise<Survey> {
  const pages = new Map<string, PageFacts[]>()
  const unknown = await readKnown(files, pages)
  if (unknown.length === 0) return { pages, waiting: 0 }
  for (const sha256 of unknown) shared.waiting.add(sha256)
  shared.running ??= work().finally(() => {
    shared.running = undefined
  })
  await Promise.race([shared.running, new Promise((resolve) => setTimeout(resolve, waitMs).unref())])
  const left = await readKnown(unknown, pages)
  return { pages, waiting: left.length }
}

/** Puts what is kept into `pages`. @returns the files of which nothing is. */
async function readKnown(files: readonly string[], pages: Map<string, PageFacts[]>): Promise<string[]> {
  const unknown: string[] = []
  for (const sha256 of files) {
    const known = await readFile(keptAt(sha256), "utf8").catch(() => undefined)
    if (known === undefined) unknown.push(sha256)
    else pages.set(sha256, JSON.parse(known) as PageFacts[])
  }
  return unknown
}

async function work(): Promise<void> {
  const surveyor = createPdfSurveyor()
  try {
    for (const sha256 of shared.waiting) {
      await keep(sha256, await surveyor.survey(evidencePath(sha256)))
      shared.waiting.delete(sha256)
    }
  } catch (error) {
    // A full disk: nothing is kept, and the next who asks begins again.
    console.error("What the pages of evidence are like could not be kept:", error)
    shared.waiting.clear()
  } finally {
    await surveyor.close()
  }
}

async function keep(sha256: string, pages: readonly PageFacts[]): Promise<void> {
  const file = keptAt(sha256)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${randomUUID()}`
  await writeFile(temporary, JSON.stringify(pages), { mode: 0o600 })
  await rename(temporary, file)
}

/** The folder's number counts what is looked at: with a new one, all is looked at anew. */
function keptAt(sha256: string): string {
  return join(config().dataDir, "cache", "pages-1", sha256.slice(0, 2), `${sha256}.json`)
}
