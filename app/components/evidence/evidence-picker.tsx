import { Form } from "@remix-run/react"
import { useId } from "react"
import { useTranslation } from "react-i18next"
import { EvidenceFacts, StandingTags, Thumbnail } from "#app/components/evidence/evidence-row.tsx"
import { HintField } from "#app/components/evidence/link-editor.tsx"
import { SubmitButton, TextField } from "#app/components/form.tsx"
import { EmptyState, Pager } from "#app/components/page.tsx"
import type { ItemEvidenceView } from "#app/services/read-item-evidence.server.ts"

interface EvidencePickerProps {
  library: ItemEvidenceView["library"]
  hints: ItemEvidenceView["hints"]
  search: string
  /** Translation key of what is wrong with the choice. */
  error: string | undefined
}

/** Files of the library to be ticked and linked to an item, many at once. */
export function EvidencePicker({ library, hints, search, error }: EvidencePickerProps) {
  const { t } = useTranslation("evidence")
  const id = useId()
  return (
    <>
      <Form method="get" className="filters" role="search" preventScrollReset>
        <TextField label={t("filter.search")} name="q" type="search" defaultValue={search} maxLength={200} />
        <button type="submit" className="btn ghost">
          {t("common:form.filter")}
        </button>
      </Form>
      {library.rows.length === 0 ? (
        <EmptyState title={t(search === "" ? "picker.empty" : "library.none")} />
      ) : (
        <Form method="post" preventScrollReset>
          {error !== undefined && (
            <p className="error" role="alert">
              {t(error)}
            </p>
          )}
          <fieldset>
            <legend>{t("picker.choose", { count: library.total })}</legend>
            {library.rows.map((card) => (
              <div className="ev pick-row" key={card.id}>
                <Thumbnail card={card} />
                <label htmlFor={`${id}${card.id}`}>
                  <b>{card.code}</b> {card.title}
                  <br />
                  <EvidenceFacts card={card} />
                </label>
                <div className="ev-tags">
                  <StandingTags card={card} />
                  <input type="checkbox" name="evidence" value={card.id} id={`${id}${card.id}`} />
                </div>
              </div>
            ))}
          </fieldset>
          <Pager page={library.page} pages={library.pages} />
          <HintField hints={hints} />
          <SubmitButton name="intent" value="link" busyLabel={t("common:form.saving")}>
            {t("picker.link")}
          </SubmitButton>
        </Form>
      )}
    </>
  )
}
