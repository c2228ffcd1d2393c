import type { RefusalBody } from "#app/domain/refusal.ts"

export interface RefusedForm extends RefusalBody {
  status: number
}

/**
 * What a service refused, for a form that shows it beside what was typed instead of losing it to an error page:
 * conflicts (409), terms that do not fit (422) and a right that was taken away meanwhile (403). Throws
 * everything else on.
 */
export async function refusedForm(thrown: unknown): Promise<RefusedForm> {
  if (!(thrown instanceof Response) || ![403, 409, 422].includes(thrown.status)) throw thrown
  const body = (await thrown.json()) as RefusalBody
  return { ...body, status: thrown.status }
}
