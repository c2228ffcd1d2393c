import { existsSync } from "node:fs"
import type { Readable } from "node:stream"
import type { Dossier } from "#app/domain/dossier-document.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { notFound } from "#app/domain/refusal.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"
import { evidencePath } from "#app/evidence/store.server.ts"
import { getCleanFile } from "#app/package/clean-cache.server.ts"
import { packageName } from "#app/package/file-names.ts"
import { writePackage } from "#app/package/write-package.server.ts"
import {
  dossierDocumentPath,
  dossierPdfPath,
  readDossierDocument,
} from "#app/services/dossier-files.server.ts"
import { requireTakeable, takeDossier } from "#app/services/take-dossier.server.ts"

export interface DossierPackage {
  /** Plain letters, digits, dots and hyphens, with its ending. */
  fileName: string
  /** The zip, written while it is read; destroy it when nobody reads on. */
  open(): Readable
}

/**
 * The package of an issued dossier for whoever may take its edition. With `record`, who took it is recorded,
 * as for the PDF. @throws 404, 403
 */
export async function packageDossier(
  actor: Actor,
  cycleId: string,
  id: string,
  { record }: { record: boolean },
): Promise<DossierPackage> {
  const row = await requireTakeable(actor, cycleId, id)
  const pdf = dossierPdfPath(row.pdfSha256)
  if (!existsSync(pdf) || !existsSync(dossierDocumentPath(row.documentSha256))) throw notFound()
  const document: Dossier = JSON.parse(await readDossierDocument(row.documentSha256))
  if (hashDocument(document) !== row.documentSha256)
    throw new Error(
      `The stored document of dossier "${id}" is not the one with SHA-256 ${row.documentSha256}`,
    )
  if (record) await takeDossier(actor, cycleId, id)
  return {
    fileName: `${packageName(document, row.documentSha256)}.zip`,
    open: () => writePackage({ document, pdf, evidence: evidencePath, clean: getCleanFile }),
  }
}
