import { closeSync, openSync } from "node:fs"
import { devNull } from "node:os"
import { listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "./document-hash.server.ts"
import { openEvidence } from "./draw-evidence.server.ts"
import { FontSet } from "./font-set.server.ts"
import { mapPages } from "./map-pages.server.ts"
import { createEvidenceReader } from "./pages/evidence-source.server.ts"
import { PageNumbers } from "./pagination.ts"
import { FileSink, openPdf } from "./pdf-file.server.ts"
import { layOut, shownIn } from "./render-file.server.ts"
import type { PagePlan, PlanJob } from "./render-job.ts"

/** What pages and fonts take compressed, tags and links included; an evidence page adds its stamp to its file. */
const TEXT_PAGE_BYTES = 6_000
const EVIDENCE_PAGE_BYTES = 2_000
const FONT_BYTES = 180_000

/**
 * What will stand on which page of a dossier: laid out and numbered as for drawing, its evidence opened and
 * counted, and nothing drawn.
 */
export async function planFile({ document, files, fonts }: PlanJob): Promise<PagePlan> {
  const hashes = listRevisions(document).map(hashDocument)
  const fd = openSync(devNull, "w")
  const reader = createEvidenceReader()
  try {
    const { language, frozenAt } = document
    const info = { Title: "", Author: "", Subject: "", Keywords: "" }
    const doc = openPdf({ sink: new FileSink(fd), language, info, date: new Date(frozenAt) })
    const parts = layOut(document, hashes, new FontSet(doc, fonts))
    const numbers = new PageNumbers()
    const notShown: PagePlan["notShown"] = []
    let bytes = FONT_BYTES
    for (const part of parts) {
      numbers.beginPart(part.layout)
      for (const entry of shownIn(part)) {
        const id = `${entry.code}${part.mark}`
        numbers.beginEvidence(id)
        const source = await openEvidence({ reader, dossier: part.document }, entry, files[entry.sha256])
        const isShown = source.kind !== "reason"
        if (!isShown) notShown.push({ code: entry.code, reason: source.code })
        const pages = isShown ? source.pages.length : 1
        for (let at = 0; at < pages; at++) numbers.countEvidencePage()
        numbers.endEvidence(id, pages)
        bytes += isShown ? entry.size + pages * EVIDENCE_PAGE_BYTES : TEXT_PAGE_BYTES
        if (isShown) await source.close()
      }
      numbers.closeEvidence()
      bytes += (part.layout.front.length + part.layout.back.length) * TEXT_PAGE_BYTES
    }
    return { map: mapPages(parts, numbers), bytes, notShown }
  } finally {
    await reader.close()
    closeSync(fd)
  }
}
