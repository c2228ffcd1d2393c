import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { Page } from "#app/components/page.tsx"
import { type Action, canSomewhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"

const PARTS: { key: string; to: string; needs: Action }[] = [
  { key: "users", to: paths.adminUsers(), needs: "user.manage" },
  { key: "positions", to: paths.adminPositions(), needs: "position.manage" },
  { key: "unit", to: paths.adminUnit(), needs: "unit.manage" },
  { key: "units", to: paths.adminUnits(), needs: "unit.manage" },
  { key: "applicants", to: paths.adminApplicants(), needs: "applicant.manage" },
  { key: "instruments", to: paths.adminInstruments(), needs: "instrument.see" },
  { key: "retention", to: paths.adminRetention(), needs: "retention.set" },
  { key: "audit", to: paths.adminAudit(), needs: "audit.see" },
]

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const parts = PARTS.filter(({ needs }) => canSomewhere(actor, needs)).map(({ key, to }) => ({ key, to }))
  if (parts.length === 0) throw refusal(403, "common:refusal.forbidden")
  const t = translate(await languageOf(request))
  return { title: `${t("admin:title")} · Miqyas`, parts }
}

export default function Admin() {
  const { t } = useTranslation()
  const { parts } = useLoaderData<typeof loader>()
  return (
    <Page title={t("admin:title")} lead={t("admin:lead")}>
      <ul className="tiles">
        {parts.map(({ key, to }) => (
          <li key={key} className="card">
            <h2>
              <Link to={to}>{t(`admin:part.${key}.title`)}</Link>
            </h2>
            <p className="soft">{t(`admin:part.${key}.lead`)}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
