import type { Day } from "#app/domain/dates.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { EntryKind } from "#app/domain/progress-entry.ts"
import type { KitabMode } from "#app/domain/progress-terms.ts"
import type { LastPlace, QuickSheet } from "#app/domain/quick-entry.ts"
import { notFound } from "#app/domain/refusal.ts"
import { registerCode } from "#app/domain/register-code.ts"
import { requireHalaqah } from "#app/services/require-halaqah.server.ts"
import { listTeacherChoices, type TeacherChoice } from "#app/services/session-teacher.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  listAkhlakOf,
  listCompletions,
  listGrades,
  listIbadahItems,
  listIbadahOf,
  listKitab,
  listMembersOn,
  listMethodsOf,
  listProgrammes,
  listSessionsOn,
  listStandings,
  type ProgrammeRow,
} from "#db/queries/progress.server.ts"

/** What a sheet of a halaqah is asked for by. */
export interface LessonAsked {
  day: Day | undefined
  /** Of the unit; the halaqah's own where none is named. */
  programmeId: string | undefined
  /** Akhlak instead of a programme. */
  akhlak: boolean
  kitabId: string | undefined
  mode: KitabMode
}

/** A santri of the lesson, with what was last recorded of him. */
export interface LessonMember {
  id: string
  code: string
  name: string
  isErased: boolean
  /** Lines known when this was read: a form that shows another number is stale. */
  seen: number
  last: (LastPlace & { lastDay: Day; chapter: string }) | undefined
  /** Where the next line goes on: after the last one, or in the next volume once that one is finished. */
  goesOn: LastPlace | undefined
  /** Items of the checklist that he can do. */
  canDo: string[]
}

export interface Lesson {
  halaqah: { id: string; name: string }
  unitId: string
  day: Day
  today: Day
  of: EntryKind
  programme: ProgrammeRow | undefined
  programmes: ProgrammeRow[]
  /** Undefined where the programme lacks what the sheet needs: a method, a kitab. */
  sheet: QuickSheet | undefined
  method: { name: string; volumes: number | null } | undefined
  grades: { code: string; name: string }[]
  items: { id: string; name: string }[]
  kitabs: { id: string; title: string; pages: number | null; chapters: string[] }[]
  kitabId: string | undefined
  members: LessonMember[]
  /** Who may be named as having taught. */
  teachers: TeacherChoice[]
  /** The session that a line of the day belongs to, where there is just one. */
  sessionId: string | null
}

/** A halaqah's sheet of a day, for those who record. @throws 404 out of scope, 403 without the right. */
export async function readLesson(
  db: Db,
  actor: Actor,
  halaqahId: string,
  asked: LessonAsked,
): Promise<Lesson> {
  const known = await requireHalaqah(db, actor, "progress.record", halaqahId)
  const { halaqah } = known
  const { unitId } = halaqah
  const today = known.now.day
  const day = asked.day !== undefined && asked.day <= today ? asked.day : today
  const all = await listProgrammes(db, unitId)
  const programmeId = asked.akhlak ? undefined : (asked.programmeId ?? halaqah.programmeId)
  const programme = all.find((one) => one.id === programmeId)
  if (programmeId !== undefined && programme === undefined) throw notFound()
  const of: EntryKind = programme?.progress ?? "akhlak"
  const [members, teachers, sessions, grades, items, kitabs, methods] = await Promise.all([
    listMembersOn(db, halaqahId, day),
    listTeacherChoices(db, actor, known, day),
    listSessionsOn(db, halaqahId, day),
    listGrades(db, programmeId === undefined ? [] : [programmeId]),
    of === "ibadah" ? listIbadahItems(db, programmeId as string) : [],
    of === "kitab" ? listKitab(db, unitId) : [],
    of === "tahsin" ? listMethodsOf(db, programmeId as string) : [],
  ])
  const kitabId = (kitabs.find((one) => one.id === asked.kitabId) ?? kitabs[0])?.id
  const method = methods.find((one) => one.id === programme?.methodId)
  const held = sessions.filter((session) => session.state !== "cancelled")
  return {
    halaqah: { id: halaqah.id, name: halaqah.name },
    unitId,
    day,
    today,
    of,
    programme,
    programmes: all.filter((one) => !one.retired),
    sheet: sheetOf(of, {
      grades: grades.map((grade) => grade.code),
      items: items.map((item) => item.id),
      kitab: kitabs.find((one) => one.id === kitabId),
      mode: asked.mode,
      method,
    }),
    method,
    grades: grades.map(({ code, name }) => ({ code, name })),
    items,
    kitabs: kitabs.map(({ id, title, pages, chapters }) => ({ id, title, pages, chapters })),
    kitabId,
    members: await withLast(db, members, {
      of,
      programmeId,
      part: of === "kitab" ? kitabId : of === "tahsin" ? method?.id : "",
      items: items.map((item) => item.id),
    }),
    teachers,
    sessionId: held.length === 1 ? (held[0]?.id ?? null) : null,
  }
}

function sheetOf(
  of: EntryKind,
  {
    grades,
    items,
    kitab,
    mode,
    method,
  }: {
    grades: string[]
    items: string[]
    kitab: { id: string; pages: number | null } | undefined
    mode: KitabMode
    method: { id: string; volumes: number | null; volumePages: number[] } | undefined
  },
): QuickSheet | undefined {
  switch (of) {
    case "tahsin":
      return method === undefined ? undefined : { of, method, grades }
    case "tahfidz":
      return { of, grades }
    case "kitab":
      return kitab === undefined ? undefined : { of, kitab, mode, grades }
    case "ibadah":
      return { of, items }
    case "akhlak":
      return { of }
  }
}

async function withLast(
  db: Db,
  members: Awaited<ReturnType<typeof listMembersOn>>,
  where: { of: EntryKind; programmeId: string | undefined; part: string | undefined; items: string[] },
): Promise<LessonMember[]> {
  const ids = members.map((member) => member.id)
  const { of, programmeId } = where
  const [standings, completions, akhlak, ibadah] = await Promise.all([
    programmeId === undefined ? [] : listStandings(db, ids, programmeId),
    of === "tahsin" ? listCompletions(db, ids, programmeId) : [],
    of === "akhlak" ? listAkhlakOf(db, ids) : [],
    of === "ibadah" ? listIbadahOf(db, ids, where.items) : [],
  ])
  return members.map((member) => {
    const own = standings.filter((row) => row.santriId === member.id)
    const here = own.find((row) => row.part === where.part)
    const seenAkhlak = akhlak.filter((row) => row.santriId === member.id)
    const lastAkhlak = seenAkhlak.at(-1)
    const newest = new Map(
      ibadah.filter((row) => row.santriId === member.id).map((row) => [row.itemId, row.result]),
    )
    const isFinished = completions.some((row) => row.santriId === member.id && row.level === here?.level)
    return {
      id: member.id,
      code: registerCode("santri", member.number),
      name: member.name,
      isErased: member.erasedAt !== null,
      seen: seenAkhlak.length + own.reduce((sum, row) => sum + row.records, 0),
      last:
        lastAkhlak !== undefined
          ? { ...NOWHERE, level: lastAkhlak.level, lastDay: lastAkhlak.day }
          : here && {
              level: here.level,
              page: here.page,
              lastResult: here.lastResult,
              ayah: here.ayah,
              chapter: here.chapter,
              lastDay: here.lastDay,
            },
      goesOn: isFinished && here?.level ? { ...NOWHERE, level: here.level + 1 } : here,
      canDo: where.items.filter((item) => newest.get(item) === "bisa"),
    }
  })
}

const NOWHERE = { level: null, page: null, lastResult: "", ayah: null, chapter: "" }
