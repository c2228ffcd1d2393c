import { LinkForm, ShownLink } from "#app/domain/evidence-form.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { editLink, type LinkEdit } from "#app/services/edit-link.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { moveLink } from "#app/services/move-link.server.ts"
import { unlinkEvidence } from "#app/services/unlink-evidence.server.ts"

/** What the page shows after a post that changed nothing. */
export interface ItemEvidenceAnswered {
  /** The link whose form was posted; absent for the picker. */
  linkId?: string
  values: Record<string, string>
  errors?: FieldErrors
  refused?: RefusalBody
  /** What the link says now, where someone else changed it in between. */
  current?: LinkEdit
}

type Done = { to: string } | { to?: undefined; status: number; answer: ItemEvidenceAnswered }

/** More than a page of the library shows cannot have been ticked. */
const MOST_LINKED = 100

/** Does what a form of the page asks for: link files, change a link, move it, take it away. */
export async function itemEvidenceAction(
  actor: Actor,
  at: { cycleId: string; item: string },
  request: Request,
): Promise<Done> {
  const form = await readForm(request)
  const here = paths.itemEvidence(at.cycleId, at.item)
  const link = () => ({ ...at, linkId: requireKey(String(form.get("link") ?? "")) })
  try {
    switch (form.get("intent")) {
      case "link": {
        const ids = form
          .getAll("evidence")
          .slice(0, MOST_LINKED)
          .map((id) => requireKey(String(id)))
        if (ids.length === 0) {
          return { status: 422, answer: { values: {}, errors: { evidence: "evidence:error.none-ticked" } } }
        }
        const hint = String(form.get("hint") ?? "")
        await linkEvidence(actor, ids, { ...at, hint: hint === "" ? undefined : requireKey(hint) })
        return { to: `${here}?notice=saved` }
      }
      case "edit-link":
        return await edit(actor, at, form, here)
      case "up":
      case "down":
        await moveLink(actor, link(), form.get("intent") === "up" ? "up" : "down")
        return { to: `${here}#link-${form.get("link")}` }
      case "unlink":
        await unlinkEvidence(actor, link())
        return { to: `${here}?notice=saved` }
      default:
        throw refusal(400, "common:refusal.not-a-form")
    }
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return { status, answer: { values: {}, refused } }
  }
}

async function edit(
  actor: Actor,
  at: { cycleId: string; item: string },
  form: FormData,
  here: string,
): Promise<Done> {
  const parsed = checkForm(form, LinkForm)
  if (!parsed.ok) {
    const { values, errors } = parsed
    return { status: 422, answer: { linkId: values.link, values, errors } }
  }
  const { link: linkId, shown, ...said } = parsed.value
  const result = await editLink(actor, { ...at, linkId }, shownLink(shown), said)
  if (result.ok) return { to: `${here}?notice=saved#link-${linkId}` }
  const values = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, value === null ? "" : String(value)]),
  )
  return { status: 409, answer: { linkId, values, current: result.current } }
}

function shownLink(json: string): LinkEdit {
  try {
    return ShownLink.parse(JSON.parse(json))
  } catch {
    throw refusal(400, "common:refusal.not-a-form")
  }
}
