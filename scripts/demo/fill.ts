import { type Day, dayIn } from "#app/domain/dates.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import type { Inspection } from "#app/evidence/inspect.server.ts"
import type { StoredFile } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { advanceCycle } from "#app/services/advance-cycle.server.ts"
import { answerItem } from "#app/services/answer-item.server.ts"
import { assignItems } from "#app/services/assign-items.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { enterFigure } from "#app/services/enter-figure.server.ts"
import { explainHole } from "#app/services/explain-hole.server.ts"
import { installInstruments } from "#app/services/install-instruments.server.ts"
import { linkEvidence } from "#app/services/link-evidence.server.ts"
import { openCycle } from "#app/services/open-cycle.server.ts"
import { reviewItem } from "#app/services/review-item.server.ts"
import { db } from "#db/client.server.ts"
import { listResponses, requireResponse } from "#db/queries/cycles.server.ts"
import { instrument } from "#db/schema/instruments.ts"
import { addAgreementStory } from "#scripts/demo/agreements.ts"
import {
  ANSWERS_A,
  ANSWERS_B,
  CHARGED_B,
  DEFAULT_DUE,
  DEFAULT_POSITION,
  EXPLAINED_HOLES,
  FIGURES,
  type SampleAnswer,
} from "#scripts/demo/answers.ts"
import { addCalendarStory } from "#scripts/demo/calendar.ts"
import { addFollowUpStory } from "#scripts/demo/follow-up.ts"
import { addImtihanStory } from "#scripts/demo/imtihan.ts"
import { actorOf, addAssessor, makePeople, type People } from "#scripts/demo/people.ts"
import { addProductStory } from "#scripts/demo/products.ts"
import { addProgressStory } from "#scripts/demo/progress.ts"
import { addReadinessStory } from "#scripts/demo/readiness.ts"
import { addRegionSamples, USUAL_UNITS } from "#scripts/demo/region.ts"
import { addRegisterStory } from "#scripts/demo/registers.ts"
import { sampleFiles } from "#scripts/demo/sample-files.ts"
import { addSantriStory } from "#scripts/demo/santri.ts"
import { storeFile } from "#scripts/demo/stored-file.ts"
import { type CycleName, type SampleFile, type SampleLink, YEAR } from "#scripts/demo/story.ts"

export type Cycles = Record<CycleName, string>

/** Files under way at once: one is drawn while others are written and looked into. */
const DRAWN_AHEAD = 4

const ANSWERS: Record<CycleName, SampleAnswer[]> = { a: ANSWERS_A, b: ANSWERS_B }

/**
 * Fills an empty, migrated installation with the story, through the services the screens use. What is proved
 * lies in the fixed year of the story; due and visit dates are counted from `now`, so that it stays fresh. `units` is
 * how many the region has, the story's own among them.
 * @returns the ids of both cycles.
 */
export async function fillStory(
  now: Date,
  say: (what: string) => void,
  units: number = USUAL_UNITS,
): Promise<Cycles> {
  const today = dayIn(now, "Asia/Jakarta")
  say("Unit, akun, dan jabatan")
  const people = await makePeople()
  await installInstruments()
  const coordinator = await actorOf("koordinator")
  say("Santri dan halaqah")
  const santri = await addSantriStory(coordinator, people.unitId, {
    today,
    accounts: { pengajar: (await actorOf("pengajar")).userId },
  })
  say("Kehadiran dan capaian dua tahun")
  await addProgressStory(coordinator, people.unitId, santri)
  await addRegisterStory(coordinator, people.unitId)
  await addImtihanStory(coordinator, today)
  const cycles = await openCycles(coordinator, people, today)
  await addAssessor(people.unitId, cycles.a, daysFrom(today, 120))
  await assign(coordinator, people, cycles, today)
  say(`${sampleFiles.length} berkas bukti`)
  const files = await addFiles(people.unitId, cycles)
  say("PKS, karya santri, dan kalender")
  await addAgreementStory(coordinator, people.unitId, today)
  await addProductStory(coordinator, people.unitId, YEAR.from)
  await addCalendarStory(coordinator, people.unitId, today)
  say("Jawaban dan tinjauan")
  for (const figure of FIGURES) await enterFigure(coordinator, cycles[figure.cycle], figure)
  for (const hole of EXPLAINED_HOLES) await explainHole(coordinator, cycles[hole.cycle], hole.item, hole)
  for (const name of ["a", "b"] as const)
    for (const answer of ANSWERS[name]) await giveAnswer(cycles[name], answer)
  await advanceCycle(coordinator, cycles.a, "evaluasi-diri")
  await advanceCycle(coordinator, cycles.a, "tinjauan")
  await advanceCycle(coordinator, cycles.b, "evaluasi-diri")
  await addReadinessStory(people.unitId, Object.values(cycles), today)
  say("Kunjungan, arahan, dan tindak lanjut")
  await addFollowUpStory(people, { cycleId: cycles.a, files, today })
  say(`${units} unit di wilayah`)
  await addRegionSamples(people.unitId, units, today)
  return cycles
}

/** A day some days from another. */
export function daysFrom(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

async function openCycles(coordinator: Actor, people: People, today: Day): Promise<Cycles> {
  const installed = await db.select({ id: instrument.id, key: instrument.key }).from(instrument)
  const idOf = (key: string) => {
    const found = installed.find((one) => one.key === key)
    if (found === undefined) throw new Error(`Instrument "${key}" is not installed`)
    return found.id
  }
  const terms = { periodFrom: YEAR.from, periodTo: YEAR.to }
  return {
    a: await openCycle(coordinator, {
      ...terms,
      title: "Pendaftaran Pondok Pesantren At-Taubah 2026",
      applicantId: people.pesantrenId,
      instrumentId: idOf("kemenag-registrasi-pesantren"),
      targetLevel: 2,
      dueDate: daysFrom(today, 21),
      visitDate: daysFrom(today, 35),
    }),
    b: await openCycle(coordinator, {
      ...terms,
      title: "Akreditasi pendidikan kesetaraan 2026 (contoh)",
      applicantId: people.partnerId,
      instrumentId: idOf("banpdm-ia2024-kesetaraan"),
      targetLevel: 3,
      dueDate: daysFrom(today, 75),
      visitDate: daysFrom(today, 110),
    }),
  }
}

async function assign(coordinator: Actor, people: People, cycles: Cycles, today: Day): Promise<void> {
  const scope = scopeOf(coordinator)
  for (const name of ["a", "b"] as const) {
    const items = (await listResponses(db, scope, cycles[name])).map((row) => row.item)
    await assignItems(coordinator, cycles[name], {
      items,
      positionId: people.positions[DEFAULT_POSITION],
      dueDate: daysFrom(today, DEFAULT_DUE[name]),
    })
    for (const { item, position, due } of ANSWERS[name]) {
      if (position === undefined && due === undefined) continue
      await assignItems(coordinator, cycles[name], {
        items: [item],
        ...(position === undefined ? {} : { positionId: people.positions[position] }),
        ...(due === undefined ? {} : { dueDate: daysFrom(today, due) }),
      })
    }
  }
  for (const { items, position, due } of CHARGED_B)
    await assignItems(coordinator, cycles.b, {
      items,
      positionId: people.positions[position],
      dueDate: daysFrom(today, due),
    })
}

/** @returns the ids of the files by key. */
async function addFiles(unitId: string, cycles: Cycles): Promise<ReadonlyMap<string, string>> {
  const actors = { koordinator: await actorOf("koordinator"), kontributor: await actorOf("kontributor") }
  const ids = new Map<string, string>()
  const waiting = sampleFiles.slice(0, DRAWN_AHEAD).map(prepareFile)
  for (const [at, file] of sampleFiles.entries()) {
    const next = sampleFiles[at + DRAWN_AHEAD]
    if (next !== undefined) waiting.push(prepareFile(next))
    const stored = await waiting.shift()
    if (stored === undefined) throw new Error(`"${file.key}" was not drawn`)
    const id = await addFile(actors[file.uploader ?? "koordinator"], { unitId, file, stored, cycles, ids })
    ids.set(file.key, id)
    if (file.cleared) await clearEvidence(actors.koordinator, id, "terbuka")
  }
  return ids
}

/** Draws a file and puts it into the store. */
const prepareFile = async (file: SampleFile) => storeFile(await file.draw())

interface FileToAdd {
  unitId: string
  file: SampleFile
  stored: StoredFile & Inspection
  cycles: Cycles
  /** Ids of the files added before, by key. */
  ids: ReadonlyMap<string, string>
}

async function addFile(actor: Actor, { unitId, file, stored, cycles, ids }: FileToAdd): Promise<string> {
  const [first, ...others] = file.links.map((link) => linkOf(link, cycles))
  const { evidence } = await addEvidence(actor, {
    unitId,
    file: stored,
    fileName: file.fileName,
    title: file.title,
    kind: file.kind,
    periodFrom: file.from ?? undefined,
    periodTo: file.to ?? undefined,
    validUntil: file.validUntil,
    supersedesId: file.supersedes === undefined ? undefined : ids.get(file.supersedes),
    link: first,
  })
  for (const link of others) await linkEvidence(actor, [evidence.id], link)
  return evidence.id
}

function linkOf(link: SampleLink, cycles: Cycles) {
  return {
    cycleId: cycles[link.cycle],
    item: link.item,
    hint: link.hint ?? undefined,
    label: link.label,
    pageFrom: link.pages?.[0],
    pageTo: link.pages?.[1],
  }
}

/** Walks an answer as far as the story says: saved by its author, offered, approved or returned by another. */
async function giveAnswer(cycleId: string, answer: SampleAnswer): Promise<void> {
  const author = await actorOf(answer.author ?? "koordinator")
  const { version } = await requireResponse(db, scopeOf(author), cycleId, answer.item)
  const { state } = answer.progress
  const saved = await answerItem(author, cycleId, answer.item, {
    version,
    level: answer.level,
    notApplicable: answer.level === null,
    narrative: answer.narrative,
    gapReason: answer.gapReason ?? "",
    intent: state === "draf" ? "save" : "ready",
  })
  if (saved.outcome !== "saved") throw new Error(`The answer to "${answer.item}" was stale`)
  if (state === "draf" || state === "siap") return
  await reviewItem(await actorOf("peninjau"), cycleId, answer.item, {
    version: saved.version,
    verdict: state === "disetujui" ? "approve" : "return",
    note: answer.progress.note ?? "",
  })
}
