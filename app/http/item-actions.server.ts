import { formatClock, type Language } from "#app/domain/dates.ts"
import type { TheirAnswer } from "#app/domain/item-view.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import {
  DraftForm,
  FigureForm,
  HoleForm,
  ItemAnswerForm,
  NameFigureForm,
  ReviewForm,
} from "#app/http/cycle-forms.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { translate } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { explainHole } from "#app/services/explain-hole.server.ts"
import { discardDraft, keepDraft } from "#app/services/keep-draft.server.ts"
import { dropFigure, nameFigure } from "#app/services/name-figure.server.ts"
import { nextItemOf, theirAnswer } from "#app/services/read-their-answer.server.ts"
import { reviewItem } from "#app/services/review-item.server.ts"
import { db } from "#db/client.server.ts"
import { type ResponseRow, requireCycle } from "#db/queries/cycles.server.ts"

/** Which of the page's forms was posted: each shows its own errors and keeps its own text. */
export type ItemFormName = "answer" | "review" | "hole" | "figure" | "name-figure"

/** What the page shows after a post that changed nothing; `values` is what was typed. */
export interface ItemAnswered {
  form: ItemFormName
  values: Record<string, string>
  errors?: FieldErrors
  refused?: { key: string; values: Record<string, string | number> }
  stale?: TheirAnswer
}

type Done = { to: string } | { to?: undefined; status: number; answer: ItemAnswered }

/** Does what a form of the item's page asks for: answer, review, explain a hole, enter a figure, drop a draft. */
export async function answerAction(
  actor: Actor,
  cycleId: string,
  item: string,
  request: Request,
  language: Language,
): Promise<Done> {
  const form = await readForm(request)
  const here = paths.item(cycleId, item)
  switch (form.get("intent")) {
    case "save":
    case "ready": {
      const parsed = checkForm(form, ItemAnswerForm)
      if (!parsed.ok) return rejected("answer", parsed.values, parsed.errors)
      return attempt("answer", form, async () => {
        const outcome = await answerItem(actor, cycleId, item, parsed.value)
        if (outcome.outcome === "stale") return outcome
        if (parsed.value.intent === "save") return `${here}?notice=saved`
        const next = await nextItemOf(db, actor, cycleId, item)
        return next === undefined ? paths.cycle(cycleId) : paths.item(cycleId, next)
      })
    }
    case "approve":
    case "return": {
      const parsed = checkForm(form, ReviewForm)
      if (!parsed.ok) return rejected("review", parsed.values, parsed.errors)
      return attempt("review", form, async () => {
        const outcome = await reviewItem(actor, cycleId, item, parsed.value)
        return outcome.outcome === "stale" ? outcome : `${here}?notice=saved`
      })
    }
    case "explain": {
      const parsed = checkForm(form, HoleForm, ["periods"])
      if (!parsed.ok) return rejected("hole", parsed.values, parsed.errors)
      return attempt("hole", form, async () => {
        await explainHole(actor, cycleId, item, parsed.value)
        return `${here}?notice=saved`
      })
    }
    case "figure": {
      const parsed = checkForm(form, FigureForm)
      if (!parsed.ok) return rejected("figure", parsed.values, parsed.errors)
      return attempt("figure", form, async () => {
        await enterFigure(actor, cycleId, parsed.value)
        return `${here}?notice=saved`
      })
    }
    case "name-figure": {
      const parsed = checkForm(form, NameFigureForm)
      if (!parsed.ok) return rejected("name-figure", parsed.values, parsed.errors)
      return attempt("name-figure", form, async () => {
        await nameFigure(actor, cycleId, item, parsed.value)
        return `${here}?notice=saved`
      })
    }
    case "drop-figure":
      await dropFigure(actor, cycleId, item, String(form.get("figure")))
      return { to: `${here}?notice=saved` }
    case "discard-draft":
      await discardDraft(actor, cycleId, item)
      return { to: here }
    default:
      throw refusal(400, "common:refusal.not-a-form")
  }

  async function attempt(
    name: ItemFormName,
    posted: FormData,
    act: () => Promise<string | { outcome: "stale"; theirs: ResponseRow }>,
  ): Promise<Done> {
    try {
      const done = await act()
      if (typeof done === "string") return { to: done }
      const stale = await theirAnswer(db, actor, cycleId, done.theirs, language, translate(language))
      return { status: 409, answer: { form: name, values: typed(posted), stale } }
    } catch (thrown) {
      const { status, ...refused } = await refusedForm(thrown)
      return { status, answer: { form: name, values: typed(posted), refused } }
    }
  }
}

/** Keeps what is being typed. @returns when, as the unit's clock shows it. */
export async function draftAction(
  actor: Actor,
  cycleId: string,
  item: string,
  request: Request,
  language: Language,
): Promise<string> {
  const parsed = checkForm(await readForm(request), DraftForm)
  if (!parsed.ok) throw refusal(422, Object.values(parsed.errors)[0] ?? "common:form.invalid")
  const { version, ...content } = parsed.value
  const savedAt = await keepDraft(actor, cycleId, item, { baseVersion: version, content })
  const { timeZone } = await requireCycle(db, scopeOf(actor), cycleId)
  return formatClock(savedAt, language, timeZone)
}

function rejected(form: ItemFormName, values: Record<string, string>, errors: FieldErrors): Done {
  return { status: 422, answer: { form, values, errors } }
}

function typed(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  )
}
