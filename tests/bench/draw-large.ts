/**
 * Draws a dossier of large files, or copies and hashes them, in a process of its own:
 *   node tests/bench/draw-large.ts draw|copy FILES.json OUT
 */
import { createHash } from "node:crypto"
import { createReadStream, createWriteStream, readFileSync } from "node:fs"
import { pipeline } from "node:stream/promises"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"
import type { MadeFile } from "#tests/bench/large-files.ts"
import { sampleDossier } from "#tests/dossier/sample-document.ts"
import { readPeak } from "#tests/helpers/processes.ts"

const [mode, list = "", out = ""] = process.argv.slice(2)
const made: MadeFile[] = JSON.parse(readFileSync(list, "utf8"))

async function draw(): Promise<number> {
  const document = sampleDossier({ items: 60, sentences: 3, evidence: made.length })
  for (const [at, { sha256, size, mediaType }] of made.entries())
    Object.assign(document.evidence[at] as object, { sha256, size, mediaType, shown: "pages" })
  const files = Object.fromEntries(made.map(({ sha256, path }) => [sha256, path]))
  return (await renderDossier(document, { files, out })).pages
}

/** All of the same bytes into one file, hashed on their way, and flushed to the disk at the end. */
async function copy(): Promise<number> {
  const hash = createHash("sha256")
  await pipeline(
    async function* () {
      for (const { path } of made)
        for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
          hash.update(chunk as Buffer)
          yield chunk
        }
    },
    createWriteStream(out, { flush: true }),
  )
  hash.digest()
  return 0
}

const begun = performance.now()
const pages = await (mode === "copy" ? copy() : draw())
const seconds = (performance.now() - begun) / 1000
console.log(JSON.stringify({ pages, seconds, peakMegabytes: readPeak("self") }))
