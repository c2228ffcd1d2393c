import { eq } from "drizzle-orm"
import { loadActor } from "#app/auth/actor.server.ts"
import type { Actor, Role } from "#app/domain/permissions.ts"
import { addAccount, hashPassword } from "#app/services/add-account.server.ts"
import { saveGrant } from "#app/services/grant-membership.server.ts"
import { addPosition, saveHolder } from "#app/services/manage-positions.server.ts"
import { addApplicant, editApplicant, editUnit } from "#app/services/manage-unit.server.ts"
import { setUp } from "#app/services/set-up.server.ts"
import { db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { getAccountByName } from "#db/queries/accounts.server.ts"
import { applicant, unit } from "#db/schema/units.ts"
import { systemActor, write } from "#db/write.server.ts"
import type { PositionKey } from "#scripts/demo/answers.ts"
import { type Account, PARTNER, PESANTREN, PRISON } from "#scripts/demo/story.ts"

/** The password of every demo account; accounts with it exist in demo data alone. */
export const DEMO_PASSWORD = "demo-miqyas-2024"

/** Every account of the demo, one to each role. */
export const DEMO_ACCOUNTS: readonly Account[] = [
  "koordinator",
  "kontributor",
  "peninjau",
  "pengajar",
  "kalapas",
  "asesor",
  "wilayah",
  "admin",
]

/** The direction of September 2024 begins the story. */
const SINCE = "2024-09-01"

export interface People {
  unitId: string
  pesantrenId: string
  partnerId: string
  positions: Record<PositionKey, string>
}

const ACCOUNTS: { username: Exclude<Account, "admin" | "asesor">; name: string }[] = [
  { username: "koordinator", name: "Kasubsi Bimaswat (contoh)" },
  { username: "kontributor", name: "Kaur Keuangan (contoh)" },
  { username: "peninjau", name: "Kasi Binadik (contoh)" },
  { username: "pengajar", name: "Ustadz halaqah (contoh)" },
  { username: "kalapas", name: "Kalapas (contoh)" },
  { username: "wilayah", name: "Korwil Jember (contoh)" },
]

/** Who holds which position; holders are samples, and no NIP is given. */
const POSITIONS: {
  key: PositionKey
  title: string
  signs: "drafted" | "reviewed" | "acknowledged" | null
  holders: {
    name: string
    user: Account | null
    standing: "definitif" | "plh" | "plt"
    from: string
    until?: string
  }[]
}[] = [
  {
    key: "kalapas",
    title: "Kepala Lapas (Kalapas)",
    signs: "acknowledged",
    holders: [
      { name: "Contoh Kalapas", user: "kalapas", standing: "definitif", from: SINCE },
      { name: "Contoh Plh. Kalapas", user: null, standing: "plh", from: "2026-08-03", until: "2026-08-14" },
    ],
  },
  {
    key: "binadik",
    title: "Kasi Binadik",
    signs: "reviewed",
    holders: [{ name: "Contoh Kasi Binadik", user: "peninjau", standing: "definitif", from: SINCE }],
  },
  {
    key: "bimaswat",
    title: "Kasubsi Bimaswat",
    signs: "drafted",
    holders: [
      {
        name: "Contoh Kasubsi Bimaswat (lama)",
        user: null,
        standing: "definitif",
        from: SINCE,
        until: "2025-12-31",
      },
      { name: "Contoh Kasubsi Bimaswat", user: "koordinator", standing: "definitif", from: "2026-01-01" },
    ],
  },
  {
    key: "keuangan",
    title: "Kaur Keuangan",
    signs: null,
    holders: [{ name: "Contoh Kaur Keuangan", user: "kontributor", standing: "definitif", from: SINCE }],
  },
  {
    key: "umum",
    title: "Kaur Umum",
    signs: null,
    holders: [{ name: "Contoh Plt. Kaur Umum", user: "kontributor", standing: "plt", from: "2026-03-02" }],
  },
]

/** The account of the story as the actor it is today. */
export async function actorOf(username: Account): Promise<Actor> {
  const account = await getAccountByName(db, username)
  if (account === undefined) throw new Error(`The demo has no account "${username}"`)
  return loadActor(db, { userId: account.id, name: account.name }, new Date())
}

/** Sets the unit up as its first admin would, and adds the region, the partner, accounts and positions. */
export async function makePeople(): Promise<People> {
  await setUp(
    {
      unitName: PRISON.name,
      unitShortName: "Lapas IIA Banyuwangi",
      unitKind: "upt",
      timeZone: "Asia/Jakarta",
      unitAddress: PRISON.letterhead.address,
      ...letterheadForm(PRISON),
      pesantrenName: PESANTREN.name,
      pesantrenNumber: "",
      pesantrenAddress: PESANTREN.letterhead.address,
      signatoryTitle: "Pengasuh",
      signatoryName: "Contoh Pengasuh",
    },
    { username: "admin", name: "Admin Lapas (contoh)", password: DEMO_PASSWORD, repeated: DEMO_PASSWORD },
  )
  const admin = await actorOf("admin")
  const [prison] = await db.select({ id: unit.id }).from(unit)
  const [pesantren] = await db.select({ id: applicant.id }).from(applicant)
  if (prison === undefined || pesantren === undefined) throw new Error("Set-up left no unit or no pesantren")
  const unitId = prison.id
  const korwilId = await addRegion(unitId)
  await editUnit(admin, unitId, {
    name: PRISON.name,
    shortName: "Lapas IIA Banyuwangi",
    kind: "upt",
    timeZone: "Asia/Jakarta",
    address: PRISON.letterhead.address,
    ...letterheadForm(PRISON),
  })
  await editApplicant(admin, unitId, pesantren.id, {
    kind: "pesantren",
    name: PESANTREN.name,
    registrationNumber: "",
    address: PESANTREN.letterhead.address,
    legalBasis: "",
    profile:
      "Pondok Pesantren At-Taubah berada di dalam Lapas Kelas IIA Banyuwangi, Jawa Timur.\n\nPada September 2024 seorang pejabat yang berkunjung (PK Ahli Utama Direktorat Jenderal Pemasyarakatan) meminta Lapas, di hadapan UPT se-Korwil Jember, untuk meningkatkan akreditasi pesantren, bekerja sama ke dalam dan ke luar untuk mencapai sasarannya, dan mempromosikan karya warga binaan.\n\nAngka, nama, dan dokumen lain dalam data peragaan ini adalah contoh.",
    signatoryTitle: "Pengasuh",
    signatoryName: "Contoh Pengasuh",
    ...letterheadForm(PESANTREN),
  })
  const partnerId = await addApplicant(admin, unitId, {
    kind: "pkbm",
    name: PARTNER.name,
    registrationNumber: "",
    address: PARTNER.letterhead.address,
    legalBasis: "",
    profile:
      "Lembaga rekaan untuk peragaan: mitra yang menyelenggarakan pendidikan kesetaraan di dalam Lapas.",
    signatoryTitle: "Kepala PKBM",
    signatoryName: "Contoh Kepala PKBM",
    ...letterheadForm(PARTNER),
  })
  await markAsSample(partnerId)
  await addAccounts(unitId, korwilId)
  return { unitId, pesantrenId: pesantren.id, partnerId, positions: await addPositions(admin, unitId) }
}

/** Gives the assessor his seat in one cycle: the redacted edition, for some weeks. */
export async function addAssessor(unitId: string, cycleId: string, until: string): Promise<void> {
  await addOne(unitId, "asesor", "Asesor (contoh)", "asesor", { cycleId, until })
}

function letterheadForm({ letterhead }: typeof PRISON) {
  return {
    letterheadLines: letterhead.lines,
    letterheadAddress: letterhead.address,
    letterheadContact: letterhead.contact,
  }
}

/** The units above the prison. @returns the id of the Korwil. */
async function addRegion(unitId: string): Promise<string> {
  const above = [
    { kind: "pusat", name: "Direktorat Jenderal Pemasyarakatan", shortName: "Ditjenpas" },
    { kind: "kanwil", name: "Kanwil Ditjenpas Jawa Timur", shortName: "Kanwil Ditjenpas Jatim" },
    { kind: "korwil", name: "Korwil Jember", shortName: "Korwil Jember" },
  ] as const
  let parentId: string | null = null
  await write(systemActor("demo"), "system.demo", { unitId }, async (tx) => {
    for (const one of above) {
      const id = newId()
      await tx.insert(unit, {
        ...one,
        id,
        parentId,
        timeZone: "Asia/Jakarta",
        letterhead: { lines: [one.name.toUpperCase()], address: "", contact: "" },
        createdAt: new Date(),
      })
      parentId = id
    }
    await tx.update(unit, eq(unit.id, unitId), { parentId })
  })
  if (parentId === null) throw new Error("The region has no units")
  return parentId
}

async function markAsSample(applicantId: string): Promise<void> {
  await write(systemActor("demo"), "system.demo", { applicantId }, (tx) =>
    tx.update(applicant, eq(applicant.id, applicantId), { sample: true }),
  )
}

async function addAccounts(unitId: string, korwilId: string): Promise<void> {
  for (const { username, name } of ACCOUNTS) {
    const above = username === "wilayah"
    await addOne(above ? korwilId : unitId, username, name, username, { subtree: above })
  }
}

let passwordHash: Promise<string> | undefined

async function addOne(
  unitId: string,
  username: string,
  name: string,
  role: Role,
  grant: { cycleId?: string; until?: string; subtree?: boolean },
): Promise<void> {
  passwordHash ??= hashPassword(DEMO_PASSWORD)
  const hash = await passwordHash
  await write(systemActor("demo"), "account.create", { unitId, username }, async (tx) => {
    const userId = await addAccount(tx, { username, name, passwordHash: hash, mustChangePassword: false })
    await saveGrant(tx, userId, {
      unitId,
      role,
      subtree: grant.subtree ?? false,
      cycleId: grant.cycleId ?? null,
      edition: "redacted",
      from: SINCE,
      until: grant.until ?? null,
    })
  })
}

async function addPositions(admin: Actor, unitId: string): Promise<Record<PositionKey, string>> {
  const ids: Partial<Record<PositionKey, string>> = {}
  for (const [sort, { key, title, signs, holders }] of POSITIONS.entries()) {
    const id = await addPosition(admin, unitId, { title, signs, sort })
    for (const holder of holders) {
      const userId = holder.user === null ? null : (await actorOf(holder.user)).userId
      await saveHolder(admin, unitId, id, undefined, {
        name: holder.name,
        nip: "",
        rank: "",
        standing: holder.standing,
        userId,
        from: holder.from,
        until: holder.until ?? null,
      })
    }
    ids[key] = id
  }
  return ids as Record<PositionKey, string>
}
