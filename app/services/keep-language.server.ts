import { eq } from "drizzle-orm"
import type { Language } from "#app/domain/dates.ts"
import type { AccountInSession } from "#db/queries/accounts.server.ts"
import { user } from "#db/schema/accounts.ts"
import { write } from "#db/write.server.ts"

/** Keeps the language an account reads in, for its next sign-in on another device. */
export async function keepLanguage(own: AccountInSession, language: Language): Promise<void> {
  if (own.language === language) return
  await write(own, "account.language", { userId: own.userId }, (tx) =>
    tx.update(user, eq(user.id, own.userId), { language }),
  )
}
