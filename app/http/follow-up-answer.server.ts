import type { RefusalBody } from "#app/domain/refusal.ts"
import type { FieldErrors } from "#app/http/parse-form.server.ts"

/** What a page of visits and actions shows after a post that changed nothing. */
export interface FollowUpAnswer {
  /** The form that was sent. */
  at: string
  errors: FieldErrors
  /** What the texts of the errors name: a file, a limit. */
  named?: RefusalBody["values"] | undefined
  /** What was typed, to be shown again. */
  values: Record<string, string>
  /** What is stored by now, where somebody saved it after the form was opened. */
  stored?: { version: number; typed: Record<string, string> } | undefined
}

export type FollowUpDone =
  | { to: string; answer?: undefined; status?: undefined }
  | { to?: undefined; answer: FollowUpAnswer; status: number }
