import { requireActor } from "#app/auth/actor.server.ts"
import { type Action, type Actor, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"

/** Who manages something, and in which units. */
export interface Manager {
  actor: Actor
  unitIds: string[]
}

/** @throws 403 when the actor may do this in none of his units; a redirect when nobody is signed in. */
export async function requireManager(request: Request, action: Action): Promise<Manager> {
  const actor = await requireActor(request)
  const unitIds = unitsWhere(actor, action)
  if (!canSomewhere(actor, action) || unitIds.length === 0) throw refusal(403, "common:refusal.forbidden")
  return { actor, unitIds }
}

/** The page asked for by `?page=`, from 1. */
export function pageOf(request: Request): number {
  const page = Number(new URL(request.url).searchParams.get("page") ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page < 1_000_000 ? page : 1
}
