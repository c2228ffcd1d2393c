import type { RegisterKind } from "#app/domain/import-register.ts"
import { notFound } from "#app/domain/refusal.ts"
import { REGISTERS } from "#app/domain/register-form.ts"
import { IMPORT_KINDS, type ImportKind } from "#app/domain/register-terms.ts"

/** A route parameter that names a register. @throws 404 for any other. */
export function requireKind(value: string | undefined): ImportKind {
  const kind = IMPORT_KINDS.find((one) => one === value)
  if (kind === undefined) throw notFound()
  return kind
}

/** A route parameter that names a register of one row to each thing. @throws 404 for any other. */
export function requireRegister(value: string | undefined): RegisterKind {
  const kind = REGISTERS.find((one) => one === value)
  if (kind === undefined) throw notFound()
  return kind
}

/** The answer that gives a table to be saved. */
export function sendTable(bytes: Buffer, name: string, format: "xlsx" | "csv"): Response {
  const mediaType =
    format === "csv"
      ? "text/csv; charset=utf-8"
      : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": mediaType,
      "Content-Disposition": `attachment; filename="${name}.${format}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  })
}
