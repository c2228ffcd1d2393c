import { type CleanedWhere, createAdapterFactory, type DBAdapter } from "better-auth/adapters"
import type { BetterAuthOptions } from "better-auth/types"
import {
  type AnyColumn,
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm"
import type { SQLiteTable } from "drizzle-orm/sqlite-core"
import { type Db, db } from "#db/client.server.ts"
import { containsText } from "#db/columns.ts"
import { account, session, user, verification } from "#db/schema/accounts.ts"
import { currentTx, joinWrite, systemActor, type Tx } from "#db/write.server.ts"

const TABLES: Record<string, SQLiteTable> = { user, session, account, verification }

/**
 * The sign-in library's way to the database: it reads as everyone does and writes through the one
 * writer, as part of the change under way where there is one.
 */
export function authAdapter(options: BetterAuthOptions): DBAdapter {
  const make: (options: BetterAuthOptions) => DBAdapter = createAdapterFactory({
    config: {
      adapterId: "miqyas",
      supportsNumericIds: false,
      supportsJSON: true,
      supportsDates: true,
      supportsBooleans: true,
      supportsArrays: false,
      transaction: (callback) => change("transaction", () => callback(adapter)),
    },
    adapter: () => ({
      async create({ model, data }) {
        const [stored] = await change(`create-${model}`, (tx) => tx.insert(tableOf(model), data as never))
        return stored as never
      },
      async findOne({ model, where }) {
        const [row] = await reader().select().from(tableOf(model)).where(condition(model, where)).limit(1)
        return (row ?? null) as never
      },
      async findMany({ model, where, limit, sortBy, offset }) {
        let query = reader()
          .select()
          .from(tableOf(model))
          .where(condition(model, where ?? []))
          .limit(limit)
          .$dynamic()
        if (sortBy !== undefined) {
          const column = columnOf(model, sortBy.field)
          query = query.orderBy(sortBy.direction === "asc" ? asc(column) : desc(column))
        }
        if (offset !== undefined) query = query.offset(offset)
        return (await query) as never
      },
      async count({ model, where }) {
        const [row] = await reader()
          .select({ n: count() })
          .from(tableOf(model))
          .where(condition(model, where ?? []))
        return Number(row?.n ?? 0)
      },
      async update({ model, where, update }) {
        const [row] = await change(`update-${model}`, (tx) =>
          tx.update(tableOf(model), condition(model, where), update as never),
        )
        return (row ?? null) as never
      },
      async updateMany({ model, where, update }) {
        const rows = await change(`update-${model}`, (tx) =>
          tx.update(tableOf(model), condition(model, where), update as never),
        )
        return rows.length
      },
      async delete({ model, where }) {
        await change(`remove-${model}`, (tx) => tx.remove(tableOf(model), condition(model, where)))
      },
      async deleteMany({ model, where }) {
        const gone = await change(`remove-${model}`, (tx) =>
          tx.remove(tableOf(model), condition(model, where)),
        )
        return gone.length
      },
    }),
  })
  const adapter: DBAdapter = make(options)
  return adapter
}

function reader(): Db {
  return currentTx() ?? db
}

function change<T>(verb: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return joinWrite(systemActor("sign-in"), `account.${verb}`, {}, work)
}

function tableOf(model: string): SQLiteTable {
  const found = TABLES[model]
  if (found === undefined) throw new Error(`The sign-in library asked for the unknown table "${model}"`)
  return found
}

function columnOf(model: string, field: string): AnyColumn {
  const column = getTableColumns(tableOf(model))[field]
  if (column === undefined)
    throw new Error(`The sign-in library asked for the unknown column "${model}.${field}"`)
  return column
}

/** The library's list of conditions: those joined by AND hold together with one of those joined by OR. */
function condition(model: string, where: readonly CleanedWhere[]): SQL | undefined {
  const all = where.filter((one) => one.connector !== "OR").map((one) => comparison(model, one))
  const any = where.filter((one) => one.connector === "OR").map((one) => comparison(model, one))
  return and(...all, any.length > 0 ? or(...any) : undefined)
}

function comparison(model: string, { field, operator, value }: CleanedWhere): SQL {
  const column = columnOf(model, field)
  switch (operator) {
    case "eq":
      return value === null ? isNull(column) : eq(column, value)
    case "ne":
      return value === null ? isNotNull(column) : ne(column, value)
    case "lt":
      return lt(column, value)
    case "lte":
      return lte(column, value)
    case "gt":
      return gt(column, value)
    case "gte":
      return gte(column, value)
    case "in":
      return inArray(column, value as string[])
    case "not_in":
      return notInArray(column, value as string[])
    case "contains":
      return containsText(column, String(value))
    case "starts_with":
      return sql`substr(${column}, 1, ${String(value).length}) = ${value}`
    case "ends_with":
      return sql`substr(${column}, -${String(value).length}) = ${value}`
  }
}
