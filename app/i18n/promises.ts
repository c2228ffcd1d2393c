/**
 * `useTranslation` for readiness, follow-up and the region. Who imports it waits until their texts are in the
 * browser, so that other screens need not carry them over a slow line.
 */
import { addTexts, language } from "#app/i18n/browser.ts"

if (typeof document !== "undefined") {
  const texts =
    language === "en" ? await import("#app/i18n/en/promises.ts") : await import("#app/i18n/id/promises.ts")
  addTexts(texts.default)
}

export { useTranslation } from "react-i18next"
