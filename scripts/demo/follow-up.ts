import { addDays, type Day } from "#app/domain/dates.ts"
import { beginAction, callOffAction, handInAction, reviewAction } from "#app/services/change-action.server.ts"
import { commentAction } from "#app/services/comment-action.server.ts"
import { type ActionSource, createAction } from "#app/services/create-action.server.ts"
import { addProof } from "#app/services/prove-action.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { addVisitPhoto } from "#app/services/visit-photos.server.ts"
import { ACTIONS, DIRECTIONS, type SampleAction, VISIT, VISIT_PHOTOS } from "#scripts/demo/directions.ts"
import { actorOf, type People } from "#scripts/demo/people.ts"

interface Story {
  /** The cycle whose items are followed up. */
  cycleId: string
  /** Ids of the evidence by the key of its sample file. */
  files: ReadonlyMap<string, string>
  today: Day
}

/** The visit of September 2024 with its three directions, and what was done about each so far. */
export async function addFollowUpStory(people: People, story: Story): Promise<void> {
  const coordinator = await actorOf("koordinator")
  const visitId = await addVisit(coordinator, people.unitId, VISIT, true)
  for (const { key, caption } of VISIT_PHOTOS)
    await addVisitPhoto(coordinator, visitId, { evidenceId: fileOf(story, key), caption })
  const directions: string[] = []
  for (const direction of DIRECTIONS) directions.push(await addDirection(coordinator, visitId, direction))
  for (const sample of ACTIONS) await addAction(sample, { people, story, directions })
}

function fileOf({ files }: Story, key: string): string {
  const id = files.get(key)
  if (id === undefined) throw new Error(`No sample file "${key}" to show`)
  return id
}

interface Place {
  people: People
  story: Story
  directions: readonly string[]
}

async function addAction(sample: SampleAction, { people, story, directions }: Place): Promise<void> {
  const [coordinator, reviewer] = [await actorOf("koordinator"), await actorOf("peninjau")]
  const worker = await actorOf(sample.by ?? "koordinator")
  const { title, detail = "", position, due } = sample
  const source: ActionSource =
    typeof sample.of === "string"
      ? { origin: "gap", cycleId: story.cycleId, item: sample.of }
      : { origin: "direction", directionId: directions[sample.of] ?? "" }
  const form = {
    title,
    detail,
    positionId: people.positions[position],
    dueDate: due === null ? null : addDays(story.today, due),
    version: 0,
  }
  const id = await createAction(coordinator, source, form, true)
  for (const text of sample.comments ?? []) await commentAction(worker, id, text)
  const { progress } = sample
  if (progress === undefined) return
  let version = 1
  if (progress.state === "batal") return callOffAction(coordinator, id, { note: progress.note, version })
  await beginAction(worker, id, version++)
  if (progress.state === "berjalan") return
  for (const key of progress.proofs) await addProof(worker, id, fileOf(story, key))
  await handInAction(worker, id, { outcome: progress.outcome, withoutProof: "", version: version++ })
  if (progress.state === "terbukti")
    await reviewAction(reviewer, id, { verdict: "approve", note: progress.note ?? "", version })
}
