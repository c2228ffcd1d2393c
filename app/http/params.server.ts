import { notFound } from "#app/domain/refusal.ts"

/** A route parameter that names a row. @throws 404 for what cannot be a name: too long, or odd characters. */
export function requireKey(value: string | undefined): string {
  if (value === undefined || !isKey(value)) throw notFound()
  return value
}

/** Whether a text can be the key of a row. */
export const isKey = (value: string) => /^[\w.:-]{1,80}$/.test(value)
