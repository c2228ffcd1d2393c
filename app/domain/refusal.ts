import { type Action, type Actor, can, type Subject } from "#app/domain/permissions.ts"

/** What a refused request is told: a translation key with its values, shown in the user's language. */
export interface RefusalBody {
  key: string
  values: Record<string, string | number>
}

/**
 * An expected refusal, to be thrown: the page of the nearest error boundary says why and what to do.
 * `key` names a text as `namespace:key`, for example `common:refusal.forbidden`.
 */
export function refusal(
  status: 400 | 403 | 404 | 409 | 413 | 415 | 422 | 429,
  key: string,
  values: RefusalBody["values"] = {},
): Response {
  return Response.json({ key, values } satisfies RefusalBody, { status })
}

/** @throws a 403 response when the table of permissions does not allow it. */
export function authorise(actor: Actor, action: Action, subject: Subject): void {
  if (!can(actor, action, subject)) throw refusal(403, "common:refusal.forbidden")
}

/** Outside an actor's scope a thing does not exist for him: @returns the 404 to throw. */
export function notFound(): Response {
  return refusal(404, "common:refusal.not-found")
}
