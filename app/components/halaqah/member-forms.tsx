import { Form, Link } from "@remix-run/react"
import { CheckboxField, SubmitButton, TextField } from "#app/components/form.tsx"
import { SpanText } from "#app/components/halaqah/lesson-text.tsx"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { readMembers } from "#app/services/read-halaqah-settings.server.ts"

interface MemberFormProps {
  page: Awaited<ReturnType<typeof readMembers>>
  /** What was sent and refused. */
  answer: { values: Record<string, string>; chosen: string[] } | undefined
}

/** Residents who are no members: tick as many as come. */
export function AddMembers({ page, answer }: MemberFormProps) {
  const { t } = useTranslation("halaqah")
  const chosen = new Set(answer?.chosen)
  return (
    <Card title={t("members.add-title")}>
      <Form method="get" className="filters">
        <TextField label={t("members.search")} name="q" type="search" defaultValue={page.search} />
        <button type="submit" className="btn ghost">
          {t("common:form.filter")}
        </button>
        {page.search !== "" && (
          <Link to={paths.halaqahMembers(page.halaqah.id)}>{t("common:form.clear-filter")}</Link>
        )}
      </Form>
      {page.offered.length === 0 ? (
        <p className="soft">{t("members.nobody")}</p>
      ) : (
        <Form method="post">
          <TextField
            label={t("members.first-day")}
            name="day"
            type="date"
            defaultValue={answer?.values.day ?? page.today}
            required
          />
          <CheckboxField
            label={t("members.move", { programme: page.halaqah.programme })}
            name="move"
            help={t("members.move-help")}
            defaultChecked={answer === undefined || answer.values.move === "on"}
          />
          <fieldset>
            <legend>{t("members.who-comes")}</legend>
            {page.offered.map((one) => (
              <label key={one.id} className="choice-line">
                <input type="checkbox" name="santri" value={one.id} defaultChecked={chosen.has(one.id)} />
                <span>
                  {one.name} <small className="soft">{one.code}</small>
                  {one.halaqah.length > 0 && <small className="soft"> · {one.halaqah.join(", ")}</small>}
                </span>
              </label>
            ))}
          </fieldset>
          {page.more && <p className="help">{t("members.more")}</p>}
          <SubmitButton name="intent" value="add">
            {t("members.add")}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

/** Members: tick as many as leave. */
export function EndMembers({ page, answer }: MemberFormProps) {
  const { t } = useTranslation("halaqah")
  const chosen = new Set(answer?.chosen)
  return (
    <Card title={t("members.end-title")}>
      {page.members.length === 0 ? (
        <p className="soft">{t("members.none")}</p>
      ) : (
        <Form method="post">
          <TextField
            label={t("members.last-day")}
            name="day"
            type="date"
            defaultValue={answer?.values.day ?? page.today}
            required
          />
          <fieldset>
            <legend>{t("members.who-leaves")}</legend>
            {page.members.map((one) => (
              <label key={`${one.santriId} ${one.from}`} className="choice-line">
                <input
                  type="checkbox"
                  name="santri"
                  value={one.santriId}
                  defaultChecked={chosen.has(one.santriId)}
                />
                <span>
                  {one.name} <small className="soft">{one.code}</small>
                  <br />
                  <small className="soft">
                    <SpanText from={one.from} until={one.until} />
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
          <SubmitButton name="intent" value="end" className="btn ghost">
            {t("members.end")}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}
