import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { dossierPdfPath } from "#app/services/dossier-files.server.ts"
import { issueDossier } from "#app/services/issue-dossier.server.ts"
import { readDossier } from "#app/services/read-dossiers.server.ts"
import { db } from "#db/client.server.ts"
import type { Cycles } from "#scripts/demo/fill.ts"
import { actorOf } from "#scripts/demo/people.ts"
import type { CycleName } from "#scripts/demo/story.ts"

export interface DemoDossier {
  cycle: CycleName
  /** Absolute path of the PDF in the data folder. */
  path: string
  pages: number
}

/** Issues the redacted dossier of both cycles as the coordinator, A first, and waits until they are drawn. */
export async function issueDossiers(cycles: Cycles): Promise<DemoDossier[]> {
  const coordinator = await actorOf("koordinator")
  const issued: DemoDossier[] = []
  for (const cycle of ["a", "b"] as const) {
    const order = { edition: "redacted", language: "id", reason: "" } as const
    const { id } = await issueDossier(coordinator, cycles[cycle], order)
    await waitForBuild(id)
    const { dossier } = await readDossier(db, coordinator, cycles[cycle], id)
    if (dossier.pdfSha256 === null)
      throw new Error(`The dossier of cycle "${cycle}" was not drawn: ${dossier.state}, ${dossier.failure}`)
    issued.push({ cycle, path: dossierPdfPath(dossier.pdfSha256), pages: dossier.pages ?? 0 })
  }
  return issued
}
