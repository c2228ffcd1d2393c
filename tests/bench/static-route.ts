/**
 * Serves one static route through the same framework and adapter as Miqyas: a component without loader that
 * answers with as many bytes as asked for:
 *   node tests/bench/static-route.ts BYTES
 */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { pathToFileURL } from "node:url"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import express from "express"
import { createElement } from "react"
import { projectPath } from "#app/config.server.ts"

const bytes = Number(process.argv[2])
const built: ServerBuild = await import(pathToFileURL(projectPath("build", "server", "index.js")).href)

const shell = (text: string) =>
  createElement("html", { lang: "id" }, createElement("body", null, createElement("p", null, text)))
const empty = '<!DOCTYPE html><html lang="id"><body><p></p></body></html>'.length
const text = "x".repeat(Math.max(0, bytes - empty))

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
    root: { id: "root", path: "", module: { default: () => shell(text) } },
    static: { id: "static", parentId: "root", path: "static", module: { default: () => null } },
  } as ServerBuild["routes"],
}

const app = express()
app.disable("x-powered-by")
app.all(
  "*",
  createRequestHandler({ build, mode: "production", getLoadContext: () => ({ cspNonce: "bench" }) }),
)
const server = createServer(app)
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on("SIGTERM", () => process.exit(0))
