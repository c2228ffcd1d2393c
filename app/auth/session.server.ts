import { createHmac, timingSafeEqual } from "node:crypto"
import { sessionSecret } from "#app/auth/secrets.server.ts"
import { config } from "#app/config.server.ts"
import { oncePerRequest } from "#app/http/request-scope.server.ts"
import { db } from "#db/client.server.ts"
import { type AccountInSession, findSession } from "#db/queries/accounts.server.ts"

/** Prefix of every cookie of the sign-in library. */
export const COOKIE_PREFIX = "miqyas"

/** Cookies travel over https alone when that is how users reach us. */
export function secureCookies(): boolean {
  return config().publicUrl?.startsWith("https://") ?? false
}

/** Name of the cookie that holds the signed session token. */
export function sessionCookieName(): string {
  return `${secureCookies() ? "__Secure-" : ""}${COOKIE_PREFIX}.session_token`
}

/**
 * The account a request is signed in to: a good signature, a session that lasts, an account that is not
 * disabled. Only reads, so that a GET never writes: sessions last a working day and are not prolonged.
 */
export function getAccount(request: Request): Promise<AccountInSession | undefined> {
  const token = sessionToken(request)
  if (token === undefined) return Promise.resolve(undefined)
  return oncePerRequest(`account:${token}`, () => findSession(db, token, new Date()))
}

/** The session token of a request's cookie, when its signature is ours. */
export function sessionToken(request: Request): string | undefined {
  const value = readCookie(request.headers.get("Cookie"), sessionCookieName())
  if (value === undefined) return undefined
  const dot = value.lastIndexOf(".")
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), "base64")
  const expected = createHmac("sha256", sessionSecret()).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

function readCookie(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const equals = part.indexOf("=")
    if (equals === -1 || part.slice(0, equals).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(equals + 1).trim())
    } catch {
      return undefined
    }
  }
  return undefined
}
