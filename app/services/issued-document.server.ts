import { existsSync } from "node:fs"
import { Dossier } from "#app/domain/dossier-document.ts"
import type { Language } from "#app/domain/instrument.ts"
import type { Edition } from "#app/domain/permissions.ts"
import { dossierDocumentPath, readDossierDocument } from "#app/services/dossier-files.server.ts"
import type { Db } from "#db/client.server.ts"
import { listIssuedDocuments } from "#db/queries/dossiers.server.ts"

/** The document of a cycle's latest revision that was issued in this edition and language, if one was. */
export async function getIssuedDocument(
  db: Db,
  cycleId: string,
  of: { edition: Edition; language: Language },
): Promise<Dossier | undefined> {
  const rows = await listIssuedDocuments(db, cycleId, of)
  const kept = rows.find(({ documentSha256 }) => existsSync(dossierDocumentPath(documentSha256)))
  if (kept === undefined) return undefined
  return Dossier.parse(JSON.parse(await readDossierDocument(kept.documentSha256)))
}
