import { type StayProblem, stayProblem } from "#app/domain/enrolment.ts"
import { type FieldValues, fold, isSameValue } from "#app/domain/import-field.ts"
import { type Entry, type Mapping, type Rejection, rejectField } from "#app/domain/import-table.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { normaliseRegisterNumber } from "#app/domain/register-number.ts"
import type { LeavingReason } from "#app/domain/register-terms.ts"

/** Stays of a table: one row each, rows of the same santri belong together. */
export interface StayValues {
  intake: string
  from: string
  until: string | null
  reason: LeavingReason | null
  decisionNumber: string
  decisionOn: string | null
  registeredElsewhere: boolean
}

export interface KnownPerson {
  id: string
  number: number
  name: string
  arabicName: string
  birthYear: number | null
  registerNumberHash: string | null
  erased: boolean
  stays: (StayValues & { id: string })[]
}

export interface PersonValues {
  name: string
  arabicName: string
  birthYear: number | null
}

export interface PersonChange {
  id: string
  set: Partial<PersonValues>
  /** As typed, where it is another than the one that is kept. */
  registerNumber: string | undefined
  newStays: StayValues[]
  changedStays: { id: string; set: StayValues }[]
}

export interface SantriPlan {
  create: (PersonValues & { registerNumber: string; stays: StayValues[] })[]
  update: PersonChange[]
  unchanged: number
  rejected: Rejection[]
}

const PERSON = ["name", "arabicName", "birthYear"] as const
const STAY = [
  "intake",
  "from",
  "until",
  "reason",
  "decisionNumber",
  "decisionOn",
  "registeredElsewhere",
] as const
/** Where each fault of the stays is shown. */
const FAULTY_COLUMN: Record<StayProblem, string> = { order: "until", reason: "reason", overlap: "from" }

/**
 * What an import would do: which santri are new, what changes in those that are known (by code, else by register
 * number, else by name and first day), and what is wrong. An empty cell changes nothing. `hash` tells register
 * numbers apart without keeping them.
 */
export function planSantri(
  entries: readonly Entry[],
  known: readonly KnownPerson[],
  { mapping, hash }: { mapping: Mapping; hash: (number: string) => string },
): SantriPlan {
  const plan: SantriPlan = { create: [], update: [], unchanged: 0, rejected: [] }
  const reject = (row: number, key: string, reason: string, values?: Rejection["values"]) =>
    plan.rejected.push(rejectField("santri", mapping, { row, key, reason, ...(values && { values }) }))
  const register = index(known)
  const groups = new Map<string, Group>()
  for (const entry of entries) {
    const person = identify(entry, register, hash)
    if ("reason" in person) {
      reject(entry.row, person.key, person.reason, person.values)
      continue
    }
    const group = groups.get(person.group)
    if (group === undefined)
      groups.set(person.group, { person: person.known, hash: person.hash, rows: [entry] })
    else if (person.known === undefined && person.hash === undefined)
      // Two rows with nothing but a name may be two people or one who came back.
      reject(entry.row, "registerNumber", "same-name", { row: group.rows[0]?.row ?? 0 })
    else group.rows.push(entry)
  }
  for (const group of groups.values()) planPerson(group, plan, reject, register)
  plan.rejected.sort((a, b) => a.row - b.row)
  return plan
}

interface Group {
  person: KnownPerson | undefined
  /** Of the register number in the table, where there is one. */
  hash: string | undefined
  rows: Entry[]
}

type Reject = (row: number, key: string, reason: string, values?: Rejection["values"]) => void

function index(known: readonly KnownPerson[]) {
  const byName = new Map<string, KnownPerson[]>()
  for (const person of known) {
    const name = fold(person.name)
    byName.set(name, [...(byName.get(name) ?? []), person])
  }
  return {
    byNumber: new Map(known.map((person) => [person.number, person])),
    byHash: new Map(
      known.flatMap((person) => (person.registerNumberHash ? [[person.registerNumberHash, person]] : [])),
    ),
    byName,
  }
}

type Register = ReturnType<typeof index>
type Identified =
  | { group: string; known: KnownPerson | undefined; hash: string | undefined }
  | { key: string; reason: string; values?: Rejection["values"] }

function identify({ values }: Entry, register: Register, hashOf: (number: string) => string): Identified {
  const typed = String(values.registerNumber ?? "")
  const isMasked = typed.includes("•")
  const hash = typed === "" || isMasked || normaliseRegisterNumber(typed) === "" ? undefined : hashOf(typed)
  if (values.code !== undefined) {
    const known = register.byNumber.get(Number(values.code))
    if (known === undefined) return { key: "code", reason: "code-unknown" }
    if (known.erased) return { key: "code", reason: "erased" }
    const other = hash === undefined ? undefined : register.byHash.get(hash)
    if (other !== undefined && other !== known)
      return { key: "registerNumber", reason: "number-known", values: { code: codeOf(other) } }
    return { group: known.id, known, hash }
  }
  if (isMasked) return { key: "registerNumber", reason: "masked" }
  if (hash !== undefined) {
    const known = register.byHash.get(hash)
    return { group: known?.id ?? hash, known, hash }
  }
  const name = fold(String(values.name ?? ""))
  if (name === "") return { key: "name", reason: "needed" }
  const namesakes = (register.byName.get(name) ?? []).filter(
    ({ birthYear }) => birthYear === null || values.birthYear === undefined || birthYear === values.birthYear,
  )
  const same = namesakes.filter(({ stays }) => stays.some(({ from }) => from === values.from))
  const [known] = same
  if (same.length === 1 && known !== undefined) return { group: known.id, known, hash: undefined }
  if (namesakes[0] !== undefined)
    return { key: "name", reason: "name-known", values: { code: codeOf(namesakes[0]) } }
  return { group: `name ${name} ${values.birthYear ?? ""}`, known: undefined, hash: undefined }
}

function codeOf({ number }: KnownPerson): string {
  return registerCode("santri", number)
}

function planPerson(
  { person, hash, rows }: Group,
  plan: SantriPlan,
  reject: Reject,
  register: Register,
): void {
  const [first] = rows
  if (first === undefined) return
  const before = plan.rejected.length
  const said = mergePerson(rows, reject)
  if (person === undefined) {
    if (said.name === undefined) reject(first.row, "name", "needed")
    for (const { row, values } of rows) if (values.from === undefined) reject(row, "from", "needed")
  }
  const { newStays, changedStays, stays } = mergeStays(rows, person, reject)
  checkStays(stays, reject)
  if (plan.rejected.length > before) return
  if (person === undefined) {
    plan.create.push({
      name: String(said.name),
      arabicName: String(said.arabicName ?? ""),
      birthYear: said.birthYear === undefined ? null : Number(said.birthYear),
      registerNumber: String(said.registerNumber ?? ""),
      stays: newStays,
    })
    return
  }
  const isNewNumber = hash !== undefined && hash !== person.registerNumberHash
  const set = Object.fromEntries(
    PERSON.filter((key) => said[key] !== undefined && !isSameValue(said[key], person[key])).map((key) => [
      key,
      said[key],
    ]),
  ) as Partial<PersonValues>
  if (isNewNumber && register.byHash.has(hash)) throw new Error("A number of another santri was let through")
  const registerNumber = isNewNumber ? String(said.registerNumber) : undefined
  const isChanged =
    Object.keys(set).length > 0 || isNewNumber || newStays.length > 0 || changedStays.length > 0
  if (isChanged) plan.update.push({ id: person.id, set, registerNumber, newStays, changedStays })
  else plan.unchanged++
}

/** What the rows of one santri say of the person; they may leave it to the first, but not differ. */
function mergePerson(rows: readonly Entry[], reject: Reject): FieldValues {
  const said: FieldValues = {}
  for (const { row, values } of rows) {
    for (const key of [...PERSON, "registerNumber"]) {
      const value = values[key]
      if (value === undefined || (key === "registerNumber" && String(value).includes("•"))) continue
      const isSame =
        key === "registerNumber"
          ? normaliseRegisterNumber(String(value)) === normaliseRegisterNumber(String(said[key] ?? value))
          : isSameValue(said[key] ?? value, value)
      if (!isSame) reject(row, key, "differs", { row: rows[0]?.row ?? 0 })
      said[key] ??= value
    }
  }
  return said
}

interface PlannedStay extends StayValues {
  id?: string
  row: number
}

function mergeStays(rows: readonly Entry[], person: KnownPerson | undefined, reject: Reject) {
  const stays = new Map<string, PlannedStay>(
    (person?.stays ?? []).map((stay) => [stay.from, { ...stay, row: 0 }]),
  )
  const [newStays, changedStays]: [StayValues[], PersonChange["changedStays"]] = [[], []]
  const told = new Map<string, number>()
  for (const { row, values } of rows) {
    const from = values.from === undefined ? undefined : String(values.from)
    if (from === undefined) {
      const orphan = STAY.find((key) => values[key] !== undefined)
      // An end without its beginning belongs to no stay.
      if (orphan !== undefined && person !== undefined) reject(row, "from", "needed")
      continue
    }
    if (told.has(from)) {
      reject(row, "from", "twice", { row: told.get(from) ?? 0 })
      continue
    }
    told.set(from, row)
    const known = person?.stays.find((stay) => stay.from === from)
    const stay = stayOf(values, from, known)
    stays.set(from, { ...stay, row })
    if (known === undefined) newStays.push(stay)
    else if (STAY.some((key) => !isSameValue(stay[key], known[key])))
      changedStays.push({ id: known.id, set: stay })
  }
  return { newStays, changedStays, stays: [...stays.values()] }
}

function stayOf(values: FieldValues, from: string, known: StayValues | undefined): StayValues {
  const text = (key: "intake" | "decisionNumber") => String(values[key] ?? known?.[key] ?? "")
  const day = (key: "until" | "decisionOn") =>
    values[key] === undefined ? (known?.[key] ?? null) : String(values[key])
  return {
    intake: keep(text("intake"), known?.intake),
    from,
    until: day("until"),
    reason: (values.reason as LeavingReason | undefined) ?? known?.reason ?? null,
    decisionNumber: keep(text("decisionNumber"), known?.decisionNumber),
    decisionOn: day("decisionOn"),
    registeredElsewhere: Boolean(values.registeredElsewhere ?? known?.registeredElsewhere ?? false),
  }
}

/** What is kept, where what is said differs from it in blanks alone. */
function keep(said: string, known: string | undefined): string {
  return known !== undefined && isSameValue(said, known) ? known : said
}

function checkStays(stays: readonly PlannedStay[], reject: Reject): void {
  const fault = stayProblem(stays)
  if (fault === undefined) return
  const faulty = stays.filter(({ row }) => row > 0)
  const own = faulty.find((stay) => stayProblem([stay]) !== undefined) ?? faulty.at(-1)
  if (own === undefined) return
  if (fault === "reason" && own.until === null) reject(own.row, "until", "until-needed")
  else reject(own.row, FAULTY_COLUMN[fault], `stay-${fault}`)
}
