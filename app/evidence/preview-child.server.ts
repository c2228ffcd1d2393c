import { rename, rm } from "node:fs/promises"
import { createEvidenceReader } from "#app/dossier/pages/evidence-source.server.ts"
import { drawThumbnail } from "#app/evidence/draw-thumbnail.server.ts"
import type { PreviewReply, PreviewRequest } from "#app/evidence/preview.server.ts"

/** The process that looks into files for `preview.server.ts`: one request, one reply, until it is ended. */

process.on("message", async (request: PreviewRequest) => {
  process.send?.(await answer(request))
})
process.on("disconnect", () => process.exit(0))

async function answer(request: PreviewRequest): Promise<PreviewReply> {
  switch (request.task) {
    case "inspect":
      return inspect(request.path, request.mediaType)
    case "thumbnail":
      return { task: "thumbnail", drawn: await draw(request) }
  }
}

const reader = createEvidenceReader({ sourceMs: 10_000 })

async function inspect(path: string, mediaType: string): Promise<PreviewReply> {
  const unknown: PreviewReply = { task: "inspect", pages: null, width: null, height: null }
  try {
    const source = await reader.open(path, { mediaType })
    if (source.kind === "reason") return unknown
    const first = source.kind === "image" ? source.pages[0] : undefined
    const pages = source.pages.length
    await source.close()
    return { task: "inspect", pages, width: first?.width ?? null, height: first?.height ?? null }
  } catch {
    return unknown
  }
}

async function draw(request: PreviewRequest & { task: "thumbnail" }): Promise<boolean> {
  const temporary = `${request.out}.part`
  try {
    await drawThumbnail(request.path, request.mediaType, temporary, request.edge)
    await rename(temporary, request.out)
    return true
  } catch {
    await rm(temporary, { force: true })
    return false
  }
}
