import { expect, test } from "vitest"
import {
  ACTIONS,
  type Action,
  type Actor,
  can,
  canSomewhere,
  editionSeen,
  type Membership,
  ROLES,
  type Role,
  type Subject,
  scopeOf,
  unitsWhere,
} from "#app/domain/permissions.ts"

/**
 * The table "may …" of the domain plan, one row per verb: `●` always, `own` on what he owns, `-` never;
 * `not his`: not what he wrote himself; `cleared`: only what was cleared; `given`: by the edition given;
 * `led`: of the halaqah he leads.
 */
const TABLE: Record<Action, Record<Role, string>> = {
  "cycle.list": row("● ● ● - ● ● ● ●"),
  "cycle.see": row("● ● ● - ● ● - ●"),
  "cycle.open": row("● - - - - - - -"),
  "cycle.edit": row("● - - - - - - -"),
  "cycle.advance": row("● - - - - - - -"),
  "cycle.submit": row("● - - - - - - -"),
  "cycle.amend": row("● - - - - - - -"),
  "cycle.sign-off": row("- - - - ● - - -"),
  "item.see": row("● own ● - ● ● - ●"),
  "item.answer": row("● own ● - - - - -"),
  "item.assign": row("● - - - - - - -"),
  "item.review": row("- - not-his - not-his - - -"),
  "item.explain-hole": row("● own ● - - - - -"),
  "figure.enter": row("● - ● - - - - -"),
  "figure.name": row("● - - - - - - -"),
  "evidence.list": row("● ● ● - ● ● - ●"),
  "evidence.see": row("● own ● - ● given - cleared"),
  "evidence.add": row("● ● ● - - - - -"),
  "evidence.edit": row("● own ● - - - - -"),
  "evidence.link": row("● own ● - - - - -"),
  "evidence.unlink": row("● own ● - - - - -"),
  "evidence.clear": row("● - ● - - - - -"),
  "evidence.black-out": row("● - ● - - - - -"),
  "evidence.remove": row("● - - - - - - -"),
  "dossier.list": row("● - ● - ● ● - -"),
  "dossier.take": row("● - ● - ● given - -"),
  "dossier.issue-redacted": row("● - ● - ● - - -"),
  "dossier.issue-full": row("● - - - ● - - -"),
  "user.manage": row("- - - - - - - ●"),
  "position.manage": row("- - - - - - - ●"),
  "unit.manage": row("- - - - - - - ●"),
  "applicant.manage": row("- - - - - - - ●"),
  "instrument.see": row("● ● ● - ● - - ●"),
  "instrument.check": row("- - - - - - - ●"),
  "audit.see": row("own - - - ● - - ●"),
  "santri.list": row("● - ● led ● - - -"),
  "santri.overview": row("● - ● - ● - - -"),
  "santri.see": row("● - ● led ● - - -"),
  "santri.see-number": row("● - - - ● - - -"),
  "santri.edit": row("● - - - - - - -"),
  "santri.enrol": row("● - - - - - - -"),
  "santri.import": row("● - - - - - - -"),
  "santri.export": row("● - - - ● - - -"),
  "santri.erase": row("● - - - - - - -"),
  "register.see": row("● - ● - ● - - -"),
  "register.edit": row("● - - - - - - -"),
  "programme.manage": row("● - - - - - - -"),
  "halaqah.list": row("● - ● led ● - - -"),
  "halaqah.see": row("● - ● led ● - - -"),
  "halaqah.manage": row("● - - - - - - -"),
  "attendance.record": row("● - - led - - - -"),
  "progress.record": row("● - - led - - - -"),
  "target.set": row("● - - led - - - -"),
  "sheet.print": row("● - - led - - - -"),
  "imtihan.record": row("● - - led - - - -"),
  "paper.issue": row("● - - - - - - -"),
  "paper.take": row("● - ● led ● - - -"),
  "supporting-data.take": row("● - - - ● - - -"),
  "retention.set": row("- - - - - - - ●"),
  "readiness.see": row("● - ● - ● - - -"),
  "weekly-sheet.make": row("● - ● - ● - - -"),
  "disposition.record": row("● - - - ● - - -"),
  "action.list": row("● ● ● - ● - ● -"),
  "action.see": row("● own ● - ● - ● -"),
  "action.create": row("● - ● - ● - ● -"),
  "action.edit": row("● - ● - ● - - -"),
  "action.work": row("● own ● - - - - -"),
  "action.comment": row("● own ● - ● - ● -"),
  "action.review": row("- - not-his - not-his - - -"),
  "visit.see": row("● - ● - ● - ● -"),
  "visit.record": row("● - ● - ● - ● -"),
  "agreement.see": row("● - ● - ● - - -"),
  "agreement.edit": row("● - - - - - - -"),
  "product.see": row("● - ● - ● - - -"),
  "product.edit": row("● - - - - - - -"),
  "calendar.see": row("● ● ● - ● - - -"),
  "calendar.edit": row("● - - - - - - -"),
  "region.see": row("- - - - - - ● -"),
  "region.exchange": row("- - - - - - ● -"),
  "report.make": row("● - - - ● - - -"),
}

function row(marks: string): Record<Role, string> {
  const each = marks.split(" ")
  return Object.fromEntries(ROLES.map((role, index) => [role, each[index]])) as Record<Role, string>
}

function actorWith(...memberships: Partial<Membership>[]): Actor {
  return {
    userId: "me",
    name: "Saya",
    positionIds: ["my-position"],
    halaqahIds: ["my-halaqah"],
    memberships: memberships.map((one) => ({
      role: one.role ?? "koordinator",
      unitIds: one.unitIds ?? ["unit"],
      cycleId: one.cycleId ?? null,
      edition: one.edition ?? null,
    })),
  }
}

/** An asesor is one for a single cycle; everybody else belongs to the unit. */
function holder(role: Role): Actor {
  return actorWith(role === "asesor" ? { role, cycleId: "cycle", edition: "redacted" } : { role })
}

const OTHERS: Subject = {
  unitId: "unit",
  cycleId: "cycle",
  ownerPositionIds: ["their-position"],
  authorId: "them",
  uploadedBy: "them",
  sensitivity: "sensitif",
  edition: "full",
  halaqahIds: ["their-halaqah"],
}
const OWN: Subject = { ...OTHERS, ownerPositionIds: ["their-position", "my-position"] }
const OPEN: Subject = { ...OTHERS, sensitivity: "terbuka", edition: "redacted" }
const WRITTEN: Subject = { ...OTHERS, authorId: "me" }
const LED: Subject = { ...OTHERS, halaqahIds: ["their-halaqah", "my-halaqah"] }

/** What each mark allows: [others' things, own by position, what was cleared, what he wrote himself, of his halaqah]. */
const MEANING: Record<string, [boolean, boolean, boolean, boolean, boolean]> = {
  "●": [true, true, true, true, true],
  own: [false, true, false, true, false],
  "-": [false, false, false, false, false],
  "not-his": [true, true, true, false, true],
  cleared: [false, false, true, false, false],
  given: [false, false, true, false, false],
  led: [false, false, false, false, true],
}

const CELLS = ACTIONS.flatMap((action) => ROLES.map((role) => ({ action, role, mark: TABLE[action][role] })))

test("the table names every verb and every role", () => {
  expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort())
  expect(CELLS.every(({ mark }) => MEANING[mark] !== undefined)).toBe(true)
})

test.each(CELLS)("$role may $action: $mark", ({ action, role, mark }) => {
  const actor = holder(role)
  const allowed = [OTHERS, OWN, OPEN, WRITTEN, LED].map((subject) => can(actor, action, subject))
  expect(allowed).toEqual(MEANING[mark])
})

test.each(CELLS)("$role outside his unit or cycle may not $action", ({ action, role }) => {
  const elsewhere = { ...OWN, unitId: "other-unit", cycleId: "other-cycle", sensitivity: "terbuka" as const }
  expect(can(holder(role), action, elsewhere)).toBe(false)
})

test.each(CELLS)(
  "a menu offers $action to $role only where the table has a mark",
  ({ action, role, mark }) => {
    expect(canSomewhere(holder(role), action)).toBe(mark !== "-")
  },
)

test("nobody without a membership may do anything", () => {
  const nobody = actorWith()
  expect(ACTIONS.filter((action) => can(nobody, action, OWN))).toEqual([])
})

test("an asesor sees his one cycle, not the others of the unit", () => {
  const asesor = holder("asesor")
  expect(can(asesor, "cycle.see", { unitId: "unit", cycleId: "cycle" })).toBe(true)
  expect(can(asesor, "cycle.see", { unitId: "unit", cycleId: "next" })).toBe(false)
  expect(can(asesor, "cycle.see", { unitId: "unit" })).toBe(false)
})

test("the full edition lets an asesor see what was not cleared", () => {
  const asesor = actorWith({ role: "asesor", cycleId: "cycle", edition: "full" })
  expect(can(asesor, "evidence.see", OTHERS)).toBe(true)
  expect(can(asesor, "dossier.take", OTHERS)).toBe(true)
})

test("a membership of units below counts in each of them", () => {
  const wilayah = actorWith({ role: "wilayah", unitIds: ["korwil", "lapas-a", "lapas-b"] })
  expect(can(wilayah, "cycle.list", { unitId: "lapas-b" })).toBe(true)
  expect(can(wilayah, "cycle.list", { unitId: "lapas-c" })).toBe(false)
})

test("several roles add up, each in its own place", () => {
  const both = actorWith({ role: "admin", unitIds: ["a"] }, { role: "koordinator", unitIds: ["b"] })
  expect(can(both, "user.manage", { unitId: "a" })).toBe(true)
  expect(can(both, "user.manage", { unitId: "b" })).toBe(false)
  expect(unitsWhere(both, "cycle.open")).toEqual(["b"])
})

test("queries may touch whole units, and the single cycles of an asesor", () => {
  const actor = actorWith(
    { role: "koordinator", unitIds: ["a", "b"] },
    { role: "asesor", unitIds: ["c"], cycleId: "x" },
  )
  expect(scopeOf(actor)).toEqual({ unitIds: ["a", "b"], cycleIds: ["x"] })
})

test("an outside assessor's seat shows its edition; a part in the unit's own work shows all it covers", () => {
  const seat = (edition: Membership["edition"]): Membership => ({
    role: "asesor",
    unitIds: ["u1"],
    cycleId: "c1",
    edition,
  })
  const inside = (role: Role): Membership => ({ role, unitIds: ["u1"], cycleId: null, edition: null })
  const at: Subject = { unitId: "u1", cycleId: "c1", ownerPositionIds: ["p1"] }
  const seen = (memberships: Membership[], subject: Subject = at) =>
    editionSeen(
      { userId: "x", name: "x", memberships, positionIds: ["p1"], halaqahIds: [] },
      "item.see",
      subject,
    )
  expect(seen([seat("redacted")])).toBe("redacted")
  expect(seen([seat(null)])).toBe("redacted")
  expect(seen([seat("full")])).toBe("full")
  expect(seen([seat("redacted"), inside("peninjau")])).toBe("full")
  expect(seen([seat("redacted"), inside("wilayah")])).toBe("redacted")
  expect(seen([seat("redacted"), inside("kontributor")])).toBe("full")
  expect(seen([seat("redacted"), inside("kontributor")], { ...at, ownerPositionIds: ["p2"] })).toBe(
    "redacted",
  )
  expect(seen([inside("koordinator")], { ...at, unitId: "u2" })).toBe("redacted")
})
