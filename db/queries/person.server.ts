import { eq } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { halaqahMember } from "#db/schema/halaqah.ts"
import { imtihanResult, levelCompletion, paper } from "#db/schema/papers.ts"
import { product } from "#db/schema/products.ts"
import { akhlak, ibadahRecord, kitabProgress, setoran, tahsin } from "#db/schema/progress.ts"
import { broughtTranscript, enrolment, registerNumberView } from "#db/schema/santri.ts"
import { attendance } from "#db/schema/sessions.ts"
import { standing } from "#db/schema/standings.ts"

/** Every table that holds rows of one santri, by the name it goes out under. */
const OF_PERSON = {
  enrolment,
  halaqahMember,
  attendance,
  tahsin,
  setoran,
  kitabProgress,
  ibadahRecord,
  akhlak,
  imtihanResult,
  levelCompletion,
  standing,
  paper,
  broughtTranscript,
  registerNumberView,
} as const

/** All rows of one santri, by table, in the order they were made. */
export async function listPersonRows(db: Db, santriId: string) {
  const rows: Record<string, unknown[]> = {}
  for (const [name, table] of Object.entries(OF_PERSON)) {
    const found = await db.select().from(table).where(eq(table.santriId, santriId)).orderBy(table.id)
    rows[name] = found.map(({ unitId: _, santriId: __, ...row }) => row)
  }
  const made = await db.select().from(product).where(eq(product.makerId, santriId)).orderBy(product.id)
  rows.product = made.map(({ unitId: _, makerId: __, ...row }) => row)
  return rows
}
