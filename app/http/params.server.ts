import { notFound } from "#app/domain/refusal.ts"

/** A route parameter that names a row. @throws 404 for what cannot be a name: too long, or odd characters. */
export function requireKey(value: string | undefined): string {
  if (value === undefined || !/^[\w.:-]{1,80}$/.test(value)) throw notFound()
  return value
}
