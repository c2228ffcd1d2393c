import { Form } from "@remix-run/react"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/promises.ts"

interface KeyLine {
  id: string
  unitId: string
  unit: string
  fingerprint: string
  since: string
  until: string | null
}

/** Whose keys are known here; one that is lost or stolen is retired. */
export function KeyTable({ keys }: { keys: readonly KeyLine[] }) {
  const { t } = useTranslation("region")
  if (keys.length === 0) return null
  return (
    <Card title={t("keys.title")}>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t("keys.unit")}</th>
            <th scope="col">{t("keys.fingerprint")}</th>
            <th scope="col">{t("keys.since")}</th>
            <th scope="col">{t("keys.state")}</th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <th scope="row">{key.unit}</th>
              <td data-label={t("keys.fingerprint")}>
                <span className="fingerprint">{key.fingerprint}</span>
              </td>
              <td data-label={t("keys.since")}>{key.since}</td>
              <td>
                {key.until === null ? (
                  <Form method="post">
                    <input type="hidden" name="intent" value="retire" />
                    <input type="hidden" name="unitId" value={key.unitId} />
                    <input type="hidden" name="key" value={key.id} />
                    <button type="submit" className="btn danger">
                      {t("keys.retire")}
                      <span className="hidden"> {key.unit}</span>
                    </button>
                  </Form>
                ) : (
                  <span className="soft">{t("keys.retired", { day: key.until })}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
