import type { RefusalBody } from "#app/domain/refusal.ts"
import { cleanText } from "#app/http/parse-form.server.ts"

/**
 * Runs a change and turns its expected refusal (409, 422) into the form's error, so that what was typed
 * stays on the page. @returns the translation key, or undefined when the change was made.
 */
export async function formErrorOf(change: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await change()
    return undefined
  } catch (error) {
    if (!(error instanceof Response) || (error.status !== 409 && error.status !== 422)) throw error
    return ((await error.json()) as RefusalBody).key
  }
}

/** What was typed, to be read or shown again with the form's error. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, cleanText(value)]] : [])),
  )
}
