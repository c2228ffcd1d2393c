import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { projectPath } from "#app/config.server.ts"
import pesantren from "#app/i18n/id/pesantren.ts"
import promises from "#app/i18n/id/promises.ts"
import work from "#app/i18n/id/work.ts"

type Texts = { [key: string]: string | Texts }

const folder = projectPath("app/i18n")
const namespaces = readdirSync(join(folder, "id"))
  .filter((name) => name.endsWith(".json"))
  .map((name) => name.replace(".json", ""))

function read(language: string, namespace: string): Texts {
  return JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), "utf8"))
}

/** `key.path` → text, plural endings removed: languages have different numbers of them. */
function flatten(texts: Texts, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(texts)) {
    const path = prefix === "" ? key : `${prefix}.${key}`
    if (typeof value === "string") flat.set(path.replace(/_(zero|one|two|few|many|other)$/, ""), value)
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text)
  }
  return flat
}

function variables(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? ""))].sort()
}

/** Every file of the program that may name a text. */
function sources(root: string): string[] {
  return readdirSync(projectPath(root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

test("both languages have the same namespaces", () => {
  expect(readdirSync(join(folder, "en")).sort()).toEqual(readdirSync(join(folder, "id")).sort())
})

test.each(namespaces)(
  "%s: every key stands in both languages, with a text and the same variables",
  (namespace) => {
    const id = flatten(read("id", namespace))
    const en = flatten(read("en", namespace))
    expect([...en.keys()].sort()).toEqual([...id.keys()].sort())
    for (const [key, text] of id) {
      expect(text.trim(), key).not.toBe("")
      expect(en.get(key)?.trim(), key).not.toBe("")
      expect(variables(en.get(key) ?? ""), key).toEqual(variables(text))
    }
  },
)

test("every key that the program names in full has a text", () => {
  const known = new Set(
    namespaces.flatMap((namespace) =>
      [...flatten(read("id", namespace)).keys()].map((key) => `${namespace}:${key}`),
    ),
  )
  const named = new RegExp(`["'\`]((?:${namespaces.join("|")}):[a-z0-9][\\w.-]*[a-z0-9])["'\`]`, "g")
  const missing = sources("app").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(named)]
      .map((match) => match[1] ?? "")
      .filter((key) => !known.has(key))
      .map((key) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

/** Namespaces whose texts reach the browser with the pages that need them, by the module that brings them. */
const LATE = { pesantren: Object.keys(pesantren), promises: Object.keys(promises) }

test("every text belongs to one of the groups that the browser loads", () => {
  expect([...Object.keys(work), ...Object.values(LATE).flat()].sort()).toEqual([...namespaces].sort())
})

test.each(Object.entries(LATE))("who shows texts of the group %s waits for them", (group, late) => {
  const shows = new RegExp(`useTranslation\\(\\[?"(${late.join("|")})"`)
  const other = sources("app").filter((file) => {
    const source = readFileSync(file, "utf8")
    return shows.test(source) && !source.includes(`from "#app/i18n/${group}.ts"`)
  })
  expect(other).toEqual([])
})
