import { Form } from "@remix-run/react"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { type DraftStatus, useDraftKeeper } from "#app/components/cycle/draft-keeper.ts"
import { StaleAnswer } from "#app/components/cycle/stale-answer.tsx"
import { ErrorSummary, TextAreaField } from "#app/components/form.tsx"
import { Tag } from "#app/components/state.tsx"
import type { AnswerTexts, ItemView } from "#app/domain/item-view.ts"
import type { ItemAnswered } from "#app/http/item-actions.server.ts"
import { paths } from "#app/paths.ts"

interface AnswerFormProps {
  view: ItemView
  answered: ItemAnswered | undefined
  onDraft: (status: DraftStatus) => void
}

/** Level, narrative and reason for a gap. What was typed comes first: from the refused post, else the draft. */
export function AnswerForm({ view, answered, onDraft }: AnswerFormProps) {
  const { t } = useTranslation("cycle")
  const form = useRef<HTMLFormElement>(null)
  useDraftKeeper(form, paths.itemDraft(view.cycle.id, view.item.key), onDraft)
  const stale = answered?.stale
  const version = useBaseVersion(form, view, stale?.version)
  const shown: AnswerTexts = { ...view.answer, ...view.draft, ...answered?.values }
  const errors = errorsOf(answered)
  return (
    <>
      {view.draft !== null && answered === undefined && <DraftNotice draft={view.draft} />}
      {stale !== undefined && <StaleAnswer theirs={stale} mine={shown} levels={view.levels} />}
      <ErrorSummary
        errors={errors}
        labels={{ level: t("item.level"), narrative: t("item.narrative"), gapReason: t("item.gap-reason") }}
      />
      <Form method="post" id="answer" ref={form} className="answer" preventScrollReset>
        <input type="hidden" name="version" value={version} />
        <fieldset id="level" aria-describedby={view.item.hasLevelTexts ? undefined : "level-texts"}>
          <legend>{t("item.level")}</legend>
          {!view.item.hasLevelTexts && (
            <p className="help" id="level-texts">
              {t("item.no-level-texts")}
            </p>
          )}
          <div className="levels">
            {view.levels.map(({ value, name, text }) => (
              <label key={value} className={value < view.target ? "level below" : "level"}>
                <input
                  type="radio"
                  name="level"
                  value={value}
                  defaultChecked={shown.level === String(value)}
                  aria-invalid={errors?.level === undefined ? undefined : true}
                />
                <span>
                  <b>
                    {value} {name}
                  </b>{" "}
                  {value === view.target && <Tag tone="ready">{t("item.target")}</Tag>}
                  {text !== null && <span className="soft level-text">{text}</span>}
                </span>
              </label>
            ))}
            {view.item.mayNotApply && (
              <label className="level below">
                <input
                  type="radio"
                  name="level"
                  value="not-applicable"
                  defaultChecked={shown.level === "not-applicable"}
                />
                <span>
                  <b>{t("item.not-applicable")}</b>
                  <span className="soft level-text">{t("item.not-applicable-help")}</span>
                </span>
              </label>
            )}
          </div>
        </fieldset>
        <div className={errors?.gapReason === undefined && shown.gapReason === "" ? "gap-field" : undefined}>
          <TextAreaField
            label={t("item.gap-reason")}
            name="gapReason"
            help={t("item.gap-reason-help")}
            defaultValue={shown.gapReason}
            error={errors?.gapReason}
            className="short"
            maxLength={5000}
          />
        </div>
        <TextAreaField
          label={t("item.narrative")}
          name="narrative"
          defaultValue={shown.narrative}
          error={errors?.narrative}
          maxLength={20000}
        />
      </Form>
    </>
  )
}

/** Errors beside their field; what a service refused goes to the field it is about. */
function errorsOf(answered: ItemAnswered | undefined): Record<string, string> | undefined {
  if (answered?.errors !== undefined) return answered.errors
  if (answered?.refused === undefined) return undefined
  const { key } = answered.refused
  if (/gap-reason|not-applicable-reason/.test(key)) return { gapReason: key }
  return /level|not-applicable/.test(key) ? { level: key } : { form: key }
}

/**
 * The version the typed text is based on. A newer one is taken over by itself only where there is nothing to
 * merge: the stored texts are what they were, or what stands in the form. Else saving must say that it is stale.
 */
function useBaseVersion(
  form: { readonly current: HTMLFormElement | null },
  view: ItemView,
  staleVersion: number | undefined,
): number {
  const { answer, draft } = view
  const [base, setBase] = useState({ version: draft?.baseVersion ?? answer.version, texts: textsKey(answer) })
  useEffect(() => {
    if (form.current === null) return
    const typed = new FormData(form.current)
    const now = textsKey({
      level: String(typed.get("level") ?? ""),
      narrative: String(typed.get("narrative") ?? ""),
      gapReason: String(typed.get("gapReason") ?? ""),
    })
    const stored = textsKey(answer)
    setBase((before) =>
      answer.version > before.version && (stored === before.texts || stored === now)
        ? { version: answer.version, texts: stored }
        : before,
    )
  }, [answer, form])
  return Math.max(base.version, staleVersion ?? 0)
}

function textsKey({ level, narrative, gapReason }: AnswerTexts): string {
  return JSON.stringify([level, narrative.replace(/\r\n?/g, "\n"), gapReason.replace(/\r\n?/g, "\n")])
}

function DraftNotice({ draft }: { draft: NonNullable<ItemView["draft"]> }) {
  const { t } = useTranslation("cycle")
  return (
    <div className="warning row between">
      <span>
        {t("draft.restored", { at: draft.savedAt })} {draft.isBehind && t("draft.behind")}
      </span>
      <Form method="post">
        <button type="submit" name="intent" value="discard-draft" className="link">
          {t("draft.discard")}
        </button>
      </Form>
    </div>
  )
}
