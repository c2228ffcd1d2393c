/** Draws a dossier of about 300 pages of text through the worker, in a process of its own. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"
import { sampleDossier } from "#tests/dossier/sample-document.ts"
import { readPeak } from "#tests/helpers/processes.ts"

const folder = mkdtempSync(join(tmpdir(), "miqyas-bench-"))
try {
  const document = sampleDossier({ items: 300, sentences: 7, evidence: 0 })
  const begun = performance.now()
  const { pages } = await renderDossier(document, { files: {}, out: join(folder, "dossier.pdf") })
  const seconds = (performance.now() - begun) / 1000
  console.log(JSON.stringify({ pages, seconds, peakMegabytes: readPeak("self") }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
