import type { LoaderFunctionArgs } from "@remix-run/node"
import { type MetaFunction, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireActor } from "#app/auth/actor.server.ts"
import { pageOf } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { Card, EmptyState, Pager } from "#app/components/page.tsx"
import { auditText } from "#app/domain/audit-detail.ts"
import { formatInstant } from "#app/domain/dates.ts"
import { can, canSomewhere, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { db } from "#db/client.server.ts"
import { listAuditEntries } from "#db/queries/audit.server.ts"
import { getTimeZone } from "#db/queries/units.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  if (!canSomewhere(actor, "audit.see")) throw refusal(403, "common:refusal.forbidden")
  const granted = unitsWhere(actor, "audit.see")
  // Of the units where not even a stranger's entries are his to see, only his own.
  const whole = granted.filter((unitId) => can(actor, "audit.see", { unitId, authorId: null }))
  const sight = {
    proofs: granted.every((unitId) => can(actor, "evidence.see", { unitId, sensitivity: "sensitif" })),
    santri: granted.every((unitId) => can(actor, "santri.see", { unitId })),
  }
  const page = pageOf(request)
  const scope = { unitIds: whole, ownUnitIds: granted, actorId: actor.userId }
  const { entries, pages, total } = await listAuditEntries(db, scope, page)
  const language = await languageOf(request)
  const t = translate(language)
  const zone = (granted[0] === undefined ? undefined : await getTimeZone(db, granted[0])) ?? "Asia/Jakarta"
  return {
    title: `${t("admin:part.audit.title")} · Miqyas`,
    page,
    pages,
    total,
    onlyOwn: whole.length === 0,
    entries: entries.map((entry) => ({
      sequence: entry.sequence,
      at: formatInstant(entry.at, language, zone),
      actorName: entry.actorName,
      action: entry.action,
      subject: entry.subject,
      // Before and after may be erased by law; then the entry says no more than that it was.
      detail: entry.detail === null ? null : auditText(entry.detail, sight),
      hash: entry.hash,
    })),
  }
}

export default function Audit() {
  const { t, i18n } = useTranslation()
  const view = useLoaderData<typeof loader>()
  const verb = (action: string) => {
    const key = `admin:verb.${action.replace(".", "-")}`
    return i18n.exists(key) ? t(key) : action
  }
  return (
    <AdminPage
      title={t("admin:part.audit.title")}
      lead={t(view.onlyOwn ? "admin:audit.lead-own" : "admin:audit.lead", { count: view.total })}
    >
      <Card>
        {view.entries.length === 0 && <EmptyState title={t("admin:audit.none")} />}
        <ul className="plain">
          {view.entries.map((entry) => (
            <li key={entry.sequence}>
              <details>
                <summary>
                  <span className="soft n">{entry.sequence}</span> {entry.at} ·{" "}
                  <strong>{entry.actorName}</strong> · {verb(entry.action)}
                </summary>
                <p className="hash">
                  {entry.action} {entry.subject}
                </p>
                <p className="hash">SHA-256 {entry.hash}</p>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
                <pre className="log-detail" tabIndex={0}>
                  {entry.detail ?? t("admin:audit.erased")}
                </pre>
              </details>
            </li>
          ))}
        </ul>
        <Pager page={view.page} pages={view.pages} />
      </Card>
    </AdminPage>
  )
}
