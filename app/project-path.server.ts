import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/**
 * Absolute path of a file of the project (templates, fonts, migrations).
 * The built server runs from build/server, so paths start at the folder that holds package.json.
 */
export function projectPath(...parts: string[]): string {
  return join(projectRoot, ...parts)
}

const projectRoot = findProjectRoot(dirname(fileURLToPath(import.meta.url)))

function findProjectRoot(start: string): string {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json")
    if (existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "miqyas") return folder
  }
  throw new Error(`No package.json of miqyas above "${start}"`)
}
