import { hashRegisterNumber } from "#app/auth/register-keys.server.ts"
import { type Actor, canSomewhere, grantsOf, unitsWhere } from "#app/domain/permissions.ts"
import { refusal } from "#app/domain/refusal.ts"
import type { SantriQuery } from "#app/domain/santri-forms.ts"
import { type SantriLine, santriLines } from "#app/services/santri-lines.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import type { Db } from "#db/client.server.ts"
import { countSantri, listHalaqahChoices, listIntakes, listSantri } from "#db/queries/santri.server.ts"

export const SANTRI_PAGE_SIZE = 50

export interface SantriListView {
  rows: SantriLine[]
  /** Under the filter. */
  total: number
  page: number
  pages: number
  /** Of all the actor sees, today. */
  counts: { residents: number; left: number }
  intakes: string[]
  halaqah: { id: string; name: string }[]
  /** `all`: he sees whole units, not the members of his halaqah alone. */
  may: { edit: boolean; enrol: boolean; all: boolean; papers: boolean; erase: boolean }
}

/** One page of the register under a filter. @throws 403 for who may list no santri. */
export async function readSantriList(db: Db, actor: Actor, query: SantriQuery): Promise<SantriListView> {
  if (!canSomewhere(actor, "santri.list")) throw refusal(403, "common:refusal.forbidden")
  const unitIds = unitsWhere(actor, "santri.list")
  const { today } = await unitDay(db, unitIds[0] as string)
  const filter = {
    search: query.q === "" ? undefined : query.q,
    numberHash: query.q === "" ? undefined : hashRegisterNumber(query.q),
    standing: query.standing === "all" ? undefined : query.standing,
    intake: query.intake || undefined,
    halaqahId: query.halaqah || undefined,
  }
  const [total, residents, left, intakes, halaqah] = await Promise.all([
    countSantri(db, actor, filter, today),
    countSantri(db, actor, { standing: "resident" }, today),
    countSantri(db, actor, { standing: "left" }, today),
    listIntakes(db, unitIds),
    listHalaqahChoices(db, unitIds, today),
  ])
  const pages = Math.max(1, Math.ceil(total / SANTRI_PAGE_SIZE))
  const page = Math.min(query.page, pages)
  const rows = await listSantri(db, actor, filter, today, {
    limit: SANTRI_PAGE_SIZE,
    offset: (page - 1) * SANTRI_PAGE_SIZE,
  })
  return {
    rows: await santriLines(db, rows, today),
    total,
    page,
    pages,
    counts: { residents, left },
    intakes,
    halaqah,
    may: {
      edit: canSomewhere(actor, "santri.edit"),
      enrol: canSomewhere(actor, "santri.enrol"),
      erase: canSomewhere(actor, "santri.erase"),
      papers: canSomewhere(actor, "paper.issue") || canSomewhere(actor, "supporting-data.take"),
      all: grantsOf(actor, "santri.list").some(({ grant }) => grant === "all"),
    },
  }
}
