import { randomUUID } from "node:crypto"
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { config } from "#app/config.server.ts"
import type { ImportTable } from "#app/domain/import-table.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { ImportKind } from "#app/domain/register-terms.ts"

/**
 * Tables between their upload and the decision to take them in: files that their owner alone reads, named by
 * chance, gone after an hour at the latest.
 */

const KEPT_MS = 60 * 60 * 1000

export interface KeptImport {
  userId: string
  unitId: string
  kind: ImportKind
  /** As the browser named it: not to be trusted, not a path. */
  fileName: string
  table: ImportTable
}

/** Keeps a table for the one who uploaded it. @returns what it is found by. */
export async function keepImport(kept: KeptImport): Promise<string> {
  await sweepImports(new Date())
  await mkdir(folder(), { recursive: true, mode: 0o700 })
  const id = randomUUID()
  await writeFile(fileOf(id), JSON.stringify(kept), { mode: 0o600, flag: "wx" })
  setTimeout(() => void dropImport(id), KEPT_MS).unref()
  return id
}

/** The table an upload left. @throws 404 where it is gone, or another's, or of another register. */
export async function readKeptImport(userId: string, kind: ImportKind, id: string): Promise<KeptImport> {
  const text = await readFile(fileOf(id), "utf8").catch(() => undefined)
  const kept = text === undefined ? undefined : (JSON.parse(text) as KeptImport)
  if (kept === undefined || kept.userId !== userId || kept.kind !== kind)
    throw refusal(404, "import:refusal.gone")
  return kept
}

/** Forgets a table. */
export async function dropImport(id: string): Promise<void> {
  await rm(fileOf(id), { force: true })
}

/** Removes the tables that nobody decided on within an hour. `now` is the instant to count from. */
export async function sweepImports(now: Date): Promise<void> {
  for (const name of await readdir(folder()).catch(() => [])) {
    const file = join(folder(), name)
    const found = await stat(file).catch(() => undefined)
    if (found !== undefined && now.getTime() - found.mtimeMs > KEPT_MS) await rm(file, { force: true })
  }
}

function folder(): string {
  return join(config().dataDir, "imports")
}

/** @throws 404 for what names no upload. */
function fileOf(id: string): string {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw refusal(404, "import:refusal.gone")
  return join(folder(), `${id}.json`)
}
