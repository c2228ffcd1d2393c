/**
 * Issues a dossier from the command line and writes it to a file:
 *   npm run dossier -- --data DIR --cycle ID --out FILE [--edition redacted|full] [--reason TEXT]
 *                      [--lang id|en] [--document FILE.json]
 * Ends with 0 when the file is written, 1 when it cannot be, 2 when the command is not understood.
 */
import { copyFileSync, existsSync, renameSync, rmSync, statSync } from "node:fs"
import { dirname, resolve } from "node:path"
import { parseArgs } from "node:util"
import { ConfigError, config, configure } from "#app/config.server.ts"
import { MIN_REASON } from "#app/domain/full-edition.ts"
import { requireInstallation } from "#scripts/installation.ts"

const USAGE = `Usage: npm run dossier -- --data DIR --cycle ID --out FILE
         [--edition redacted|full] [--reason TEXT] [--lang id|en] [--document FILE.json]`

/** What is recorded for a full edition when the operator gives no reason of his own. */
const BY_OPERATOR = "Dari baris perintah, oleh pengelola pemasangan ini"

class UsageError extends Error {}

interface Wanted {
  cycleId: string
  out: string
  document: string | undefined
  edition: "redacted" | "full"
  language: "id" | "en"
  reason: string
}

function readArguments(): Wanted {
  const options = {
    data: { type: "string" },
    cycle: { type: "string" },
    out: { type: "string" },
    edition: { type: "string", default: "redacted" },
    reason: { type: "string" },
    lang: { type: "string", default: "id" },
    document: { type: "string" },
  } as const
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>["values"]
  try {
    values = parseArgs({ options }).values
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
  const { data, cycle, out, edition, lang, reason } = values
  if (cycle === undefined) throw new UsageError("--cycle is missing")
  if (out === undefined) throw new UsageError("--out is missing")
  if (edition !== "redacted" && edition !== "full")
    throw new UsageError(`--edition must be redacted or full, not "${edition}"`)
  if (lang !== "id" && lang !== "en") throw new UsageError(`--lang must be id or en, not "${lang}"`)
  if (reason !== undefined && reason.trim().length < MIN_REASON)
    throw new UsageError(`--reason must have at least ${MIN_REASON} letters: it is recorded`)
  if (data !== undefined) configure({ dataDir: resolve(data) })
  const document = values.document === undefined ? undefined : resolve(values.document)
  return {
    cycleId: cycle,
    out: resolve(out),
    document,
    edition,
    language: lang,
    reason: reason ?? BY_OPERATOR,
  }
}

/** @throws where nothing could be read or written, before anything is done. */
function checkPlaces({ out, document }: Wanted) {
  requireInstallation()
  for (const file of [out, document ?? out]) {
    if (!existsSync(dirname(file))) throw new Error(`The folder "${dirname(file)}" does not exist`)
    if (existsSync(file) && statSync(file).isDirectory()) throw new Error(`"${file}" is a folder, not a file`)
  }
}

async function main(): Promise<void> {
  const wanted = readArguments()
  checkPlaces(wanted)
  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase, db } = await import("#db/client.server.ts")
  const { requireDossier } = await import("#db/queries/dossiers.server.ts")
  const { systemActor } = await import("#db/write.server.ts")
  const { issueDossierAs } = await import("#app/services/issue-dossier.server.ts")
  const { waitForBuild } = await import("#app/services/build-dossier.server.ts")
  const { dossierDocumentPath, dossierPdfPath } = await import("#app/services/dossier-files.server.ts")
  try {
    await migrateDatabase()
    const { cycleId, edition, language, reason } = wanted
    const scope = { unitIds: [], cycleIds: [cycleId] }
    const issued = await issueDossierAs(systemActor("dossier"), scope, cycleId, { edition, language, reason })
    await waitForBuild(issued.id)
    const row = await requireDossier(db, scope, cycleId, issued.id)
    if (row.state !== "ready" || row.pdfSha256 === null)
      throw new Error(`The dossier could not be drawn: ${row.failure}`)
    copyWhole(dossierPdfPath(row.pdfSha256), wanted.out)
    if (wanted.document !== undefined) copyWhole(dossierDocumentPath(row.documentSha256), wanted.document)
    console.log(`${wanted.out}: ${row.pages} pages, ${row.size} bytes, sha256 ${row.pdfSha256}`)
    console.log(`document.json sha256 ${row.documentSha256}`)
  } catch (error) {
    if (error instanceof Response && error.status === 404)
      throw new Error(`There is no cycle "${wanted.cycleId}" in "${config().dataDir}"`)
    throw error
  } finally {
    await closeDatabase()
  }
}

/** Copies so that the target is whole or as it was before. */
function copyWhole(from: string, to: string) {
  const part = `${to}.part`
  try {
    copyFileSync(from, part)
    renameSync(part, to)
  } finally {
    rmSync(part, { force: true })
  }
}

try {
  process.env.NODE_ENV ??= "production"
  await main()
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n${USAGE}`)
  else if (error instanceof Response) console.error(`Refused (${error.status}): ${await error.text()}`)
  else
    console.error(
      error instanceof ConfigError || !(error instanceof TypeError) ? (error as Error).message : error,
    )
  process.exitCode = error instanceof UsageError ? 2 : 1
}
