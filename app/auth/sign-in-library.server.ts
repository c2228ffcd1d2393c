import { betterAuth } from "better-auth/minimal"
import { username } from "better-auth/plugins/username"
import { authAdapter } from "#app/auth/auth-adapter.server.ts"
import { sessionSecret } from "#app/auth/secrets.server.ts"
import { COOKIE_PREFIX, secureCookies } from "#app/auth/session.server.ts"
import { config } from "#app/config.server.ts"
import {
  PASSWORD_MAX,
  PASSWORD_MIN,
  USERNAME_MAX,
  USERNAME_MIN,
  USERNAME_PATTERN,
} from "#app/domain/account.ts"
import { newId } from "#db/ids.ts"

/** A session lasts a working day and is not prolonged: reading it never writes. */
const SESSION_SECONDS = 12 * 60 * 60

function makeAuth() {
  return betterAuth({
    baseURL: config().publicUrl ?? "http://localhost",
    secret: sessionSecret(),
    database: authAdapter,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secureCookies(),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/" },
      database: { generateId: newId },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      username({
        minUsernameLength: USERNAME_MIN,
        maxUsernameLength: USERNAME_MAX,
        usernameValidator: (name) => USERNAME_PATTERN.test(name.toLowerCase()),
      }),
    ],
  })
}

let auth: ReturnType<typeof makeAuth> | undefined

/**
 * The sign-in library, called through its server API alone: its HTTP handler is not exposed, so that
 * sign-in has no way around the lock-out. Import this file only when needed, it is slow to load.
 */
export function signInLibrary(): ReturnType<typeof makeAuth> {
  auth ??= makeAuth()
  return auth
}
