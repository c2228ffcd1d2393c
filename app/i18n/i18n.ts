import i18next, { type i18n, type Resource } from "i18next"
import { initReactI18next } from "react-i18next"
import type { Language } from "#app/domain/dates.ts"

export const LANGUAGES = ["id", "en"] as const satisfies readonly Language[]

/** A translator for one language, ready at once; a key without a text shows itself, never nothing. */
export function makeI18n(language: Language, texts: Resource[string]): i18n {
  const instance = i18next.createInstance()
  instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: texts },
    ns: Object.keys(texts),
    defaultNS: "common",
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  return instance
}
