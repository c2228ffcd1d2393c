import { randomBytes } from "node:crypto"
import type { NextFunction, Request, Response } from "express"
import helmet from "helmet"
import { config } from "#app/config.server.ts"
import { MAX_FORM_BYTES } from "#app/http/parse-form.server.ts"
import { comesFromOurPages } from "#app/http/same-origin.ts"

/** Where files are received: those bodies are streamed and capped by the route itself. */
const UPLOADS = new RegExp(
  `^/(${[
    "evidence/(upload|receive)",
    "sheets",
    "import/[a-z]+",
    "registers/facility/[\\w-]+",
    "region/files",
    "(santri|agreements|products|weekly)/[\\w-]+",
    // Those two take no file before they exist.
    "(visits|actions)/(?!new(\\.data)?$)[\\w-]+",
  ].join("|")})(\\.data)?$`,
)

/**
 * Answers what no route could make sense of: a path that does not decode, a host that is none, a NUL in path or
 * query, which PostgreSQL takes in no text.
 */
export function refuseMalformed(req: Request, res: Response, next: NextFunction): void {
  const host = req.headers.host ?? ""
  const readable = /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`) && decodes(req.originalUrl)
  if (readable) next()
  else refuse(res, 400, "Bad request")
}

function decodes(target: string): boolean {
  if (!target.startsWith("/") || target.startsWith("//") || target.length > 8192) return false
  if (target.includes("%00")) return false
  try {
    decodeURIComponent(target.split("?")[0] as string)
    return true
  } catch {
    return false
  }
}

/** Refuses requests that would change something and do not come from our own pages. */
export function refuseCrossSite(req: Request, res: Response, next: NextFunction): void {
  const provenance = {
    method: req.method,
    host: req.headers.host,
    origin: req.headers.origin,
    fetchSite: req.get("Sec-Fetch-Site"),
    referer: req.headers.referer,
  }
  if (comesFromOurPages(provenance, config().publicUrl)) next()
  else refuse(res, 403, "This request does not come from a page of this site.")
}

/** Refuses bodies that no form of ours sends, before they are read. */
export function refuseLargeBodies(req: Request, res: Response, next: NextFunction): void {
  const length = req.headers["content-length"]
  const isUpload = UPLOADS.test(req.path) && req.headers["content-type"]?.startsWith("multipart/") === true
  if (req.method === "GET" || req.method === "HEAD" || isUpload) next()
  else if (length === undefined && req.headers["transfer-encoding"] !== undefined) {
    refuse(res, 411, "Content-Length is needed.")
  } else if (Number(length ?? 0) > MAX_FORM_BYTES) {
    refuse(res, 413, "This form is too large.")
  } else next()
}

function refuse(res: Response, status: number, message: string): void {
  // The rest of the request is not read, so the connection cannot be used again.
  res.set("Connection", "close").status(status).type("text/plain").send(`${message}\n`)
}

/** Security headers of every answer; scripts run with this answer's nonce or from our own files. */
export function securityHeaders(connectTo: string[] = []) {
  const https = config().publicUrl?.startsWith("https://") ?? false
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", (_, res) => `'nonce-${(res as Response).locals.cspNonce}'`],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'", ...connectTo],
        objectSrc: ["'none'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: https ? { policy: "same-origin" } : false,
    originAgentCluster: https,
  })
  return (req: Request, res: Response, next: NextFunction) => {
    res.locals.cspNonce = randomBytes(16).toString("base64")
    replaceHeaders(res)
    protect(req, res, next)
  }
}

/** A route's own header takes the place of the general one: two policies would both hold. */
function replaceHeaders(res: Response): void {
  const append = res.append.bind(res)
  res.append = (name, value) =>
    name.toLowerCase() === "set-cookie" ? append(name, value) : res.set(name, value as string)
}
