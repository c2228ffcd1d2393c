import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { getActor, requireActor } from "#app/auth/actor.server.ts"
import { getAccount } from "#app/auth/session.server.ts"
import { changePassword } from "#app/services/change-password.server.ts"
import { createAccount } from "#app/services/create-account.server.ts"
import {
  resetPassword,
  resetPasswordByName,
  setDisabled,
  signOutAccount,
  signOutElsewhere,
  unlockAccount,
} from "#app/services/manage-account.server.ts"
import { countTry, signIn } from "#app/services/sign-in.server.ts"
import { db } from "#db/client.server.ts"
import { account, session, user } from "#db/schema/accounts.ts"
import { auditDetail } from "#db/schema/audit.ts"
import { makeAccount, TEST_PASSWORD } from "#tests/helpers/accounts.ts"
import { makeActor, makeUnit } from "#tests/helpers/fixtures.ts"

let address = 0
const tryWith = (
  username: string,
  password = TEST_PASSWORD,
  from = `10.0.0.${++address}`,
  now = new Date(),
) => signIn({ username, password, address: from, userAgent: "test" }, now)

/** A request of whoever holds these cookies. */
function requestWith(cookies: string[], path = "/cycles"): Request {
  const header = cookies.map((cookie) => cookie.split(";")[0]).join("; ")
  return new Request(`http://localhost${path}`, { headers: { Cookie: header } })
}

async function signedIn(username: string, password = TEST_PASSWORD): Promise<string[]> {
  const result = await tryWith(username, password)
  if (result.outcome !== "signed-in") throw new Error(`"${username}" was not let in: ${result.outcome}`)
  return result.cookies
}

test("the right password opens a session that says who it is and what he may do today", async () => {
  const { unitId } = await makeUnit()
  const userId = await makeAccount("masuk", { unitId, role: "koordinator" })
  const actor = await getActor(requestWith(await signedIn(" Masuk ")))
  expect(actor).toEqual({
    userId,
    name: "masuk",
    memberships: [{ role: "koordinator", unitIds: [unitId], cycleId: null, edition: null }],
    positionIds: [],
    halaqahIds: [],
  })
})

test("the session cookie cannot be read by scripts nor sent from other sites, and travels over http on a LAN", async () => {
  await makeAccount("kue")
  const [cookie] = await signedIn("kue")
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(cookie).not.toMatch(/Secure/)
})

test("a session token with a signature that is not ours is no session", async () => {
  await makeAccount("palsu")
  const cookies = await signedIn("palsu")
  const forged = cookies.map((cookie) => cookie.replace(/\.[^;]+/, `.${"A".repeat(43)}%3D`))
  expect(await getAccount(requestWith(forged))).toBeUndefined()
})

test("a wrong password and an unknown name get the same answer", async () => {
  await makeAccount("ada")
  expect(await tryWith("ada", "bukan kata sandinya")).toEqual({ outcome: "refused" })
  expect(await tryWith("tidakada", "bukan kata sandinya")).toEqual({ outcome: "refused" })
})

test("repeated failures lock a name, whether it exists or not, and the right password does not open it", async () => {
  await makeAccount("terkunci")
  for (const name of ["terkunci", "hantu"]) {
    for (let n = 0; n < 5; n++)
      expect(await tryWith(name, "salah sama sekali")).toEqual({ outcome: "refused" })
    expect(await tryWith(name)).toEqual({ outcome: "locked", minutes: 1 })
  }
})

test("after the wait the right password opens, and failures start anew", async () => {
  await makeAccount("menunggu")
  for (let n = 0; n < 5; n++) await countTry("menunggu", `10.3.0.${n}`, new Date())
  const later = new Date(Date.now() + 61_000)
  expect((await tryWith("menunggu", TEST_PASSWORD, "10.1.0.1", later)).outcome).toBe("signed-in")
  expect((await tryWith("menunggu", "salah sama sekali", "10.1.0.1", later)).outcome).toBe("refused")
})

test("many tries at once are each counted", async () => {
  await makeAccount("serentak")
  const results = await Promise.all(
    Array.from({ length: 12 }, () => tryWith("serentak", "salah sama sekali")),
  )
  expect(results.filter((result) => result.outcome === "refused")).toHaveLength(5)
})

test("failures from one address lock it for every name", async () => {
  await makeAccount("sekantor")
  for (let n = 0; n < 40; n++) await countTry(`tebakan${n}`, "10.9.9.9", new Date())
  expect((await tryWith("sekantor", TEST_PASSWORD, "10.9.9.9")).outcome).toBe("locked")
  expect((await tryWith("sekantor", TEST_PASSWORD, "10.9.9.8")).outcome).toBe("signed-in")
})

test("a closed account is not let in, and its sessions end", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const userId = await makeAccount("ditutup", { unitId, role: "koordinator" })
  const cookies = await signedIn("ditutup")
  await setDisabled(admin, userId, true)
  expect(await getAccount(requestWith(cookies))).toBeUndefined()
  expect((await tryWith("ditutup")).outcome).toBe("disabled")
  expect((await tryWith("ditutup", "salah sama sekali")).outcome).toBe("refused")
  expect(await db.$count(session, eq(session.userId, userId))).toBe(0)
  await setDisabled(admin, userId, false)
  expect((await tryWith("ditutup")).outcome).toBe("signed-in")
})

test("a one-time password lets in once it is used to choose an own one", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const made = await createAccount(admin, {
    username: "baru",
    name: "Orang Baru",
    unitId,
    role: "koordinator",
    subtree: false,
    cycleId: null,
    edition: undefined,
    from: "2020-01-01",
    until: null,
  })
  if (!made.ok) throw new Error(made.error)
  const cookies = await signedIn("baru", made.oneTimePassword)
  const refused = await requireActor(requestWith(cookies)).catch((response: Response) => response)
  expect((refused as Response).headers.get("Location")).toBe("/account")
  const own = await getAccount(requestWith(cookies))
  const actor = await getActor(requestWith(cookies))
  if (own === undefined || actor === undefined) throw new Error("Nobody is signed in")
  const next = "kata sandi pilihan sendiri"
  const form = { current: made.oneTimePassword, next, repeated: next }
  expect(await changePassword(actor, own, form, "10.2.0.1")).toEqual({ ok: true })
  expect((await requireActor(requestWith(cookies))).userId).toBe(made.userId)
  expect((await tryWith("baru", made.oneTimePassword)).outcome).toBe("refused")
  expect((await tryWith("baru", next)).outcome).toBe("signed-in")
})

test("changing the password asks for the one so far, keeps this session and ends the others", async () => {
  await makeAccount("ganti")
  const here = await signedIn("ganti")
  const there = await signedIn("ganti")
  const own = await getAccount(requestWith(here))
  const actor = await getActor(requestWith(here))
  if (own === undefined || actor === undefined) throw new Error("Nobody is signed in")
  const next = "kata sandi yang lain"
  const wrong = { current: "bukan yang sekarang", next, repeated: next }
  expect(await changePassword(actor, own, wrong, "10.2.0.2")).toMatchObject({
    ok: false,
    error: "current-wrong",
  })
  const short = { current: TEST_PASSWORD, next: "pendek", repeated: "pendek" }
  expect(await changePassword(actor, own, short, "10.2.0.2")).toMatchObject({ ok: false, error: "too-short" })
  const right = { current: TEST_PASSWORD, next, repeated: next }
  expect(await changePassword(actor, own, right, "10.2.0.2")).toEqual({ ok: true })
  expect(await getAccount(requestWith(here))).toBeDefined()
  expect(await getAccount(requestWith(there))).toBeUndefined()
})

test("guessing the own password on the account page locks like signing in", async () => {
  await makeAccount("penebak")
  const here = requestWith(await signedIn("penebak"))
  const own = await getAccount(here)
  const actor = await getActor(here)
  if (own === undefined || actor === undefined) throw new Error("Nobody is signed in")
  const guess = { current: "bukan yang sekarang", next: "kata sandi baru", repeated: "kata sandi baru" }
  for (let n = 0; n < 5; n++) await changePassword(actor, own, guess, "10.2.0.3")
  expect(await changePassword(actor, own, guess, "10.2.0.3")).toMatchObject({ error: "locked", minutes: 1 })
})

test("an admin opens a lock, ends sessions, and resets a password that is told once", async () => {
  const { unitId } = await makeUnit()
  const admin = await makeActor(unitId, "admin")
  const userId = await makeAccount("dibantu", { unitId, role: "koordinator" })
  const cookies = await signedIn("dibantu")
  await signOutAccount(admin, userId)
  expect(await getAccount(requestWith(cookies))).toBeUndefined()
  for (let n = 0; n < 5; n++) await countTry("dibantu", `10.3.0.${n}`, new Date())
  await unlockAccount(admin, userId)
  expect((await tryWith("dibantu")).outcome).toBe("signed-in")
  const password = await resetPassword(admin, userId)
  expect((await tryWith("dibantu")).outcome).toBe("refused")
  expect((await tryWith("dibantu", password)).outcome).toBe("signed-in")
})

test("signing out elsewhere leaves this device signed in", async () => {
  await makeAccount("duaperangkat")
  const here = await signedIn("duaperangkat")
  const there = await signedIn("duaperangkat")
  const own = await getAccount(requestWith(here))
  const actor = await getActor(requestWith(here))
  if (own === undefined || actor === undefined) throw new Error("Nobody is signed in")
  expect(await signOutElsewhere(actor, own.sessionId)).toBe(1)
  expect(await getAccount(requestWith(here))).toBeDefined()
  expect(await getAccount(requestWith(there))).toBeUndefined()
})

test("the command line resets an account, opens it and its lock, and knows no account by another name", async () => {
  const userId = await makeAccount("kepala")
  for (let n = 0; n < 5; n++) await countTry("kepala", `10.3.0.${n}`, new Date())
  const password = await resetPasswordByName("kepala")
  expect((await tryWith("kepala", password)).outcome).toBe("signed-in")
  const [row] = await db.select().from(user).where(eq(user.id, userId))
  expect(row?.mustChangePassword).toBe(true)
  expect(await resetPasswordByName("siapa")).toBeUndefined()
})

test("a session ends after a working day", async () => {
  const userId = await makeAccount("seharian")
  await signedIn("seharian")
  const [row] = await db.select().from(session).where(eq(session.userId, userId))
  const hours = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(11.9)
  expect(hours).toBeLessThanOrEqual(12)
})

test("the log never repeats a password's hash", async () => {
  const { unitId } = await makeUnit()
  const userId = await makeAccount("tercatat", { unitId, role: "koordinator" })
  const [row] = await db.select().from(account).where(eq(account.userId, userId))
  const details = await db.select({ detail: auditDetail.detail }).from(auditDetail)
  expect(row?.password).toBeTruthy()
  expect(details.filter(({ detail }) => detail.includes(row?.password ?? "?"))).toEqual([])
})
