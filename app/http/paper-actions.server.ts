import type { z } from "zod"
import type { Actor } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { IssueAllForm, IssueForm, NumberingForm, WithdrawForm } from "#app/http/paper-forms.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { type RefusedForm, refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { issuePaper, issueRapors } from "#app/services/issue-paper.server.ts"
import { setNumbering } from "#app/services/set-numbering.server.ts"
import { withdrawPaper } from "#app/services/withdraw-paper.server.ts"

export interface PaperAnswer {
  /** Which form of the page it answers. */
  at: string
  values: Record<string, string>
  errors?: FieldErrors
  refused?: Omit<RefusedForm, "status">
}

type Done = { to: string } | { to?: undefined; status: number; answer: PaperAnswer }

/** Does what was posted to the page of a santri's papers: issue one, or withdraw one. */
export async function santriPapersAction(actor: Actor, santriId: string, request: Request): Promise<Done> {
  const form = await readForm(request)
  const here = `${paths.santriPapers(santriId)}?notice=saved`
  if (form.get("intent") === "withdraw")
    return attempt(`withdraw:${form.get("paper")}`, form, WithdrawForm, async ({ paper, reason }) => {
      await withdrawPaper(actor, paper, reason)
      return here
    })
  return attempt(`issue:${form.get("kind")}`, form, IssueForm, async (order) => {
    await issuePaper(actor, santriId, order)
    return here
  })
}

/** Does what was posted to the page of a unit's papers: rapor for all, or how numbers are written. */
export async function unitPapersAction(actor: Actor, request: Request): Promise<Done> {
  const form = await readForm(request)
  switch (form.get("intent")) {
    case "numbering":
      return attempt(
        `numbering:${form.get("kind")}`,
        form,
        NumberingForm,
        async ({ unitId, ...numbering }) => {
          await setNumbering(actor, unitId, numbering)
          return `${paths.papers()}?unit=${unitId}&notice=saved`
        },
      )
    case "issue-all":
      return attempt("issue-all", form, IssueAllForm, async ({ unitId, ...order }) => {
        const count = await issueRapors(actor, unitId, order)
        return `${paths.papers()}?unit=${unitId}&issued=${count}`
      })
    default:
      throw refusal(400, "common:refusal.not-a-form")
  }
}

async function attempt<T extends z.ZodType>(
  at: string,
  form: FormData,
  schema: T,
  act: (value: z.output<T>) => Promise<string>,
): Promise<Done> {
  const values = typedIn(form)
  const parsed = checkForm(form, schema)
  if (!parsed.ok) return { status: 422, answer: { at, values, errors: parsed.errors } }
  try {
    return { to: await act(parsed.value) }
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return { status, answer: { at, values, refused } }
  }
}
