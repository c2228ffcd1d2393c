import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { projectPath } from "#app/config.server.ts"
import type { Instrument } from "#app/domain/instrument.ts"
import { canonicalInstrument, parseInstrument } from "#app/domain/parse-instrument.ts"
import { newId } from "#db/ids.ts"
import { getInstrumentVersion } from "#db/queries/instruments.server.ts"
import { instrument } from "#db/schema/instruments.ts"
import { systemActor, type Tx, write } from "#db/write.server.ts"

export interface InstallReport {
  /** `key@version` of what was new. */
  installed: string[]
  /** One line per file that was refused, with the reason. */
  refused: string[]
}

/**
 * Takes in the instruments of a folder (`<id>/<version>.yaml`) that are not installed yet. What is
 * published stays as it is: a file that differs from what was installed under its version is refused.
 */
export async function installInstruments(
  folder: string = projectPath("templates", "instruments"),
): Promise<InstallReport> {
  const report: InstallReport = { installed: [], refused: [] }
  for (const file of listFiles(folder)) {
    const parsed = parseInstrument(readFileSync(join(folder, file), "utf8"), file)
    if (parsed.ok) await install(file, parsed.instrument, report)
    else for (const problem of parsed.problems) report.refused.push(inWords(problem))
  }
  return report
}

/** SHA-256 over the RFC 8785 canonical content, in lower-case hex. */
export function instrumentHash(content: string): string {
  return createHash("sha256").update(content).digest("hex")
}

async function install(file: string, parsed: Instrument, report: InstallReport) {
  const name = `${parsed.id}@${parsed.version}`
  const subject = { instrument: name }
  const done = await write(systemActor("instruments"), "system.install-instrument", subject, (tx) =>
    installContent(tx, parsed),
  )
  if (done.state === "installed") report.installed.push(name)
  if (done.state === "differs")
    report.refused.push(
      `${file}: ${name} is installed with other content (${done.knownHash.slice(0, 12)}…, the file has ` +
        `${done.contentHash.slice(0, 12)}…): give the changed file a new version`,
    )
}

/** Takes in an instrument that is not known yet; one that is known under its version stays as it is. */
export async function installContent(tx: Tx, parsed: Instrument) {
  const content = canonicalInstrument(parsed)
  const contentHash = instrumentHash(content)
  const known = await getInstrumentVersion(tx, parsed.id, parsed.version)
  if (known !== undefined) {
    const state = known.contentHash === contentHash ? ("known" as const) : ("differs" as const)
    return { state, contentHash, knownHash: known.contentHash }
  }
  await tx.insert(instrument, {
    id: newId(),
    key: parsed.id,
    version: parsed.version,
    contentHash,
    content,
    addedAt: new Date(),
  })
  return { state: "installed" as const, contentHash, knownHash: contentHash }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name))
        .filter((name) => name.endsWith(".yaml"))
        .map((name) => `${entry.name}/${name}`),
    )
    .sort()
}

function inWords(problem: { file: string; path: string; line?: number; message: string }): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`
  return `${place}: ${problem.path === "" ? "" : `${problem.path}: `}${problem.message}`
}
