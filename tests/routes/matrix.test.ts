import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningServer, startServer } from "#app/http/server.server.ts"
import routes from "#app/routes.ts"
import { waitForBuild } from "#app/services/build-dossier.server.ts"
import { closeDatabase, db } from "#db/client.server.ts"
import { listBuildingDossiers } from "#db/queries/dossiers.server.ts"
import { EXPECTED } from "#tests/routes/expected.ts"
import { cookieOf, furnish, type Installation, VISITORS, type Visitor } from "#tests/routes/people.ts"

let server: RunningServer
let house: Installation
const cookies = new Map<Visitor, string>()

beforeAll(async () => {
  house = await furnish()
  server = await startServer({ port: 0, host: "127.0.0.1" })
  for (const visitor of VISITORS) cookies.set(visitor, await cookieOf(server.url, visitor))
}, 180_000)

afterAll(async () => {
  await server?.close()
  const soon = new Date(Date.now() + 60_000)
  for (const { id } of await listBuildingDossiers(db, soon)) await waitForBuild(id)
  await closeDatabase()
})

interface Entry {
  path?: string | undefined
  index?: boolean | undefined
  children?: Entry[] | undefined
}

/** Every address pattern of routes.ts; a layout has none of its own. */
function patterns(entries: readonly Entry[]): string[] {
  return entries.flatMap((entry) => [
    ...(entry.index === true ? ["/"] : []),
    ...(entry.path === undefined ? [] : [`/${entry.path}`]),
    ...patterns(entry.children ?? []),
  ])
}

const CASES = Object.entries(EXPECTED).flatMap(([pattern, doors]) =>
  doors.map((door) => ({ pattern, method: door.method, what: door.what ?? "", door })),
)

test("the table knows every route, and no other", () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(patterns(routes as Entry[]).sort())
})

test("the table says for every route what happens to who reads it and to who posts to it", () => {
  for (const [pattern, doors] of Object.entries(EXPECTED)) {
    expect([...new Set(doors.map((door) => door.method))].sort(), pattern).toEqual(["GET", "POST"])
    for (const door of doors) expect(door.statuses, pattern).toHaveLength(VISITORS.length)
  }
})

test.each(CASES)("$method $pattern $what", async ({ pattern, door }) => {
  const statuses: (number | string)[] = []
  for (const visitor of VISITORS) statuses.push(await knock(pattern, visitor, door))
  expect(statuses.join(" ")).toBe(door.statuses.join(" "))
})

/** @returns the status, and where the visitor is sent when that is the sign-in page. */
async function knock(pattern: string, visitor: Visitor, door: (typeof CASES)[number]["door"]) {
  const named = Object.entries(door.params ?? {}).map(([name, value]) => [
    name,
    house.params[value.slice(1)] ?? value,
  ])
  const params: Record<string, string> = { ...house.params, ...Object.fromEntries(named) }
  const path = `${pattern}${door.search ?? ""}`.replace(
    /:(\w+)|\*/g,
    (name, key) => params[key ?? name] ?? "",
  )
  const fields = Object.entries(door.body ?? {}).map(([name, value]) => [
    name,
    params[value.slice(1)] ?? value,
  ])
  const body = door.method === "GET" ? null : new URLSearchParams([["unitId", house.unitId], ...fields])
  const answer = await fetch(`${server.url}${path}`, {
    method: door.method,
    headers: {
      Cookie: cookies.get(visitor) ?? "",
      Origin: server.url,
      ...(body === null ? {} : { "Content-Type": "application/x-www-form-urlencoded" }),
    },
    body,
    redirect: "manual",
  })
  await answer.arrayBuffer()
  const to = answer.headers.get("Location") ?? ""
  return to.startsWith("/login") ? "login" : answer.status
}
