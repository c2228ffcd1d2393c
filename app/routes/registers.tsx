import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Page } from "#app/components/page.tsx"
import { useRootData } from "#app/components/root-data.ts"
import type { Action } from "#app/domain/permissions.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { readRegisters } from "#app/services/read-register.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const t = translate(await languageOf(request))
  return { ...(await readRegisters(db, actor)), title: t("register:title") }
}

/** What is kept beside the registers. */
const BESIDE: { key: string; to: string; needs: Action }[] = [
  { key: "agreements", to: paths.agreements(), needs: "agreement.see" },
  { key: "products", to: paths.products(), needs: "product.see" },
  { key: "calendar", to: paths.calendar(), needs: "calendar.see" },
]

export default function Registers() {
  const { t } = useTranslation("register")
  const { counts, may, title } = useLoaderData<typeof loader>()
  const { actor } = useRootData()
  return (
    <Page title={title} lead={t("lead")}>
      <ul className="tiles">
        {may.santri && (
          <li className="card">
            <h2>
              <Link to={paths.santriList()}>{t("kind.santri")}</Link>
            </h2>
            <p className="soft">{t("about.santri")}</p>
            {may.edit && <Link to={paths.import("santri")}>{t("list.import")}</Link>}
          </li>
        )}
        {counts.map(({ kind, count }) => (
          <li key={kind} className="card">
            <h2>
              <Link to={paths.register(kind)}>{t(`kind.${kind}`)}</Link>
            </h2>
            <p className="soft">{t(`about.${kind}`)}</p>
            <p>{t("list.lead", { count })}</p>
            {may.edit && <Link to={paths.import(kind)}>{t("list.import")}</Link>}
          </li>
        ))}
        {BESIDE.filter(({ needs }) => actor?.may.includes(needs)).map(({ key, to }) => (
          <li key={key} className="card">
            <h2>
              <Link to={to}>{t(`kind.${key}`)}</Link>
            </h2>
            <p className="soft">{t(`about.${key}`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
