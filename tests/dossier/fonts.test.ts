import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import { KERNED_FONTS, measureKerning, readKerning } from "#app/dossier/kerning.server.ts"

const folder = projectPath("templates/fonts")

test("the tabled kerning is what the fonts ask for", () => {
  const table = readKerning(folder)
  expect(Object.keys(table)).toEqual(Object.keys(KERNED_FONTS))
  expect(measureKerning(folder)).toEqual(table)
}, 120_000)
