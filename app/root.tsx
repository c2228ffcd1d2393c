import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node"
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { getActor } from "#app/auth/actor.server.ts"
import { ErrorPage } from "#app/components/error-page.tsx"
import { useNonce } from "#app/components/nonce.tsx"
import type { RootData } from "#app/components/root-data.ts"
import { ACTIONS, canSomewhere } from "#app/domain/permissions.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { languageOf } from "#app/i18n/language.server.ts"
import adminStyles from "#app/styles/admin.css?url"
import amendmentStyles from "#app/styles/amendment.css?url"
import baseStyles from "#app/styles/base.css?url"
import componentStyles from "#app/styles/components.css?url"
import cycleStyles from "#app/styles/cycle.css?url"
import dossierStyles from "#app/styles/dossier.css?url"
import evidenceStyles from "#app/styles/evidence.css?url"
import favicon from "#app/styles/favicon.svg?url"
import followUpStyles from "#app/styles/follow-up.css?url"
import halaqahStyles from "#app/styles/halaqah.css?url"
import itemStyles from "#app/styles/item.css?url"
import partnerStyles from "#app/styles/partners.css?url"
import printStyles from "#app/styles/print.css?url"
import progressStyles from "#app/styles/progress.css?url"
import readinessStyles from "#app/styles/readiness.css?url"
import regionStyles from "#app/styles/region.css?url"
import santriStyles from "#app/styles/santri.css?url"
import sheetStyles from "#app/styles/sheet.css?url"

export const links: LinksFunction = () => [
  { rel: "icon", href: favicon, type: "image/svg+xml" },
  ...[
    baseStyles,
    componentStyles,
    cycleStyles,
    itemStyles,
    sheetStyles,
    evidenceStyles,
    amendmentStyles,
    dossierStyles,
    adminStyles,
    halaqahStyles,
    progressStyles,
    readinessStyles,
    regionStyles,
    santriStyles,
    followUpStyles,
    partnerStyles,
  ].map((href) => ({
    rel: "stylesheet",
    href,
  })),
  { rel: "stylesheet", href: printStyles, media: "print" },
]

export async function loader({ request }: LoaderFunctionArgs): Promise<RootData> {
  const [language, actor] = await Promise.all([languageOf(request), getActor(request)])
  return {
    language,
    actor:
      actor === undefined
        ? null
        : {
            name: actor.name,
            roles: [...new Set(actor.memberships.map((membership) => membership.role))],
            may: ACTIONS.filter((action) => canSomewhere(actor, action)),
          },
  }
}

export default function App() {
  return <Outlet />
}

export function Layout({ children }: { children: React.ReactNode }) {
  const root = useRouteLoaderData<RootData>("root")
  const nonce = useNonce()
  return (
    <html lang={root?.language ?? "id"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0f5c4a" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const { t } = useTranslation()
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} message={t("common:refusal.unexpected")} />
  const body = error.data as Partial<RefusalBody> | undefined
  const fallback = error.status === 404 ? "common:refusal.not-found" : "common:refusal.unexpected"
  return <ErrorPage status={error.status} message={t(body?.key ?? fallback, body?.values ?? {})} />
}
