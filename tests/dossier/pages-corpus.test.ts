import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { drawFolder, hasPoppler, hasQpdf, makeFolder } from "./pages-sample.ts"

const CORPUS = join(import.meta.dirname, "../../../shared/corpus/pdf")
const COMPARE = join(import.meta.dirname, "../../../shared/tools/compare-pages")

const { folder, remove } = makeFolder()
afterAll(remove)

// The corpus lies beside the repository, where it is at all.
test.skipIf(!existsSync(CORPUS))(
  "the corpus of hard files: each is drawn as its own page or has a reason",
  async () => {
    const notDrawn = await drawFolder(CORPUS, folder)
    const names = readdirSync(CORPUS).filter((name) => name.endsWith(".pdf"))
    const drawn = new Set(readdirSync(folder))
    const silent = names.filter((name) => !drawn.has(name) && !notDrawn.some((one) => one.name === name))
    expect(silent).toEqual([])

    if (hasQpdf) {
      const unsound = [...drawn].filter(
        (name) => spawnSync("qpdf", ["--check", join(folder, name)]).status !== 0,
      )
      expect(unsound).toEqual([])
    }
    if (hasPoppler && existsSync(COMPARE)) {
      const report = execFileSync(COMPARE, [CORPUS, folder], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      })
      const [counts = "{}"] = report.split("\n")
      const { same = 0, original = 0 } = JSON.parse(counts.replaceAll("'", '"')) as Record<string, number>
      expect(same / (names.length - original)).toBeGreaterThanOrEqual(0.98)
    }
  },
  300_000,
)
