import type { TFunction } from "i18next"
import { z } from "zod"
import type { Manager } from "#app/auth/manager.server.ts"
import { UnitChoice } from "#app/domain/account-forms.ts"
import { notFound } from "#app/domain/refusal.ts"
import { checkForm, MAX_FORM_BYTES, readForm } from "#app/http/parse-form.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import {
  type ReadLetter,
  readLetter,
  retireOfficeKey,
  trustOffice,
} from "#app/services/read-letter.server.ts"

const RetireForm = z.object({ key: z.string().min(1).max(80) })

/** The posts of the unit's page of letters: reads one, trusts its office's key, or retires a key. */
export async function letterAction(request: Request, { actor, unitIds }: Manager, t: TFunction) {
  const form = await readForm(request)
  if (form.get("intent") === "retire") {
    const retired = checkForm(form, RetireForm)
    if (!retired.ok) throw notFound()
    await retireOfficeKey(actor, unitIds, retired.value.key)
    return "saved" as const
  }
  const unit = checkForm(form, UnitChoice)
  if (!unit.ok || !unitIds.includes(unit.value.unitId)) throw notFound()
  const { unitId } = unit.value
  const refused = (key: string) => ({ outcome: "refused" as const, text: t(key) })
  try {
    if (form.get("intent") === "trust") {
      const text = form.get("text")
      if (typeof text !== "string" || text.length > MAX_FORM_BYTES) return refused("common:form.invalid")
      return answerOf(await trustOffice(actor, unitId, text), unitId, t)
    }
    const file = form.get("file")
    if (file === null || typeof file === "string" || file.size === 0) return refused("region:error.no-file")
    return answerOf(await readLetter(actor, unitId, await file.text()), unitId, t)
  } catch (thrown) {
    return refused((await refusedForm(thrown)).key)
  }
}

function answerOf(read: ReadLetter, unitId: string, t: TFunction) {
  const { outcome } = read
  if (read.outcome === "refused") {
    const text = t(`region:fault.${read.fault}`)
    return "says" in read ? { outcome, text, says: { ...read.says, unitId } } : { outcome, text }
  }
  if (read.outcome === "known") return { outcome, text: t("region:letters.known", { subject: read.subject }) }
  const { from, subject, directions, instrument } = read
  const taken = t("region:letters.taken", { from, subject, count: directions })
  const installed = instrument === null ? "" : ` ${t("region:letters.installed", { name: instrument })}`
  return { outcome, text: `${taken}${installed}` }
}
