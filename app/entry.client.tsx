import { RemixBrowser } from "@remix-run/react"
import { type ReactNode, StrictMode, startTransition, useEffect } from "react"
import { hydrateRoot } from "react-dom/client"
import { I18nextProvider } from "react-i18next"
import { keepTyped } from "#app/components/keep-typed.ts"
import { makeI18n } from "#app/i18n/i18n.ts"

const putBack = keepTyped()

function Alive({ children }: { children: ReactNode }) {
  useEffect(putBack, [])
  return children
}

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
          <Alive>
            <RemixBrowser />
          </Alive>
        </I18nextProvider>
      </StrictMode>,
    )
  })
}

hydrate()
