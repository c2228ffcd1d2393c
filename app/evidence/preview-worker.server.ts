import { rename, rm } from "node:fs/promises"
import type { PreviewReply, PreviewRequest } from "#app/evidence/preview.server.ts"
import { drawThumbnail, measureFile } from "#app/evidence/read-page.server.ts"

/** The process that looks into files for `preview.server.ts`: one request, one reply, until it is ended. */

process.on("message", async (request: PreviewRequest) => {
  process.send?.(await answer(request))
})
process.on("disconnect", () => process.exit(0))

async function answer(request: PreviewRequest): Promise<PreviewReply> {
  switch (request.task) {
    case "inspect":
      return { task: "inspect", ...(await measure(request)) }
    case "thumbnail":
      return { task: "thumbnail", drawn: await draw(request) }
  }
}

async function measure(request: PreviewRequest & { task: "inspect" }) {
  try {
    return await measureFile(request.path, request.mediaType)
  } catch {
    return { pages: null, width: null, height: null }
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
