import { Form } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { useFieldLabels } from "#app/components/evidence/evidence-fields.tsx"
import { EvidenceRow, LinkTagMark, SensitivityTag } from "#app/components/evidence/evidence-row.tsx"
import { LinkWarnings } from "#app/components/evidence/link-warnings.tsx"
import { ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import type { ItemEvidenceAnswered } from "#app/http/item-evidence-actions.server.ts"
import type { HintOption, LinkView } from "#app/services/read-item-evidence.server.ts"

interface LinkEditorProps {
  link: LinkView
  hints: readonly HintOption[]
  /** What was answered to this link's own form. */
  answered: ItemEvidenceAnswered | undefined
  isFirst: boolean
  isLast: boolean
}

/** One file beside the item: what to read in it, which hint it answers, its place in the order. */
export function LinkEditor({ link, hints, answered, isFirst, isLast }: LinkEditorProps) {
  const { t } = useTranslation("evidence")
  const labels = useFieldLabels()
  const said = { label: link.label, pageFrom: link.pageFrom, pageTo: link.pageTo, hint: link.hint }
  const base = answered?.current ?? said
  const values = answered?.values ?? {
    label: link.label,
    pageFrom: link.pageFrom?.toString() ?? "",
    pageTo: link.pageTo?.toString() ?? "",
    hint: link.hint ?? "",
  }
  const name = `${link.card.code} ${link.card.title}`
  return (
    <li id={`link-${link.linkId}`} className="link-editor">
      <EvidenceRow
        card={link.card}
        label={link.label}
        pageFrom={link.pageFrom}
        pageTo={link.pageTo}
        tags={
          <>
            <LinkTagMark tag={link.tag} />
            {link.card.sensitivity === "sensitif" && <SensitivityTag sensitivity="sensitif" />}
          </>
        }
      >
        {link.hintText !== null && <small>{t("link.answers", { hint: link.hintText })}</small>}
        <LinkWarnings warnings={link.warnings} editPage="" mayEdit />
      </EvidenceRow>
      <details open={answered !== undefined || link.label === ""}>
        <summary>{t("link.edit")}</summary>
        <Form method="post" className="link-form" preventScrollReset>
          <ErrorSummary errors={answered?.errors} labels={labels} />
          {answered?.current !== undefined && (
            <div className="error-summary" role="alert">
              <p>
                <strong>{t("edit.stale")}</strong>
              </p>
              <p>
                {answered.current.label} ({answered.current.pageFrom ?? "…"}–{answered.current.pageTo ?? "…"})
              </p>
            </div>
          )}
          <input type="hidden" name="link" value={link.linkId} />
          <input type="hidden" name="shown" value={JSON.stringify(base)} />
          <TextField
            label={t("link.label")}
            name="label"
            defaultValue={values.label}
            error={answered?.errors?.label}
            maxLength={200}
            help={t("link.label-help")}
          />
          <div className="row">
            <TextField
              label={t("link.page-from")}
              name="pageFrom"
              inputMode="numeric"
              pattern="[0-9]*"
              defaultValue={values.pageFrom}
              error={answered?.errors?.pageFrom}
              className="short-number"
            />
            <TextField
              label={t("link.page-to")}
              name="pageTo"
              inputMode="numeric"
              pattern="[0-9]*"
              defaultValue={values.pageTo}
              error={answered?.errors?.pageTo}
              className="short-number"
            />
          </div>
          <HintField hints={hints} defaultValue={values.hint} />
          <div className="row form-actions">
            <SubmitButton name="intent" value="edit-link" busyLabel={t("common:form.saving")}>
              {t("common:form.save")}
            </SubmitButton>
            {!isFirst && (
              <button type="submit" name="intent" value="up" className="btn ghost" formNoValidate>
                <span aria-hidden="true">↑</span>
                {t("link.up")}
              </button>
            )}
            {!isLast && (
              <button type="submit" name="intent" value="down" className="btn ghost" formNoValidate>
                <span aria-hidden="true">↓</span>
                {t("link.down")}
              </button>
            )}
            <button
              type="submit"
              name="intent"
              value="unlink"
              className="btn danger"
              formNoValidate
              aria-label={t("link.unlink-of", { name })}
            >
              {t("link.unlink")}
            </button>
          </div>
        </Form>
      </details>
    </li>
  )
}

/** Which of the item's evidence hints a file answers. */
export function HintField({ hints, defaultValue }: { hints: readonly HintOption[]; defaultValue?: string }) {
  const { t } = useTranslation("evidence")
  if (hints.length === 0) return <input type="hidden" name="hint" value="" />
  return (
    <SelectField
      label={t("link.hint")}
      name="hint"
      defaultValue={defaultValue}
      options={[
        { value: "", label: t("link.no-hint") },
        ...hints.map((hint) => ({ value: hint.key, label: hint.text })),
      ]}
    />
  )
}
