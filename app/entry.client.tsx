import { RemixBrowser } from "@remix-run/react"
import { StrictMode, startTransition } from "react"
import { hydrateRoot } from "react-dom/client"
import { I18nextProvider } from "react-i18next"
import { makeI18n } from "#app/i18n/i18n.ts"

/** The page's language alone travels to the browser. */
async function hydrate() {
  const language = document.documentElement.lang === "en" ? "en" : "id"
  const texts = language === "en" ? await import("#app/i18n/en.ts") : await import("#app/i18n/id.ts")
  const i18n = makeI18n(language, texts.default)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    )
  })
}

hydrate()
