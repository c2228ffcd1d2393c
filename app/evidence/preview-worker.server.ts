import { rename, rm } from "node:fs/promises"
import type { PreviewReply, PreviewRequest } from "#app/evidence/preview.server.ts"
import { readAttachment } from "#app/evidence/read-attachment.server.ts"
import { readCodes } from "#app/evidence/read-codes.server.ts"
import { drawPreview, measureFile, measurePages } from "#app/evidence/read-page.server.ts"

/** The process that looks into files for `preview.server.ts`: one request, one reply, until it is ended. */

process.on("message", async (request: PreviewRequest) => {
  process.send?.(await answer(request))
})
process.on("disconnect", () => process.exit(0))

async function answer(request: PreviewRequest): Promise<PreviewReply> {
  switch (request.task) {
    case "inspect":
      return { task: "inspect", ...(await measure(request)) }
    case "sizes":
      return { task: "sizes", sizes: await measureAll(request) }
    case "draw":
      return { task: "draw", drawn: await draw(request) }
    case "attachment":
      return { task: "attachment", text: await attachment(request) }
    case "codes":
      return { task: "codes", codes: await readAll(request) }
  }
}

async function measure(request: PreviewRequest & { task: "inspect" }) {
  try {
    return await measureFile(request.path, request.mediaType)
  } catch {
    return { pages: null, width: null, height: null }
  }
}

async function measureAll({ path, mediaType, most }: PreviewRequest & { task: "sizes" }) {
  try {
    return await measurePages(path, mediaType, most)
  } catch {
    return undefined
  }
}

async function attachment({ path, name, mostBytes }: PreviewRequest & { task: "attachment" }) {
  try {
    return await readAttachment(path, { name, mostBytes })
  } catch {
    return undefined
  }
}

async function readAll({ path, mediaType, most }: PreviewRequest & { task: "codes" }) {
  try {
    return await readCodes(path, mediaType, most)
  } catch {
    return undefined
  }
}

async function draw(request: PreviewRequest & { task: "draw" }): Promise<boolean> {
  const { path, mediaType, page, edge } = request
  const temporary = `${request.out}.part`
  try {
    await drawPreview(path, mediaType, { page, out: temporary, edge })
    await rename(temporary, request.out)
    return true
  } catch {
    await rm(temporary, { force: true })
    return false
  }
}
