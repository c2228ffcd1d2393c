import type { LoaderFunctionArgs } from "@remix-run/node"
import { Link, type MetaFunction, useLoaderData } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { requireManager } from "#app/auth/manager.server.ts"
import { AdminPage } from "#app/components/admin-page.tsx"
import { Card, EmptyState } from "#app/components/page.tsx"
import { Tag } from "#app/components/state.tsx"
import { countTree, type Instrument, text } from "#app/domain/instrument.ts"
import { countConfidence } from "#app/domain/instrument-outline.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { db } from "#db/client.server.ts"
import { getInstrument, listCheckedContents, listInstruments } from "#db/queries/instruments.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { unitIds } = await requireManager(request, "instrument.see")
  const language = await languageOf(request)
  const checked = await listCheckedContents(db, unitIds)
  const t = translate(language)
  const instruments = []
  for (const { id, key, version, contentHash } of await listInstruments(db)) {
    const content = JSON.parse((await getInstrument(db, id))?.content ?? "null") as Instrument
    instruments.push({
      id,
      key,
      version,
      contentHash,
      title: text(content.title, language),
      issuer: text(content.issuer, language),
      checked: content.status === "verified" || checked.has(contentHash),
      tree: countTree(content),
      confidence: countConfidence(content),
    })
  }
  return { title: `${t("admin:part.instruments.title")} · Miqyas`, instruments }
}

export default function Instruments() {
  const { t } = useTranslation()
  const { instruments } = useLoaderData<typeof loader>()
  return (
    <AdminPage title={t("admin:part.instruments.title")} lead={t("admin:instrument.lead")}>
      {instruments.length === 0 && (
        <Card>
          <EmptyState title={t("admin:instrument.none")} />
        </Card>
      )}
      {instruments.map((instrument) => (
        <Card
          key={instrument.id}
          title={<Link to={paths.adminInstrument(instrument.id)}>{instrument.title}</Link>}
          actions={
            instrument.checked ? (
              <Tag tone="ready" sign="●">
                {t("admin:instrument.checked")}
              </Tag>
            ) : (
              <Tag tone="draft" sign="◐">
                {t("admin:instrument.unverified")}
              </Tag>
            )
          }
        >
          <p className="soft">{instrument.issuer}</p>
          <p>{t("admin:instrument.counts", instrument.tree)}</p>
          <p>{t("admin:instrument.confidence", instrument.confidence)}</p>
          <p className="soft">
            {instrument.key} · {t("admin:instrument.version", { version: instrument.version })}
            <br />
            <span className="hash">SHA-256 {instrument.contentHash}</span>
          </p>
        </Card>
      ))}
    </AdminPage>
  )
}
