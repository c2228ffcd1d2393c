/** How an item's answer moves: belum → draf → siap → disetujui, or back by revisi. One table, no exceptions in code. */

export const RESPONSE_STATES = ["belum", "draf", "siap", "disetujui", "revisi"] as const
export type ResponseState = (typeof RESPONSE_STATES)[number]

/** `touch`: what proves an answer changed after it was approved. */
export const RESPONSE_EVENTS = ["save", "ready", "approve", "return", "touch"] as const
export type ResponseEvent = (typeof RESPONSE_EVENTS)[number]

const TABLE: Record<ResponseState, Partial<Record<ResponseEvent, ResponseState>>> = {
  belum: { save: "draf", ready: "siap", touch: "draf" },
  draf: { save: "draf", ready: "siap", touch: "draf" },
  siap: { save: "draf", ready: "siap", approve: "disetujui", return: "revisi", touch: "siap" },
  // Whatever changes an approved answer takes the approval away: nobody approved the new one.
  disetujui: { save: "draf", ready: "siap", return: "revisi", touch: "draf" },
  revisi: { save: "draf", ready: "siap", touch: "revisi" },
}

/** The state after an event, or undefined where the event cannot happen in that state. */
export function nextResponseState(from: ResponseState, event: ResponseEvent): ResponseState | undefined {
  return TABLE[from][event]
}

/** Whether a reviewer has something to decide. */
export function awaitsReview(state: ResponseState): boolean {
  return state === "siap"
}
