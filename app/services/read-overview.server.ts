import type { TFunction } from "i18next"
import { nextItemToDo } from "#app/domain/cycle-summary.ts"
import { formatDay, formatHijri, formatPeriod, type Language } from "#app/domain/dates.ts"
import { levelOf, nodeLabel, text } from "#app/domain/instrument.ts"
import { isListed } from "#app/domain/item-filter.ts"
import type { OverviewView } from "#app/domain/overview-view.ts"
import { type Actor, can } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"
import { componentsOf, sayForInsider, workOf } from "#app/services/cycle-words.server.ts"
import { describeWhatIf, readTries } from "#app/services/describe-result.server.ts"
import { filteredItems, itemRows, readFilters } from "#app/services/overview-rows.server.ts"
import { type CyclePicture, isOutsider, readCycle } from "#app/services/read-cycle.server.ts"
import type { Db } from "#db/client.server.ts"
import { getInstrumentCheck } from "#db/queries/instruments.server.ts"

interface Reader {
  actor: Actor
  language: Language
  t: TFunction
  /** Filter and what-if of the address. */
  search: URLSearchParams
}

/** The overview of a cycle for one reader. @throws 404 outside his scope, 403 where he may not see cycles. */
export async function readOverview(db: Db, cycleId: string, reader: Reader): Promise<OverviewView> {
  const { actor, language, t, search } = reader
  const picture = await readCycle(db, actor, cycleId)
  const { cycle, instrument, responses, readiness } = picture
  const check = await getInstrumentCheck(db, cycle.unitId, cycle.instrumentHash)
  const subject = { unitId: cycle.unitId, cycleId }
  const own = readiness.items.filter(({ item }) => responses.has(item))
  const outsider = isOutsider(actor, cycle)
  const rows = itemRows(picture, own, language).map((row) =>
    // Dates and readiness are the unit's own work, not an assessor's.
    outsider ? { ...row, isReady: false, isBlocker: false, due: null, isOverdue: false } : row,
  )
  const { filter, view: filters } = readFilters(picture, rows, { search, language, t, outsider })
  const listed = filteredItems(actor, picture, own)
  const mayAnswer = can(actor, "item.answer", { ...subject, ownerPositionIds: actor.positionIds })
  const next = mayAnswer
    ? nextItemToDo(
        instrument,
        cycle.applicantKind,
        [...responses.values()],
        picture.isWhole ? undefined : actor.positionIds,
      )
    : undefined
  const level = levelOf(instrument, cycle.targetLevel)
  return {
    cycle: {
      id: cycleId,
      title: cycle.title,
      state: cycle.state,
      applicant: cycle.applicantName,
      isSample: cycle.applicantSample,
      unit: cycle.unitName,
      instrument: text(instrument.title, language),
      instrumentVersion: cycle.instrumentVersion,
      period: formatPeriod(cycle.periodFrom, cycle.periodTo, language),
      target:
        level === undefined ? String(cycle.targetLevel) : `${level.value} ${text(level.name, language)}`,
      due: cycle.dueDate === null ? null : formatDay(cycle.dueDate, language),
      visit:
        cycle.visitDate === null
          ? null
          : `${formatDay(cycle.visitDate, language)} (${formatHijri(cycle.visitDate, language)})`,
    },
    ...(outsider ? sayForOutsider(picture, reader) : sayForInsider(picture, own, reader)),
    unverified:
      instrument.status === "verified" || check !== undefined
        ? null
        : { notes: instrument.notPublished.map(({ note }) => text(note, language)) },
    checkedBy:
      check === undefined
        ? null
        : t("cycle:overview.checked", {
            by: check.checkedBy,
            office: check.office,
            day: formatDay(check.checkedOn, language),
          }),
    work: outsider ? null : workOf(picture, own, reader),
    components: componentsOf(picture, own, language).map((component) =>
      outsider ? { ...component, ready: component.approved } : component,
    ),
    result: picture.isWhole && !outsider ? resultOf(picture, reader) : null,
    filters,
    rows: rows.filter(({ key }) => {
      const item = listed.get(key)
      return item !== undefined && isListed(item, filter, picture.today)
    }),
    next: next === undefined ? null : { key: next.key, label: nodeLabel(next, language) },
    may: {
      assign: can(actor, "item.assign", subject),
      edit: can(actor, "cycle.edit", subject),
      issue: can(actor, "dossier.issue-redacted", subject),
      seeDossiers: can(actor, "dossier.list", subject),
    },
  }
}

function sayForOutsider({ cycle, responses }: CyclePicture, { t }: Reader) {
  const approved = [...responses.values()].filter(({ status }) => status === "disetujui").length
  return {
    say: t("cycle:overview.outsider", { title: cycle.title }),
    lead: t("cycle:overview.outsider-lead", { approved, count: responses.size }),
  }
}

function resultOf(picture: CyclePicture, { search, t, language }: Reader) {
  const { instrument, cycle, score, scoreInput } = picture
  const tries = readTries(search.getAll("try"), instrument, Object.keys(score.items))
  return describeWhatIf({
    instrument,
    input: scoreInput,
    score,
    tries,
    t,
    language,
    without: (item) => {
      const rest = Object.entries(tries).filter(([key]) => key !== item)
      const query = new URLSearchParams(rest.map(([key, level]) => ["try", `${key}:${level}`]))
      return `${paths.cycle(cycle.id)}${rest.length === 0 ? "" : `?${query}`}#what-if`
    },
  })
}
