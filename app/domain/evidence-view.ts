import { type Day, formatDay, formatPeriod, type Language } from "#app/domain/dates.ts"
import { formatOf } from "#app/domain/evidence.ts"
import type { LinkWarning } from "#app/domain/evidence-warnings.ts"
import type { Sensitivity } from "#app/domain/permissions.ts"

/** A file as rows and cards show it: texts are in the reader's language. */
export interface EvidenceCard {
  id: string
  code: string
  title: string
  kind: string
  format: ReturnType<typeof formatOf>
  mediaType: string
  sensitivity: Sensitivity
  sizeText: string
  /** Null where no period is known. */
  periodText: string | null
  validText: string | null
  isExpired: boolean
  pages: number | null
  /** Whether it is a blacked-out copy that stands for another file. */
  isCopy: boolean
}

interface CardSource {
  id: string
  code: string
  title: string
  kind: string
  mediaType: string
  sensitivity: Sensitivity
  size: number
  periodFrom: Day | null
  periodTo: Day | null
  validUntil: Day | null
  pages: number | null
  standsForId?: string | null
}

/** What a row shows of a file on a day. */
export function evidenceCard(source: CardSource, language: Language, today: Day): EvidenceCard {
  const { id, code, title, kind, mediaType, sensitivity, pages, periodFrom, periodTo, validUntil } = source
  const hasPeriod = periodFrom !== null || periodTo !== null
  return {
    id,
    code,
    title,
    kind,
    format: formatOf(mediaType),
    mediaType,
    sensitivity,
    sizeText: formatSize(source.size, language),
    periodText: hasPeriod ? formatPeriod(periodFrom, periodTo, language) : null,
    validText: validUntil === null ? null : formatDay(validUntil, language),
    isExpired: validUntil !== null && validUntil < today,
    pages,
    isCopy: (source.standsForId ?? null) !== null,
  }
}

/** `2,1 MB`: bytes in the unit people count files in, by powers of 1024. */
export function formatSize(bytes: number, language: Language): string {
  const units = ["B", "kB", "MB", "GB"]
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  const text = digits === 0 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, "")
  return `${language === "id" ? text.replace(".", ",") : text} ${units[unit]}`
}

/** The tag of a file beside an item: what is worst about it, or that it stands in the cycle's period. */
export type LinkTag = { tone: "ready" | "draft" | "gap"; code: "in-period" | LinkWarning["code"] }

const GRAVE: ReadonlySet<string> = new Set(["expired", "outside-period"])

/** The one tag that a row has room for, from the warnings about its link in their order. */
export function linkTag(warnings: readonly LinkWarning[]): LinkTag {
  const worst = warnings.find((warning) => GRAVE.has(warning.code)) ?? warnings[0]
  if (worst === undefined) return { tone: "ready", code: "in-period" }
  return { tone: GRAVE.has(worst.code) ? "gap" : "draft", code: worst.code }
}

/** What a page that sent files is told: what they are now, and why the rest is not. */
export interface UploadAnswer {
  files: { fileName: string; id: string; code: string; title: string; recognised: boolean }[]
  /** In the reader's language. */
  error: string | null
}
