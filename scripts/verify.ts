/**
 * Checks a dossier's PDF, its package (a zip) or an extracted package, and names every file that is wrong:
 *   npm run verify -- FILE|DIR [--document FILE.json] [--data DIR]
 * Ends with 0 when all is well, 1 when something is wrong or cannot be read, 2 when the command is not understood.
 */
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { config, configure } from "#app/config.server.ts"
import { findingLine, type Verdict } from "#app/package/verify/findings.ts"
import { verifyPath } from "#app/package/verify/verify-path.server.ts"
import { dossierDocumentPath, dossierPdfPath } from "#app/services/dossier-files.server.ts"

const USAGE = "Usage: npm run verify -- FILE|DIR [--document FILE.json] [--data DIR]"

function readArguments() {
  try {
    const options = { document: { type: "string" }, data: { type: "string" } } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) throw new Error("Give one file or folder to check")
    return { path: resolve(path), document: values.document, data: values.data }
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`)
    process.exit(2)
  }
}

function report({ findings, checked, document, notes }: Verdict): void {
  for (const finding of findings) console.log(findingLine(finding))
  if (document !== undefined) console.log(`document.json sha256 ${document}`)
  for (const note of notes) console.log(`note: ${note}`)
  const files = `${checked} ${checked === 1 ? "file" : "files"} checked`
  console.log(findings.length === 0 ? `OK: ${files}` : `NOT OK: ${findings.length} found wrong, ${files}`)
}

const { path, document, data } = readArguments()
try {
  if (data !== undefined) configure({ dataDir: resolve(data) })
  const kept = join(config().dataDir, "dossiers")
  if (data !== undefined && !existsSync(kept)) throw new Error(`"${resolve(data)}" holds no issued dossiers`)
  const issued = existsSync(kept) ? { pdf: dossierPdfPath, document: dossierDocumentPath } : undefined
  const verdict = await verifyPath(path, { document: document && resolve(document), issued })
  report(verdict)
  process.exitCode = verdict.findings.length === 0 ? 0 : 1
} catch (error) {
  console.error(`NOT OK: ${(error as Error).message}`)
  process.exitCode = 1
}
