import { join } from "node:path"
import { MOST_PAGES } from "#app/domain/black-out.ts"
import type { BlackOutJob, BlackOutMessage } from "#app/evidence/black-out.server.ts"
import { flattenPdf, flattenPicture } from "#app/evidence/flatten-page.server.ts"

/** The process that flattens one file for `black-out.server.ts`, and is ended when it is done. */

const tell = (message: BlackOutMessage) => process.send?.(message)

process.once("message", async (job: BlackOutJob) => {
  try {
    await flatten(job)
    tell({ type: "done" })
  } catch {
    tell({ type: "failed" })
  }
})
process.on("disconnect", () => process.exit(0))

async function flatten({ path, mediaType, areas, folder }: BlackOutJob): Promise<void> {
  const fileOf = (page: number) => join(folder, `${page}.jpg`)
  if (mediaType === "application/pdf") {
    for await (const page of flattenPdf(path, areas, { fileOf, mostPages: MOST_PAGES }))
      tell({ type: "page", page })
  } else {
    const own = areas.filter((area) => area.page === 1)
    tell({ type: "page", page: await flattenPicture(path, own, fileOf(1)) })
  }
}
