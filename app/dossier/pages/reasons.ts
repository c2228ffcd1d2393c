/** Why a file, or a page of it, is not shown. The words for people are in the dossier's translations. */
export type ReasonCode =
  /** The file is not where it should be. */
  | "missing"
  /** It opens only with a password. */
  | "encrypted"
  /** It is damaged beyond what readers repair. */
  | "broken"
  /** It has no page. */
  | "empty"
  /** Its format is not one that a page can show (HEIC, office documents, video …). */
  | "unsupported"
  /** It took longer than a source may. */
  | "too-slow"
  /** It is larger than a source may be, or grows so when unpacked. */
  | "too-large"

/** `detail` is for logs and in English. */
export type Reason = { kind: "reason"; code: ReasonCode; detail: string }

export const reason = (code: ReasonCode, detail: string): Reason => ({ kind: "reason", code, detail })
