import type { Actor } from "#app/domain/permissions.ts"
import type { RefusalBody } from "#app/domain/refusal.ts"
import { ArrivalForm } from "#app/domain/santri-arrival.ts"
import { chosenUnit, NO_UNIT } from "#app/http/chosen-unit.server.ts"
import { typedIn } from "#app/http/form-error.server.ts"
import { checkForm, type FieldErrors } from "#app/http/parse-form.server.ts"
import { receiveTable } from "#app/http/receive-table.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { paths } from "#app/paths.ts"
import { takeTranscript } from "#app/services/take-transcript.server.ts"

export interface TranscriptAnswer {
  refused: RefusalBody | undefined
  errors: FieldErrors
  /** What was typed, to be shown again. */
  values: Record<string, string>
}

export type TranscriptDone =
  | { to: string; answer?: undefined; status?: undefined }
  | { to?: undefined; answer: TranscriptAnswer; status: number }

/** Takes in a transcript for one of the units that its reader may import to. @throws 403, 400 for what is no form */
export async function transcriptAction(
  actor: Actor,
  unitIds: readonly string[],
  request: Request,
): Promise<TranscriptDone> {
  const received = await receiveTable(request)
  const values = typedIn(received.fields)
  if (!received.ok) return { answer: { refused: received.refused, errors: {}, values }, status: 422 }
  received.fields.delete("file")
  const form = checkForm(received.fields, ArrivalForm)
  if (!form.ok) return { answer: { refused: undefined, errors: form.errors, values }, status: 422 }
  try {
    const unitId = chosenUnit(received.fields, unitIds)
    const santriId = await takeTranscript(actor, unitId, { pdf: received.bytes, arrival: form.value })
    return { to: `${paths.santri(santriId)}?notice=created` }
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    if (refused.key === NO_UNIT)
      return { answer: { refused: undefined, errors: { unitId: NO_UNIT }, values }, status }
    return { answer: { refused, errors: {}, values }, status }
  }
}
