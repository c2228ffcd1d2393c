import type { z } from "zod"
import { refusal } from "#app/domain/refusal.ts"
import { readCappedForm } from "#app/http/read-capped.server.ts"

/** Field name → translation key of what is wrong with it. */
export type FieldErrors = Record<string, string>

export type ParsedForm<T> =
  | { ok: true; value: T }
  /** `values` is what was typed, to be shown again. */
  | { ok: false; errors: FieldErrors; values: Record<string, string> }

/** Text forms carry narratives, not files: more than this is not one of ours. */
export const MAX_FORM_BYTES = 2 * 1024 * 1024

/**
 * Reads a posted text form and checks it. A field given several times becomes an array only where the
 * schema's caller asks for it through `lists`. Schemas carry translation keys as their messages.
 * @throws a 413 or 400 response for a body that is too large or no form.
 */
export async function parseForm<T extends z.ZodType>(
  request: Request,
  schema: T,
  lists: readonly string[] = [],
): Promise<ParsedForm<z.output<T>>> {
  return checkForm(await readForm(request), schema, lists)
}

/** The posted form, for actions that look at its `intent` before they choose a schema. */
export async function readForm(request: Request): Promise<FormData> {
  if (Number(request.headers.get("Content-Length") ?? 0) > MAX_FORM_BYTES)
    throw refusal(413, "common:refusal.form-too-large")
  try {
    // What is sent in chunks states no length.
    const form = await readCappedForm(request, MAX_FORM_BYTES)
    if (form !== undefined) return form
  } catch {
    throw refusal(400, "common:refusal.not-a-form")
  }
  throw refusal(413, "common:refusal.form-too-large")
}

/** Checks a form that has been read. Control characters that no keyboard types are dropped. */
export function checkForm<T extends z.ZodType>(
  form: FormData,
  schema: T,
  lists: readonly string[] = [],
): ParsedForm<z.output<T>> {
  const fields: Record<string, string | string[]> = {}
  const values: Record<string, string> = {}
  for (const name of new Set(form.keys())) {
    const all = form
      .getAll(name)
      .filter((value) => typeof value === "string")
      .map(cleanText)
    fields[name] = lists.includes(name) ? all : (all.at(-1) ?? "")
    values[name] = all.at(-1) ?? ""
  }
  for (const name of lists) fields[name] ??= []
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues)
    errors[String(issue.path[0] ?? "form")] ??= messageKey(issue.message)
  return { ok: false, errors, values }
}

/** The version a form was shown: what no row can have counts as none, so that the form is refused as stale. */
export function versionOf(form: FormData): number {
  return readVersion(form.get("version"))
}

/** As `versionOf`, of the field's text. */
export function readVersion(typed: unknown): number {
  const version = Number(typed)
  return Number.isInteger(version) && version >= 0 && version < 2 ** 31 ? version : 0
}

/** Line ends as the browser's textarea counts them, and no control characters (PostgreSQL refuses NUL). */
export function cleanText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
  return value.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
}

/** A schema that names no key of ours is answered with a general one rather than with library English. */
function messageKey(message: string): string {
  return /^[a-z-]+:[\w.-]+$/.test(message) ? message : "common:form.invalid"
}
