import { randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, open, readFile, rename, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { config, projectPath } from "#app/config.server.ts"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"

/** Where issued dossiers lie: under DATA_DIR/dossiers, each PDF and document.json named by its own SHA-256. */

const folder = () => join(config().dataDir, "dossiers")

function named(sha256: string, ending: "pdf" | "json"): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is not a SHA-256`)
  return join(folder(), sha256.slice(0, 2), `${sha256}.${ending}`)
}

export const dossierPdfPath = (sha256: string) => named(sha256, "pdf")
export const dossierDocumentPath = (sha256: string) => named(sha256, "json")

/** A path for a PDF that is being drawn. */
export async function temporaryDossier(): Promise<string> {
  await mkdir(join(folder(), "tmp"), { recursive: true, mode: 0o700 })
  return join(folder(), "tmp", `${randomUUID()}.pdf`)
}

/** Gives a finished PDF its name; one that has it already is the same. */
export async function keepDossierPdf(temporary: string, sha256: string): Promise<void> {
  const target = dossierPdfPath(sha256)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  if (existsSync(target)) await rm(temporary, { force: true })
  else await rename(temporary, target)
}

/** Stores an edition's document.json at each of its revisions. */
export async function keepDossierDocuments(document: Dossier): Promise<void> {
  for (const revision of listRevisions(document))
    await keepDocument(canonicalJson(revision), hashDocument(revision))
}

async function keepDocument(text: string, sha256: string): Promise<void> {
  const target = dossierDocumentPath(sha256)
  if (existsSync(target)) return
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const temporary = `${target}.${randomUUID()}`
  const handle = await open(temporary, "wx", 0o600)
  try {
    await handle.writeFile(text, "utf8")
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, target)
}

export async function readDossierDocument(sha256: string): Promise<string> {
  return readFile(dossierDocumentPath(sha256), "utf8")
}

let version: string | undefined

/** The programme's version: the same document drawn by the same version gives the same bytes. */
export async function programVersion(): Promise<string> {
  version ??= String(JSON.parse(await readFile(projectPath("package.json"), "utf8")).version)
  return version
}
