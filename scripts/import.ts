/**
 * Takes a unit's own table into a register, or writes an empty one to fill in:
 *   npm run import -- KIND FILE --data DIR [--unit NAME] [--dry-run]
 *   npm run import -- KIND --template --out FILE [--lang id|en]
 * KIND is santri, educator, facility, kitab or curriculum; FILE is .xlsx or .csv. The last line is one JSON object:
 * what was created and updated, and every cell that is wrong; with one wrong, nothing is changed.
 * Ends with 0 when all is well, 1 when something is wrong or cannot be read, 2 when the command is not understood.
 */
import { readFileSync, statSync, writeFileSync } from "node:fs"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { config, configure } from "#app/config.server.ts"
import { faultText, rejectionText } from "#app/domain/import-text.ts"
import { IMPORT_KINDS, type ImportKind } from "#app/domain/register-terms.ts"
import { SHEET_BYTES, UnreadableSheet } from "#app/domain/sheet.ts"
import { translate } from "#app/i18n/language.server.ts"
import { requireInstallation } from "#scripts/installation.ts"

const USAGE = `Usage: npm run import -- KIND FILE --data DIR [--unit NAME] [--dry-run]
       npm run import -- KIND --template --out FILE [--lang id|en]
       KIND: ${IMPORT_KINDS.join(", ")}`

class UsageError extends Error {}

interface Wanted {
  kind: ImportKind
  file: string | undefined
  unit: string | undefined
  dryRun: boolean
  template: { out: string; language: "id" | "en" } | undefined
}

const OPTIONS = {
  data: { type: "string" },
  unit: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  template: { type: "boolean", default: false },
  out: { type: "string" },
  lang: { type: "string", default: "id" },
} as const

function parse() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function readArguments(): Wanted {
  const { positionals, values } = parse()
  const [named, file, ...more] = positionals
  const kind = IMPORT_KINDS.find((one) => one === named)
  if (kind === undefined) throw new UsageError(`"${named ?? ""}" is no register`)
  if (more.length > 0) throw new UsageError(`"${more[0]}" was not expected`)
  const { lang, out } = values
  if (lang !== "id" && lang !== "en") throw new UsageError(`--lang must be id or en, not "${lang}"`)
  if (values.template !== (file === undefined)) throw new UsageError("Give either a FILE or --template")
  if (values.template && out === undefined) throw new UsageError("--out is missing")
  if (values.data !== undefined) configure({ dataDir: resolve(values.data) })
  return {
    kind,
    file: file === undefined ? undefined : resolve(file),
    unit: values.unit,
    dryRun: values["dry-run"],
    template: values.template && out !== undefined ? { out: resolve(out), language: lang } : undefined,
  }
}

async function writeTemplate(kind: ImportKind, { out, language }: { out: string; language: "id" | "en" }) {
  const { templateTable } = await import("#app/services/export-table.server.ts")
  const format = out.toLowerCase().endsWith(".csv") ? "csv" : "xlsx"
  writeFileSync(out, await templateTable({ kind, format, language, t: translate(language) }))
  console.log(`${out}: a template of ${kind} with two sample rows`)
}

async function takeIn({ kind, file = "", unit, dryRun }: Wanted): Promise<number> {
  requireInstallation()
  if (statSync(file).size > SHEET_BYTES) throw new UnreadableSheet("too-large")
  const bytes = readFileSync(file)
  const { readSheet } = await import("#app/sheets/read-sheet.server.ts")
  const { findTable } = await import("#app/domain/import-table.ts")
  const table = findTable(kind, await readSheet(bytes))
  const { migrateDatabase } = await import("#db/migrate.server.ts")
  const { closeDatabase, db } = await import("#db/client.server.ts")
  const { systemActor } = await import("#db/write.server.ts")
  const { checkImport, importTable, mappingFor } = await import("#app/services/import-table.server.ts")
  try {
    await migrateDatabase()
    const unitId = await chooseUnit(unit)
    const { mapping } = await mappingFor(db, unitId, kind, table.heads)
    for (const [field, head] of Object.entries(mapping)) console.log(`${field}: ${head}`)
    const wanted = { kind, unitId, table, mapping }
    const done = dryRun ? await checkImport(db, wanted) : await importTable(systemActor("import"), wanted)
    const { created, updated } = done
    const tell = translate("en")
    const rejected = done.rejected.map(({ row, column, ...why }) => ({
      row,
      column,
      reason: rejectionText(tell, { row, column, ...why }),
    }))
    console.log(JSON.stringify({ created, updated, rejected }))
    return rejected.length === 0 ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

/** The unit named, or the only one that has a pesantren of its own. */
async function chooseUnit(name: string | undefined): Promise<string> {
  const { db } = await import("#db/client.server.ts")
  const { listUnits, listUnitTree } = await import("#db/queries/units.server.ts")
  const units = await listUnits(
    db,
    (await listUnitTree(db)).map(({ id }) => id),
  )
  const fitting =
    name === undefined
      ? units.filter(({ kind }) => kind === "upt")
      : units.filter((unit) => [unit.id, unit.name, unit.shortName].includes(name))
  const [unit] = fitting
  if (unit !== undefined && fitting.length === 1) return unit.id
  const names = units.map(({ shortName }) => `"${shortName}"`).join(", ")
  throw new Error(
    name === undefined ? `Say with --unit which one: ${names}` : `No unit "${name}" among ${names}`,
  )
}

async function main(): Promise<number> {
  const wanted = readArguments()
  if (wanted.template === undefined) return takeIn(wanted)
  await writeTemplate(wanted.kind, wanted.template)
  return 0
}

try {
  process.env.NODE_ENV ??= "production"
  process.exitCode = await main()
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\n${USAGE}`)
  else if (error instanceof UnreadableSheet) console.error(faultText(translate("en"), error.fault))
  else if (error instanceof Response) console.error(`Refused (${error.status}): ${await error.text()}`)
  else console.error(`NOT OK: ${(error as Error).message} (${config().dataDir})`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
