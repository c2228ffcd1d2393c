import { createHash, randomBytes } from "node:crypto"
import {
  desc,
  getTableColumns,
  getTableName,
  type InferInsertModel,
  type InferSelectModel,
  type SQL,
} from "drizzle-orm"
import type { SQLiteTable } from "drizzle-orm/sqlite-core"
import { canonicalJson } from "#app/domain/canonical.ts"
import type { Action } from "#app/domain/permissions.ts"
import { connections, type Db, type Engine, inWrite } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { account, session, signInFailure, user, verification } from "#db/schema/accounts.ts"
import { auditDetail, auditEntry, auditRow } from "#db/schema/audit.ts"
import { draft } from "#db/schema/cycles.ts"
import { santri } from "#db/schema/santri.ts"

/** Who a change is written down for: an account, or the programme itself under a process's name. */
export type WriteActor = { userId: string; name: string } | { userId: null; name: string }

/** The programme acting on its own: set-up, sign-in, import. */
export function systemActor(name: string): WriteActor {
  return { userId: null, name }
}

/** Verbs of the audit log: those of the permission table, and what the programme does by itself. */
export type AuditAction = Action | `system.${string}` | `account.${string}`

/** Ids of what was changed; `unitId` says whose log the entry belongs to. */
export type AuditSubject = { unitId?: string | undefined } & Record<string, string | number | undefined>

/** A change under way: reads what it has written itself, and notes every row it changes. */
export interface Tx extends Db {
  /** Adds rows and returns them as stored. */
  insert<T extends SQLiteTable>(
    table: T,
    rows: InferInsertModel<T> | InferInsertModel<T>[],
  ): Promise<InferSelectModel<T>[]>
  /** Changes the rows that match and returns them as they are now. */
  update<T extends SQLiteTable>(
    table: T,
    where: SQL | undefined,
    set: Partial<InferInsertModel<T>>,
  ): Promise<InferSelectModel<T>[]>
  /** Removes the rows that match and returns them as they were. */
  remove<T extends SQLiteTable>(table: T, where: SQL | undefined): Promise<InferSelectModel<T>[]>
}

interface Change {
  table: string
  key: string
  /** Of the row as it is now; null when it was removed. */
  digest: string | null
  /** As the log tells it: columns that are secrets are left out. */
  before: unknown
  after: unknown
}

/** Tables whose rows come and go with use and prove nothing: they may change without an audit entry. */
const UNAUDITED: ReadonlySet<SQLiteTable> = new Set<SQLiteTable>([
  session,
  verification,
  signInFailure,
  draft,
])

/** Columns whose content the log must not repeat; the row's digest covers them all the same. */
const SECRETS = new Map<SQLiteTable, readonly string[]>([
  [account, ["password"]],
  [user, ["reminderEmail"]],
  [santri, ["registerNumberSealed", "registerNumberHash"]],
  // Erasing a detail must not tell it anew.
  [auditDetail, ["salt", "detail"]],
])

/** SQLite and PostgreSQL both bound the number of parameters in one statement. */
const ROWS_PER_STATEMENT = 200

/**
 * The only way to change data: one transaction of the one writer, closed by an audit entry that chains
 * to the last. Nothing is kept when `change` throws. No network or file access inside.
 * @throws when called inside another write.
 */
export async function write<T>(
  actor: WriteActor,
  action: AuditAction,
  subject: AuditSubject,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (inWrite.getStore() !== undefined)
    throw new Error(`A write ("${action}") was begun inside another write`)
  return connections().transaction(async (engine) => {
    const changes: Change[] = []
    const tx = makeTx(engine, changes)
    const result = await inWrite.run(tx, () => change(tx))
    if (changes.length > 0) await appendEntry(engine, actor, action, subject, changes)
    return result
  })
}

/** As `write`, but part of the change already under way where there is one (for the sign-in library). */
export async function joinWrite<T>(
  actor: WriteActor,
  action: AuditAction,
  subject: AuditSubject,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  const current = inWrite.getStore() as Tx | undefined
  return current === undefined ? write(actor, action, subject, change) : change(current)
}

/** The change under way in this asynchronous context, if any. */
export function currentTx(): Tx | undefined {
  return inWrite.getStore() as Tx | undefined
}

/** SHA-256 of a row as stored, in lower-case hex; instants as ISO 8601. */
export function rowDigest(tableName: string, key: string, row: unknown): string {
  return sha256(canonicalJson({ table: tableName, key, row: plain(row) }))
}

/** The `previousHash` of a chain's first entry. */
export const CHAIN_START = "0".repeat(64)

function makeTx(engine: Engine, changes: Change[]): Tx {
  function note(
    table: SQLiteTable,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
  ) {
    if (UNAUDITED.has(table)) return
    const key = rowKey(table, (after ?? before) as Record<string, unknown>)
    const name = getTableName(table)
    const digest = after === null ? null : rowDigest(name, key, after)
    changes.push({ table: name, key, digest, before: told(table, before), after: told(table, after) })
  }
  return {
    select: engine.select.bind(engine),
    selectDistinct: engine.selectDistinct.bind(engine),
    with: engine.with.bind(engine),
    $with: engine.$with.bind(engine),
    $count: engine.$count.bind(engine),
    async insert(table, rows) {
      const all = Array.isArray(rows) ? rows : [rows]
      const stored = []
      for (let start = 0; start < all.length; start += ROWS_PER_STATEMENT) {
        const part = all.slice(start, start + ROWS_PER_STATEMENT)
        stored.push(
          ...(await engine
            .insert(table)
            .values(part as never)
            .returning()),
        )
      }
      for (const row of stored) note(table, null, row as Record<string, unknown>)
      return stored as never
    },
    async update(table, where, set) {
      const before = new Map<string, Record<string, unknown>>()
      for (const row of (await engine
        .select()
        .from(table as SQLiteTable)
        .where(where)) as Record<string, unknown>[]) {
        before.set(rowKey(table, row), row)
      }
      const stored = (await engine
        .update(table)
        .set(set as never)
        .where(where)
        .returning()) as Record<string, unknown>[]
      for (const row of stored) note(table, before.get(rowKey(table, row)) ?? null, row)
      return stored as never
    },
    async remove(table, where) {
      const gone = (await engine.delete(table).where(where).returning()) as Record<string, unknown>[]
      for (const row of gone) note(table, row, null)
      return gone as never
    },
  }
}

async function appendEntry(
  engine: Engine,
  actor: WriteActor,
  action: AuditAction,
  subject: AuditSubject,
  changes: Change[],
) {
  const [last] = await engine
    .select({ sequence: auditEntry.sequence, hash: auditEntry.hash })
    .from(auditEntry)
    .orderBy(desc(auditEntry.sequence))
    .limit(1)
  const sequence = (last?.sequence ?? 0) + 1
  const rows = changes.map((change) => ({
    id: newId(),
    sequence,
    tableName: change.table,
    rowKey: change.key,
    digest: change.digest,
  }))
  const salt = randomBytes(16).toString("hex")
  const detail = canonicalJson(changes.map(({ digest: _, ...told }) => told))
  const entry = {
    sequence,
    at: new Date(),
    actorId: actor.userId,
    actorName: actor.name,
    action,
    unitId: subject.unitId ?? null,
    subject: canonicalJson(plain(subject)),
    rowsDigest: sha256(
      canonicalJson(rows.map(({ tableName, rowKey: key, digest }) => [tableName, key, digest])),
    ),
    detailDigest: sha256(salt + detail),
    previousHash: last?.hash ?? CHAIN_START,
  }
  await engine.insert(auditEntry).values({ ...entry, hash: entryHash(entry) })
  await engine.insert(auditDetail).values({ sequence, salt, detail })
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await engine.insert(auditRow).values(rows.slice(start, start + ROWS_PER_STATEMENT))
  }
}

/** A row as the log tells it. */
function told(table: SQLiteTable, row: Record<string, unknown> | null): unknown {
  const secrets = SECRETS.get(table)
  if (row === null || secrets === undefined) return plain(row)
  return plain(Object.fromEntries(Object.entries(row).filter(([column]) => !secrets.includes(column))))
}

/** The hash of an audit entry over everything it says, the previous entry's hash included. */
export function entryHash(entry: Omit<InferSelectModel<typeof auditEntry>, "hash">): string {
  const { hash: _, ...said } = entry as InferSelectModel<typeof auditEntry>
  return sha256(canonicalJson(plain(said)))
}

function rowKey(table: SQLiteTable, row: Record<string, unknown>): string {
  const keys = Object.entries(getTableColumns(table)).filter(([, column]) => column.primary)
  if (keys.length === 0) throw new Error(`Table "${getTableName(table)}" has no primary key column`)
  return keys.map(([name]) => String(row[name])).join("/")
}

/** A value as JSON holds it: instants as ISO text, undefined left out. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
