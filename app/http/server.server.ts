import { createServer, type Server } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { pathToFileURL } from "node:url"
import { createRequestHandler } from "@remix-run/express"
import type { ServerBuild } from "@remix-run/node"
import compression from "compression"
import express, { type NextFunction, type Request, type Response } from "express"
import type { ViteDevServer } from "vite"
import { config, projectPath } from "#app/config.server.ts"
import { clientAddress } from "#app/http/client-address.server.ts"
import {
  refuseCrossSite,
  refuseLargeBodies,
  refuseMalformed,
  securityHeaders,
} from "#app/http/guards.server.ts"
import { inRequestScope } from "#app/http/request-scope.server.ts"

export interface ServerOptions {
  port?: number
  host?: string
  /** Serves the sources through Vite instead of the build. */
  vite?: ViteDevServer
  /** The built server, where it is loaded already. */
  build?: ServerBuild
}

export interface RunningServer {
  /** With the real port, when 0 was asked for. */
  url: string
  /** Stops taking requests, lets those under way end (10 seconds at most), and resolves. */
  close(): Promise<void>
}

const SHUTDOWN_MS = 10_000
/** The longest a request may take to arrive. */
const UPLOAD_MS = 60 * 60 * 1000

/**
 * Serves Miqyas; the database must be migrated. Host and port come from the configuration unless given.
 * @throws when the port is taken or may not be used; `error.code` says which.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const app = await makeApp(options)
  const server = createServer(app)
  // 50 MB over a thin line take longer than Node's five minutes; an upload that stalls is ended by its reader.
  server.requestTimeout = UPLOAD_MS
  const sockets = trackSockets(server)
  const host = options.host ?? config().host
  await listen(server, options.port ?? config().port, host)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${addressable(host)}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, SHUTDOWN_MS)
      await closed
      clearTimeout(timer)
    },
  }
}

async function makeApp({ vite, build }: ServerOptions) {
  const app = express()
  app.disable("x-powered-by")
  app.set("etag", false)
  app.use(refuseMalformed)
  app.use(securityHeaders(vite === undefined ? [] : ["ws:"]))
  app.use(refuseCrossSite)
  app.use(refuseLargeBodies)
  app.use(compression())
  if (vite === undefined) {
    const client = projectPath("build", "client")
    app.use(
      "/assets",
      express.static(`${client}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
    )
    app.use(express.static(client, { maxAge: "1h", index: false, redirect: false }))
  } else {
    app.use(vite.middlewares)
  }
  const handle = createRequestHandler({
    build: vite === undefined ? (build ?? (await builtServer())) : () => devBuild(vite),
    mode: vite === undefined ? "production" : "development",
    getLoadContext: (req, res) => ({
      cspNonce: res.locals.cspNonce as string,
      clientAddress: clientAddress(
        req.socket.remoteAddress ?? "",
        req.get("X-Forwarded-For"),
        config().publicUrl,
      ),
    }),
  })
  app.all("*", (req, res, next) => inRequestScope(() => handle(req, res, next)))
  app.use(answerFailure)
  return app
}

async function builtServer(): Promise<ServerBuild> {
  return import(pathToFileURL(projectPath("build", "server", "index.js")).href)
}

function devBuild(vite: ViteDevServer): Promise<ServerBuild> {
  return vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>
}

/** The last resort, when not even an error page could be made: static files that are not there, bugs. */
function answerFailure(error: Error & { status?: number }, _req: Request, res: Response, next: NextFunction) {
  const status = error.status ?? 500
  if (status >= 500) console.error(error)
  if (res.headersSent) return next(error)
  res
    .status(status)
    .type("text/plain")
    .send(status === 404 ? "Not found\n" : "Something went wrong\n")
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, () => {
      server.off("error", reject)
      resolve()
    })
  })
}

function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>()
  server.on("connection", (socket) => {
    sockets.add(socket)
    socket.once("close", () => sockets.delete(socket))
  })
  return sockets
}

/** An address to type for a host that means all of them, or that is an IPv6 number. */
function addressable(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost"
  return host.includes(":") ? `[${host}]` : host
}
