import type { TFunction } from "i18next"
import { z } from "zod"
import { formatDay, formatMonth, type Language } from "#app/domain/dates.ts"
import { EXCHANGE_BYTES } from "#app/domain/exchange.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { checkForm } from "#app/http/parse-form.server.ts"
import { receiveReports } from "#app/http/receive-reports.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { type ReadReport, readReports, saidBy, trustAndRead } from "#app/services/read-reports.server.ts"
import { retireKey } from "#app/services/trust-key.server.ts"

interface Words {
  language: Language
  t: TFunction
}

const RetireForm = z.object({ unitId: z.string().min(1).max(80), key: z.string().min(1).max(80) })
const TrustForm = z.object({
  unitId: z.string().min(1, "region:error.unit-needed").max(80),
  name: z.string().max(300),
  text: z.string().max(EXCHANGE_BYTES),
})

/** The posts of the page of monthly files: reads files, trusts a key and reads its file, or retires a key. */
export async function regionFilesAction(request: Request, actor: Actor, { t, language }: Words) {
  const received = await receiveReports(request)
  if (!received.ok) return { error: received.refused.key, results: [] }
  const { fields, files } = received
  const intent = fields.get("intent")
  if (intent === "retire") {
    const form = checkForm(fields, RetireForm)
    if (!form.ok) return { error: "common:form.invalid", results: [] }
    await retireKey(actor, form.value.unitId, form.value.key)
    return "saved" as const
  }
  if (intent === "trust") return trustAction(fields, actor, { t, language })
  try {
    if (files.length === 0) return { error: "region:error.no-file", results: [] }
    const results = await readReports(actor, files)
    return { results: results.map((one) => resultLine(one, { t, language })) }
  } catch (thrown) {
    return { error: (await refusedForm(thrown)).key, results: [] }
  }
}

/** A key that cannot be trusted like that keeps its file on the page, with what is wrong beside it. */
async function trustAction(fields: FormData, actor: Actor, { t, language }: Words) {
  const form = checkForm(fields, TrustForm)
  const { name = "", text = "" } = form.ok ? form.value : form.values
  const refused = (key: string) => {
    const line = { name, outcome: "refused" as const, text: t(key) }
    const says = saidBy(text)
    return { results: [says === undefined ? line : { ...line, says }] }
  }
  if (!form.ok) return refused(form.errors.unitId ?? "common:form.invalid")
  try {
    return {
      results: [resultLine(await trustAndRead(actor, form.value.unitId, { name, text }), { t, language })],
    }
  } catch (thrown) {
    return refused((await refusedForm(thrown)).key)
  }
}

function resultLine(read: ReadReport, { t, language }: Words) {
  const { name, outcome } = read
  if (read.outcome === "refused") {
    const text = t(`region:fault.${read.fault}`)
    return "says" in read ? { name, outcome, text, says: read.says } : { name, outcome, text }
  }
  const values = {
    unit: read.unit,
    month: formatMonth(`${read.month}-01`, language),
    day: formatDay(read.asOf, language),
  }
  const key = read.outcome === "known" ? "known" : read.countedHere > 0 ? "counted-here" : "taken"
  return { name, outcome, text: t(`region:results.${key}-text`, { ...values, count: read.marks }) }
}
