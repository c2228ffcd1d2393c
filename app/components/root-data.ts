import { useRouteLoaderData } from "@remix-run/react"
import type { Language } from "#app/domain/dates.ts"
import type { Action, Role } from "#app/domain/permissions.ts"

/** What every page knows: the language, and who is signed in with what he may do somewhere. */
export interface RootData {
  language: Language
  actor: { name: string; roles: Role[]; may: Action[] } | null
}

export function useRootData(): RootData {
  return useRouteLoaderData<RootData>("root") ?? { language: "id", actor: null }
}

export function useLanguage(): Language {
  return useRootData().language
}
