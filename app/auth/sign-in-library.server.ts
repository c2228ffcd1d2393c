import { APIError } from "better-auth/api"
import { betterAuth } from "better-auth/minimal"
import { username } from "better-auth/plugins/username"
import { authAdapter } from "#app/auth/auth-adapter.server.ts"
import { sessionSecret } from "#app/auth/secrets.server.ts"
import { COOKIE_PREFIX, secureCookies } from "#app/auth/session.server.ts"
import { type Config, config } from "#app/config.server.ts"
import {
  PASSWORD_MAX,
  PASSWORD_MIN,
  USERNAME_MAX,
  USERNAME_MIN,
  USERNAME_PATTERN,
} from "#app/domain/account.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { isDisabled } from "#db/queries/accounts.server.ts"
import { currentTx } from "#db/write.server.ts"

/** A session lasts a working day and is not prolonged: reading it never writes. */
const SESSION_SECONDS = 12 * 60 * 60

function makeAuth({ publicUrl }: Config) {
  return betterAuth({
    baseURL: publicUrl ?? "http://localhost",
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
    databaseHooks: {
      session: {
        create: {
          // `false` stops the library before it makes a session for a closed account.
          before: async ({ userId }) => ((await isDisabled(currentTx() ?? db, userId)) ? false : undefined),
        },
      },
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

/** Made for a configuration: it holds the address, the secret and how cookies are sent. */
let made: { auth: ReturnType<typeof makeAuth>; for: Config } | undefined

/**
 * The library, called through its server API alone: its HTTP handler is not exposed, so that sign-in has
 * no way around the lock-out. Import this file only when needed, it is slow to load.
 */
function signInLibrary(): ReturnType<typeof makeAuth> {
  const current = config()
  if (made?.for !== current) made = { auth: makeAuth(current), for: current }
  return made.auth
}

export type PasswordResult =
  | { outcome: "signed-in"; userId: string; cookies: string[] }
  | { outcome: "refused" }
  | { outcome: "disabled" }

/** Makes a session when the password is right; takes the same time whether the name exists or not. */
export async function signInWithPassword(
  name: string,
  password: string,
  userAgent: string,
): Promise<PasswordResult> {
  try {
    const { headers, response } = await signInLibrary().api.signInUsername({
      body: { username: name, password },
      headers: new Headers({ "User-Agent": userAgent.slice(0, 300) }),
      returnHeaders: true,
    })
    return { outcome: "signed-in", userId: response.user.id, cookies: headers.getSetCookie() }
  } catch (error) {
    if (!(error instanceof APIError)) throw error
    if (error.body?.code === "FAILED_TO_CREATE_SESSION") return { outcome: "disabled" }
    if (error.statusCode >= 500) throw error
    return { outcome: "refused" }
  }
}

/** Ends the session of a request. @returns the cookies that remove it from the browser. */
export async function endSession(cookieHeader: string): Promise<string[]> {
  const { headers } = await signInLibrary().api.signOut({
    headers: new Headers({ Cookie: cookieHeader }),
    returnHeaders: true,
  })
  return headers.getSetCookie()
}
