/** `npm run instrument -- check FILE…`: reads instrument files, says what they hold, or what is wrong and where. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { basename, dirname } from "node:path"
import { countTree, type Instrument } from "#app/domain/instrument.ts"
import { canonicalInstrument, parseInstrument, problemText } from "#app/domain/parse-instrument.ts"

const USAGE = "Usage: npm run instrument -- check FILE…"

/** A file's place is part of its name: templates/instruments/<id>/<version>.yaml. */
function placeProblem(file: string, { id, version }: Instrument): string | undefined {
  const [folder, name] = [basename(dirname(file)), basename(file)]
  if (basename(dirname(dirname(file))) !== "instruments") return undefined
  if (folder === id && name === `${version}.yaml`) return undefined
  return `${file}: id: expected the file to be ${id}/${version}.yaml, got ${folder}/${name}`
}

/** Prints one line for a good file, one per problem for a bad one; returns whether it is good. */
function checkFile(file: string): boolean {
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : ""
    console.error(`${file}: expected a file that can be read${code}`)
    return false
  }
  const parsed = parseInstrument(text, file)
  const problems = parsed.ok
    ? [placeProblem(file, parsed.instrument)].filter((line) => line !== undefined)
    : parsed.problems.map(problemText)
  for (const problem of problems) console.error(problem)
  if (!parsed.ok || problems.length > 0) return false
  const { instrument } = parsed
  const { components, butir, items } = countTree(instrument)
  const hash = createHash("sha256").update(canonicalInstrument(instrument)).digest("hex")
  console.log(
    `OK ${instrument.id}@${instrument.version} ${instrument.status}: ${components} components, ${butir} butir, ${items} items, sha256 ${hash}`,
  )
  return true
}

const [command, ...files] = process.argv.slice(2)
if (command !== "check" || files.length === 0) {
  console.error(USAGE)
  process.exitCode = 2
} else if (!files.map(checkFile).every(Boolean)) process.exitCode = 1
