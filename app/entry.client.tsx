import { RemixBrowser } from "@remix-run/react"
import { type ReactNode, StrictMode, startTransition, useEffect } from "react"
import { hydrateRoot } from "react-dom/client"
import { I18nextProvider } from "react-i18next"
import { keepTyped } from "#app/components/keep-typed.ts"
import { addTexts, browserI18n, language } from "#app/i18n/browser.ts"

const putBack = keepTyped()

function Alive({ children }: { children: ReactNode }) {
  useEffect(putBack, [])
  return children
}

/** The page's language alone travels to the browser. */
async function hydrate() {
  const texts =
    language === "en" ? await import("#app/i18n/en/work.ts") : await import("#app/i18n/id/work.ts")
  addTexts(texts.default)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={browserI18n}>
          <Alive>
            <RemixBrowser />
          </Alive>
        </I18nextProvider>
      </StrictMode>,
    )
  })
}

hydrate()
