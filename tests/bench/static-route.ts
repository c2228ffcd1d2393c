/**
 * Serves one static route through the same framework and adapter as Miqyas: a component without loader that
 * answers with as many bytes, in as many elements, as asked for:
 *   node tests/bench/static-route.ts BYTES ELEMENTS
 */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { pathToFileURL } from "node:url"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import express from "express"
import { createElement } from "react"
import { projectPath } from "#app/config.server.ts"

const [bytes = 0, elements = 1] = process.argv.slice(2).map(Number)
const built: ServerBuild = await import(pathToFileURL(projectPath("build", "server", "index.js")).href)

/** What stands around the elements, the markers of the framework included. */
const FRAME = '<!DOCTYPE html><html lang="id"><body></body></html><!--$--><!--/$-->'.length
const ELEMENT = "<p></p>".length

/** A page of so many bytes in so many elements, none of which is ever different. */
function StaticPage() {
  const text = bytes - FRAME - ELEMENT * elements
  const each = Math.max(0, Math.floor(text / elements))
  const rest = Math.max(0, text - each * (elements - 1))
  const parts = Array.from({ length: elements }, (_, at) =>
    createElement("p", { key: at }, "x".repeat(at === 0 ? rest : each)),
  )
  return createElement("html", { lang: "id" }, createElement("body", null, parts))
}

const entry = (id: string, path: string, parentId?: string) => ({
  id,
  path,
  ...(parentId === undefined ? {} : { parentId }),
  module: `/${id}.js`,
  hasLoader: false,
  hasAction: false,
  hasClientLoader: false,
  hasClientAction: false,
  hasErrorBoundary: false,
})

const build: ServerBuild = {
  ...built,
  assets: { ...built.assets, routes: { root: entry("root", ""), static: entry("static", "static", "root") } },
  routes: {
    root: { id: "root", path: "", module: { default: StaticPage } },
    static: { id: "static", parentId: "root", path: "static", module: { default: () => null } },
  } as ServerBuild["routes"],
}

const app = express()
app.disable("x-powered-by")
app.all(
  "*",
  createRequestHandler({
    build,
    mode: "production",
    getLoadContext: () => ({ cspNonce: "bench", clientAddress: "" }),
  }),
)
const server = createServer(app)
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on("SIGTERM", () => process.exit(0))
