import type { TFunction } from "i18next"
import { type Day, formatDay, type Language } from "#app/domain/dates.ts"
import type { EntryKind } from "#app/domain/progress-entry.ts"
import type { KitabMode } from "#app/domain/progress-terms.ts"
import { nextAyah } from "#app/domain/quick-entry.ts"
import { ayahPlace } from "#app/domain/quran.ts"
import { surahName } from "#app/domain/surah-names.ts"
import type { Lesson, LessonMember } from "#app/services/read-lesson.server.ts"

/** One santri's line of the sheet. */
export interface QuickLine {
  id: string
  code: string
  name: string
  seen: number
  /** What was last recorded, in words. */
  last: string
  /** What a field left empty stands for. */
  next: { volume: string; pageFrom: string; surah: string; from: string }
  /** Items of the checklist that he cannot do yet. */
  todo: string[]
}

export interface QuickEntryView {
  halaqah: { id: string; name: string }
  day: Day
  today: Day
  of: EntryKind
  /** Id of the programme, or `akhlak`. */
  programme: string
  programmeName: string
  programmes: { value: string; label: string }[]
  /** What is missing before anything can be recorded. */
  lacks: "method" | "kitab" | "items" | "members" | undefined
  methodName: string
  volumes: number | null
  grades: { code: string; name: string }[]
  items: { id: string; name: string }[]
  kitabs: { value: string; label: string }[]
  kitab: string
  mode: KitabMode
  chapters: string[]
  teachers: { value: string; label: string }[]
  /** Who is named as long as nobody chooses. */
  teacher: string
  lines: QuickLine[]
}

/** A lesson as its sheet shows it, in the user's language. */
export function quickEntryView(
  lesson: Lesson,
  mode: KitabMode,
  language: Language,
  t: TFunction,
): QuickEntryView {
  const { of, programme, members } = lesson
  const kitab = lesson.kitabs.find((one) => one.id === lesson.kitabId)
  const self = lesson.teachers.find((one) => one.self)
  return {
    halaqah: lesson.halaqah,
    day: lesson.day,
    today: lesson.today,
    of,
    programme: programme?.id ?? "akhlak",
    programmeName: programme?.name ?? t("progress:kind.akhlak"),
    programmes: [
      ...lesson.programmes.map(({ id, name }) => ({ value: id, label: name })),
      { value: "akhlak", label: t("progress:kind.akhlak") },
    ],
    lacks: lacking(lesson),
    methodName: lesson.method?.name ?? "",
    volumes: lesson.method?.volumes ?? null,
    grades: lesson.grades,
    items: lesson.items,
    kitabs: lesson.kitabs.map(({ id, title }) => ({ value: id, label: title })),
    kitab: lesson.kitabId ?? "",
    mode,
    chapters: kitab?.chapters ?? [],
    teachers: lesson.teachers.map(({ id, name, self: isSelf }) => ({
      value: id,
      label: isSelf ? t("progress:quick.myself", { name }) : t("progress:quick.behalf", { name }),
    })),
    teacher: self?.id ?? lesson.teachers.find((one) => one.leads)?.id ?? "",
    lines: members
      .filter((member) => !member.isErased)
      .map((member) => ({
        id: member.id,
        code: member.code,
        name: member.name,
        seen: member.seen,
        last: lastText(lesson, member, language, t),
        next: nextOf(of, member),
        todo: lesson.items.map((item) => item.id).filter((id) => !member.canDo.includes(id)),
      })),
  }
}

function lacking({ of, sheet, items, members }: Lesson): QuickEntryView["lacks"] {
  if (sheet === undefined) return of === "kitab" ? "kitab" : "method"
  if (of === "ibadah" && items.length === 0) return "items"
  return members.some((member) => !member.isErased) ? undefined : "members"
}

function lastText(
  { of, items }: Lesson,
  { last, canDo }: LessonMember,
  language: Language,
  t: TFunction,
): string {
  if (last === undefined) return t("progress:quick.never")
  const day = formatDay(last.lastDay, language)
  switch (of) {
    case "tahsin":
      return t("progress:quick.last-tahsin", {
        volume: last.level,
        page: last.page,
        result: t(`progress:result.${last.lastResult}`),
        day,
      })
    case "tahfidz": {
      if (last.ayah === null) return t("progress:quick.last-murajaah", { day })
      const { surah, ayat } = ayahPlace(last.ayah)
      return t("progress:quick.last-setoran", { surah: surahName(surah), ayat, day })
    }
    case "kitab":
      return t(last.page === null ? "progress:quick.last-chapter" : "progress:quick.last-kitab", {
        chapter: last.chapter || "–",
        page: last.page,
        day,
      })
    case "ibadah":
      return t("progress:quick.last-ibadah", { done: canDo.length, all: items.length, day })
    case "akhlak":
      return t("progress:quick.last-akhlak", { level: t(`progress:akhlak.${last.level}`), day })
  }
}

function nextOf(of: EntryKind, { goesOn }: LessonMember): QuickLine["next"] {
  const next = of === "tahfidz" ? nextAyah(goesOn) : undefined
  const page =
    of === "tahsin" && goesOn?.page ? goesOn.page + (goesOn.lastResult === "ulang" ? 0 : 1) : undefined
  return {
    volume: of === "tahsin" ? String(goesOn?.level ?? 1) : "",
    pageFrom: of === "tahsin" ? String(page ?? 1) : "",
    surah: next === undefined ? "" : surahName(next.surah),
    from: next === undefined ? "" : String(next.ayat),
  }
}
