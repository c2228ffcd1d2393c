import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { readNotice } from "#app/services/retention.server.ts"
import { db } from "#db/client.server.ts"

/** What santri are told of what is kept: a page to print and hang up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const title = translate(await languageOf(request))("privacy:notice.title")
  return { ...(await readNotice(db, actor)), title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

const PARTS = {
  kept: ["identity", "stay", "attendance", "progress", "papers"],
  why: ["teach", "accredit", "supporting"],
  never: ["text"],
  safe: ["text"],
} as const

export default function SantriNotice() {
  const { letterhead, unitName, terms } = useLoaderData<typeof loader>()
  const { t } = useTranslation("privacy")
  const term = (months: number | null) =>
    months === null ? t("notice.until.forever") : t("notice.until.months", { count: months })
  return (
    <main className="sheet">
      <header className="letterhead">
        {letterhead.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      <p className="no-print soft">{t("notice.print")}</p>
      <h1>{t("notice.title")}</h1>
      <p>{t("notice.lead")}</p>
      {Object.entries(PARTS).map(([part, lines]) => (
        <section key={part}>
          <h2>{t(`notice.${part}.title`)}</h2>
          <ul>
            {lines.map((line) => (
              <li key={line}>{t(`notice.${part}.${line}`)}</li>
            ))}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t("notice.until.title")}</h2>
        <ul>
          <li>{t("notice.until.identity", { term: term(terms.identityMonths) })}</li>
          <li>{t("notice.until.progress", { term: term(terms.progressMonths) })}</li>
          <li>{t("notice.until.counts")}</li>
        </ul>
      </section>
      <section>
        <h2>{t("notice.rights.title")}</h2>
        <ul>
          {(["see", "correct", "erase"] as const).map((right) => (
            <li key={right}>{t(`notice.rights.${right}`)}</li>
          ))}
        </ul>
        <p>{t("notice.ask", { unit: unitName })}</p>
      </section>
    </main>
  )
}
