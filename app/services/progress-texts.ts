import type { TFunction } from "i18next"
import type { ProgressEntry } from "#app/domain/progress-entry.ts"
import { SETORAN_ASPECTS } from "#app/domain/progress-terms.ts"
import { rangeText } from "#app/domain/quran.ts"

/** Names that a line refers to by id. */
export interface LineNames {
  kitab: ReadonlyMap<string, string>
  method: ReadonlyMap<string, string>
  item: ReadonlyMap<string, string>
}

/** What a line of progress says, in words. */
export function entryText(entry: ProgressEntry, names: LineNames, t: TFunction): string {
  switch (entry.of) {
    case "tahsin": {
      const { methodId, volume, pageFrom, pageTo, result } = entry.said
      return t("progress:line.tahsin", {
        method: names.method.get(methodId) ?? "",
        volume,
        pages: pagesText(pageFrom, pageTo),
        result: t(`progress:result.${result}`),
      })
    }
    case "tahfidz": {
      const { kind, ayahFrom, ayahTo } = entry.said
      return t("progress:line.setoran", {
        kind: t(`progress:kind.${kind}`),
        range: rangeText({ from: ayahFrom, to: ayahTo }),
        count: ayahTo - ayahFrom + 1,
      })
    }
    case "kitab": {
      const { kitabId, chapter, pageFrom, pageTo, khatam } = entry.said
      const parts = [names.kitab.get(kitabId) ?? "", chapter]
      if (pageFrom !== null && pageTo !== null)
        parts.push(t("progress:line.pages", { pages: pagesText(pageFrom, pageTo) }))
      if (khatam) parts.push(t("progress:field.khatam"))
      return parts.filter((part) => part !== "").join(", ")
    }
    case "ibadah":
      return t("progress:line.ibadah", {
        item: names.item.get(entry.said.itemId) ?? "",
        result: t(`progress:result.${entry.said.result}`),
      })
    case "akhlak":
      return t("progress:line.akhlak", { level: t(`progress:akhlak.${entry.said.level}`) })
  }
}

/** The grades of a line, as `Tajwid B`; empty where none were given. */
export function gradesText(entry: ProgressEntry, t: TFunction): string {
  if (entry.of === "tahfidz") {
    const { said } = entry
    return SETORAN_ASPECTS.filter((aspect) => said[aspect] !== null)
      .map((aspect) => `${t(`progress:field.${aspect}`)} ${said[aspect]}`)
      .join(" · ")
  }
  if (entry.of !== "tahsin" && entry.of !== "kitab") return ""
  return entry.said.grade === null ? "" : `${t("progress:field.grade")} ${entry.said.grade}`
}

function pagesText(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`
}
