import type { Resource } from "i18next"
import { makeI18n } from "#app/i18n/i18n.ts"

/** The language of the page at hand, which the server chose. */
export const language =
  typeof document !== "undefined" && document.documentElement.lang === "en" ? "en" : "id"

/** The browser's translator, of one language: it begins empty and is given the texts that a page needs. */
export const browserI18n = makeI18n(language, {})

export function addTexts(texts: Resource[string]): void {
  for (const [namespace, text] of Object.entries(texts)) {
    browserI18n.addResourceBundle(language, namespace, text)
  }
}
