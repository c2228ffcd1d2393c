/**
 * Writes templates/fonts/kerning.json, the distances between pairs of letters that the dossier's fonts ask for,
 * so that a dossier in Latin script need not read the fonts' positioning tables:
 *   node scripts/kerning.ts
 * Run it when a font in templates/fonts changes; a test holds that the table agrees with the fonts.
 */
import { writeFileSync } from "node:fs"
import { projectPath } from "#app/config.server.ts"
import { measureKerning } from "#app/dossier/kerning.server.ts"

const table = measureKerning(projectPath("templates/fonts"))
writeFileSync(projectPath("templates/fonts/kerning.json"), `${JSON.stringify(table)}\n`)
for (const [font, pairs] of Object.entries(table)) console.log(`${font}: ${Object.keys(pairs).length} pairs`)
