import { parseEvidenceCode } from "#app/domain/evidence.ts"
import { EvidenceForm } from "#app/domain/evidence-form.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { type RefusalBody, refusal } from "#app/domain/refusal.ts"
import { requireKey } from "#app/http/params.server.ts"
import { checkForm, type FieldErrors, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { editEvidence } from "#app/services/edit-evidence.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { removeEvidence } from "#app/services/remove-evidence.server.ts"
import { unlinkEvidence } from "#app/services/unlink-evidence.server.ts"
import { db } from "#db/client.server.ts"
import { getEvidenceByNumber, requireEvidence, type StoredEvidence } from "#db/queries/evidence.server.ts"

/** What the page of a file shows after a post that changed nothing; `values` is what was typed. */
export interface EvidenceAnswered {
  values: Record<string, string>
  errors?: FieldErrors
  refused?: RefusalBody
  /** What stands now, where someone else saved in between. */
  current?: {
    version: number
    title: string
    kind: string
    periodFrom: string | null
    periodTo: string | null
    validUntil: string | null
  }
}

type Done = { to: string } | { to?: undefined; status: number; answer: EvidenceAnswered }

/** Does what a form of a file's page asks for: edit, clear or withhold, link, unlink, remove. */
export async function evidenceAction(actor: Actor, evidenceId: string, request: Request): Promise<Done> {
  const form = await readForm(request)
  const here = paths.evidence(evidenceId)
  const field = (name: string) => requireKey(String(form.get(name) ?? ""))
  const values = Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >
  try {
    switch (form.get("intent")) {
      case "edit":
        return await edit(actor, evidenceId, form, here)
      case "clear":
        await clearEvidence(actor, evidenceId, "terbuka")
        return { to: `${here}?notice=saved` }
      case "withhold":
        await clearEvidence(actor, evidenceId, "sensitif")
        return { to: `${here}?notice=saved` }
      case "link": {
        const [cycleId, item] = String(form.get("target") ?? "").split(" ")
        await linkEvidence(actor, [evidenceId], { cycleId: requireKey(cycleId), item: requireKey(item) })
        return { to: `${here}?notice=saved#uses` }
      }
      case "unlink":
        await unlinkEvidence(actor, { cycleId: field("cycle"), item: field("item"), linkId: field("link") })
        return { to: `${here}?notice=saved#uses` }
      case "remove":
        await removeEvidence(actor, evidenceId)
        return { to: `${paths.evidenceLibrary()}?notice=removed` }
      default:
        throw refusal(400, "common:refusal.not-a-form")
    }
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return { status, answer: { values, refused } }
  }
}

async function edit(actor: Actor, evidenceId: string, form: FormData, here: string): Promise<Done> {
  const parsed = checkForm(form, EvidenceForm)
  if (!parsed.ok) return { status: 422, answer: { values: parsed.values, errors: parsed.errors } }
  const { supersedes, version, ...said } = parsed.value
  const values = Object.fromEntries(
    Object.entries({ ...said, supersedes }).map(([name, value]) => [name, value ?? ""]),
  )
  const older = await findSuperseded(actor, evidenceId, supersedes)
  if (older === "unknown") {
    return { status: 422, answer: { values, errors: { supersedes: "evidence:error.no-such-code" } } }
  }
  const result = await editEvidence(actor, evidenceId, version, { ...said, supersedesId: older })
  if (result.ok) return { to: `${here}?notice=saved` }
  return { status: 409, answer: { values, current: standing(result.current) } }
}

/** The file of the same unit that a code names; null for an empty field. */
async function findSuperseded(
  actor: Actor,
  evidenceId: string,
  code: string,
): Promise<string | null | "unknown"> {
  if (code === "") return null
  const { unitId } = await requireEvidence(db, actor, evidenceId)
  const number = parseEvidenceCode(code)
  const found = number === undefined ? undefined : await getEvidenceByNumber(db, actor, unitId, number)
  return found?.id ?? "unknown"
}

function standing(row: StoredEvidence): NonNullable<EvidenceAnswered["current"]> {
  const { version, title, kind, periodFrom, periodTo, validUntil } = row
  return { version, title, kind, periodFrom, periodTo, validUntil }
}
