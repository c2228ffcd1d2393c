/**
 * `useTranslation` for the pesantren's own screens. Who imports it waits until their texts are in the
 * browser, so that the accreditation's pages need not carry them over a slow line.
 */
import { addTexts, language } from "#app/i18n/browser.ts"

if (typeof document !== "undefined") {
  const texts =
    language === "en" ? await import("#app/i18n/en/pesantren.ts") : await import("#app/i18n/id/pesantren.ts")
  addTexts(texts.default)
}

export { useTranslation } from "react-i18next"
