/** Who may do what: one table, shared by guards, buttons and the audit log's verbs. */

export const ROLES = [
  "koordinator",
  "kontributor",
  "peninjau",
  "pengajar",
  "kalapas",
  "asesor",
  "wilayah",
  "admin",
] as const
export type Role = (typeof ROLES)[number]

export type Edition = "redacted" | "full"
export type Sensitivity = "sensitif" | "terbuka"

/** A membership in force today; units below are already spelled out in `unitIds`. */
export interface Membership {
  role: Role
  unitIds: readonly string[]
  /** Narrowed to one cycle (asesor); null for all cycles of the units. */
  cycleId: string | null
  /** The edition an asesor was given. */
  edition: Edition | null
}

export interface Actor {
  userId: string
  name: string
  memberships: readonly Membership[]
  /** Positions held today. */
  positionIds: readonly string[]
  /** Halaqah led today. */
  halaqahIds: readonly string[]
}

/** What rows an actor's queries may touch: whole units, and single cycles elsewhere. */
export interface Scope {
  unitIds: readonly string[]
  cycleIds: readonly string[]
}

/** What an action is done to; leave out what does not apply. */
export interface Subject {
  unitId: string
  cycleId?: string
  /** Positions that own it: of an item, or of the items a file is linked to. */
  ownerPositionIds?: readonly (string | null)[]
  /** Who wrote the answer, for a review. */
  authorId?: string | null
  /** Who uploaded the file. */
  uploadedBy?: string | null
  sensitivity?: Sensitivity
  edition?: Edition
  /** The halaqah itself, or those a santri learns in today. */
  halaqahIds?: readonly string[]
}

/** Granted always, on what the actor owns, or only under the condition named. */
type Grant = "all" | "own" | "not-author" | "cleared" | "own-cycle" | "edition-given" | "own-halaqah"

const TABLE = {
  "cycle.list": {
    koordinator: "all",
    kontributor: "all",
    peninjau: "all",
    kalapas: "all",
    asesor: "own-cycle",
    wilayah: "all",
    admin: "all",
  },
  "cycle.see": {
    koordinator: "all",
    kontributor: "all",
    peninjau: "all",
    kalapas: "all",
    asesor: "own-cycle",
    admin: "all",
  },
  "cycle.open": { koordinator: "all" },
  "cycle.edit": { koordinator: "all" },
  "cycle.advance": { koordinator: "all" },
  "cycle.submit": { koordinator: "all" },
  "cycle.amend": { koordinator: "all" },
  "cycle.sign-off": { kalapas: "all" },
  "item.see": {
    koordinator: "all",
    kontributor: "own",
    peninjau: "all",
    kalapas: "all",
    asesor: "own-cycle",
    admin: "all",
  },
  "item.answer": { koordinator: "all", kontributor: "own", peninjau: "all" },
  "item.assign": { koordinator: "all" },
  "item.review": { peninjau: "not-author", kalapas: "not-author" },
  "item.explain-hole": { koordinator: "all", kontributor: "own", peninjau: "all" },
  "figure.enter": { koordinator: "all", peninjau: "all" },
  "figure.name": { koordinator: "all" },
  "evidence.list": {
    koordinator: "all",
    kontributor: "all",
    peninjau: "all",
    kalapas: "all",
    asesor: "own-cycle",
    admin: "all",
  },
  "evidence.see": {
    koordinator: "all",
    kontributor: "own",
    peninjau: "all",
    kalapas: "all",
    asesor: "edition-given",
    admin: "cleared",
  },
  "evidence.add": { koordinator: "all", kontributor: "all", peninjau: "all" },
  "evidence.edit": { koordinator: "all", kontributor: "own", peninjau: "all" },
  "evidence.link": { koordinator: "all", kontributor: "own", peninjau: "all" },
  "evidence.unlink": { koordinator: "all", kontributor: "own", peninjau: "all" },
  "evidence.clear": { koordinator: "all", peninjau: "all" },
  "evidence.black-out": { koordinator: "all", peninjau: "all" },
  "evidence.remove": { koordinator: "all" },
  "dossier.list": { koordinator: "all", peninjau: "all", kalapas: "all", asesor: "own-cycle" },
  "dossier.take": { koordinator: "all", peninjau: "all", kalapas: "all", asesor: "edition-given" },
  "dossier.issue-redacted": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "dossier.issue-full": { koordinator: "all", kalapas: "all" },
  "user.manage": { admin: "all" },
  "position.manage": { admin: "all" },
  "unit.manage": { admin: "all" },
  "applicant.manage": { admin: "all" },
  "instrument.see": { koordinator: "all", kontributor: "all", peninjau: "all", kalapas: "all", admin: "all" },
  "instrument.check": { admin: "all" },
  "audit.see": { koordinator: "own", kalapas: "all", admin: "all" },
  "santri.list": { koordinator: "all", peninjau: "all", pengajar: "own-halaqah", kalapas: "all" },
  "santri.overview": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "santri.see": { koordinator: "all", peninjau: "all", pengajar: "own-halaqah", kalapas: "all" },
  "santri.see-number": { koordinator: "all", kalapas: "all" },
  "santri.edit": { koordinator: "all" },
  "santri.enrol": { koordinator: "all" },
  "santri.import": { koordinator: "all" },
  "santri.export": { koordinator: "all", kalapas: "all" },
  "santri.erase": { koordinator: "all" },
  "register.see": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "register.edit": { koordinator: "all" },
  "programme.manage": { koordinator: "all" },
  "halaqah.list": { koordinator: "all", peninjau: "all", pengajar: "own-halaqah", kalapas: "all" },
  "halaqah.see": { koordinator: "all", peninjau: "all", pengajar: "own-halaqah", kalapas: "all" },
  "halaqah.manage": { koordinator: "all" },
  "attendance.record": { koordinator: "all", pengajar: "own-halaqah" },
  "progress.record": { koordinator: "all", pengajar: "own-halaqah" },
  "target.set": { koordinator: "all", pengajar: "own-halaqah" },
  "sheet.print": { koordinator: "all", pengajar: "own-halaqah" },
  "imtihan.record": { koordinator: "all", pengajar: "own-halaqah" },
  "paper.issue": { koordinator: "all" },
  "paper.take": { koordinator: "all", peninjau: "all", pengajar: "own-halaqah", kalapas: "all" },
  "supporting-data.take": { koordinator: "all", kalapas: "all" },
  "retention.set": { admin: "all" },
  "readiness.see": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "weekly-sheet.make": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "disposition.record": { koordinator: "all", kalapas: "all" },
  "action.list": {
    koordinator: "all",
    kontributor: "all",
    peninjau: "all",
    kalapas: "all",
    wilayah: "all",
  },
  "action.see": { koordinator: "all", kontributor: "own", peninjau: "all", kalapas: "all", wilayah: "all" },
  "action.create": { koordinator: "all", peninjau: "all", kalapas: "all", wilayah: "all" },
  "action.edit": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "action.work": { koordinator: "all", kontributor: "own", peninjau: "all" },
  "action.comment": {
    koordinator: "all",
    kontributor: "own",
    peninjau: "all",
    kalapas: "all",
    wilayah: "all",
  },
  "action.review": { peninjau: "not-author", kalapas: "not-author" },
  "visit.see": { koordinator: "all", peninjau: "all", kalapas: "all", wilayah: "all" },
  "visit.record": { koordinator: "all", peninjau: "all", kalapas: "all", wilayah: "all" },
  "agreement.see": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "agreement.edit": { koordinator: "all" },
  "product.see": { koordinator: "all", peninjau: "all", kalapas: "all" },
  "product.edit": { koordinator: "all" },
  "calendar.see": { koordinator: "all", kontributor: "all", peninjau: "all", kalapas: "all" },
  "calendar.edit": { koordinator: "all" },
  "region.see": { wilayah: "all" },
  "region.exchange": { wilayah: "all" },
  "report.make": { koordinator: "all", kalapas: "all" },
} as const satisfies Record<string, Partial<Record<Role, Grant>>>

export type Action = keyof typeof TABLE

/** Every verb of the table. */
export const ACTIONS = Object.keys(TABLE) as Action[]

/**
 * Whether the actor may do this to that.
 * Source: the table "may …" of the domain plan. One granting membership is enough.
 */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const row: Partial<Record<Role, Grant>> = TABLE[action]
  return actor.memberships.some((membership) => {
    const grant = row[membership.role]
    if (grant === undefined || !covers(membership, subject)) return false
    return grantHolds(grant, actor, membership, subject)
  })
}

/** Whether the actor holds the right anywhere in his units: for menus and pages that list. */
export function canSomewhere(actor: Actor, action: Action): boolean {
  const row: Partial<Record<Role, Grant>> = TABLE[action]
  return actor.memberships.some((membership) => row[membership.role] !== undefined)
}

/** The actor's memberships that carry a right, each with the condition it is granted under: for lists filtered in SQL. */
export function grantsOf(actor: Actor, action: Action): { membership: Membership; grant: Grant }[] {
  const row: Partial<Record<Role, Grant>> = TABLE[action]
  return actor.memberships.flatMap((membership) => {
    const grant = row[membership.role]
    return grant === undefined ? [] : [{ membership, grant }]
  })
}

/**
 * In which edition the actor is shown what an action lets him see: `redacted` where nothing but a seat of that
 * edition lets him, and where nothing lets him at all. Texts and files then go out as a redacted dossier's do.
 */
export function editionSeen(actor: Actor, action: Action, subject: Subject): Edition {
  const isWhole = grantsOf(actor, action).some(
    ({ grant, membership }) =>
      covers(membership, subject) &&
      grantHolds(grant, actor, membership, subject) &&
      !isRedactedSeat(grant, membership),
  )
  return isWhole ? "full" : "redacted"
}

/** Whether a right comes with an outside assessor's seat in one cycle, of the redacted edition. */
export function isRedactedSeat(grant: Grant, { edition }: Membership): boolean {
  return (grant === "own-cycle" || grant === "edition-given") && edition !== "full"
}

/** The units and single cycles an actor's queries may touch. */
export function scopeOf(actor: Actor): Scope {
  const whole = actor.memberships.filter((membership) => membership.cycleId === null)
  return {
    unitIds: [...new Set(whole.flatMap((membership) => membership.unitIds))],
    cycleIds: actor.memberships.flatMap((membership) => membership.cycleId ?? []),
  }
}

/** The units in which an actor may do something, for choosing where a new thing belongs. */
export function unitsWhere(actor: Actor, action: Action): string[] {
  const row: Partial<Record<Role, Grant>> = TABLE[action]
  const granting = actor.memberships.filter(
    (membership) => row[membership.role] !== undefined && membership.cycleId === null,
  )
  return [...new Set(granting.flatMap((membership) => membership.unitIds))]
}

function covers(membership: Membership, subject: Subject): boolean {
  if (membership.cycleId !== null) return membership.cycleId === subject.cycleId
  return membership.unitIds.includes(subject.unitId)
}

function grantHolds(grant: Grant, actor: Actor, membership: Membership, subject: Subject): boolean {
  switch (grant) {
    case "all":
      return true
    case "own":
      return owns(actor, subject)
    case "not-author":
      return subject.authorId !== actor.userId
    case "cleared":
      return subject.sensitivity === "terbuka"
    case "own-cycle":
      return membership.cycleId !== null && membership.cycleId === subject.cycleId
    case "edition-given":
      return seesEdition(membership, subject)
    case "own-halaqah":
      return (subject.halaqahIds ?? []).some((id) => actor.halaqahIds.includes(id))
  }
}

function owns(actor: Actor, subject: Subject): boolean {
  if (subject.uploadedBy === actor.userId || subject.authorId === actor.userId) return true
  return (subject.ownerPositionIds ?? []).some((id) => id !== null && actor.positionIds.includes(id))
}

/** The redacted edition shows cleared evidence only; the full edition includes the redacted one. */
function seesEdition(membership: Membership, subject: Subject): boolean {
  if (membership.cycleId === null || membership.cycleId !== subject.cycleId) return false
  if (membership.edition === "full") return true
  if (subject.edition !== undefined) return subject.edition === "redacted"
  return subject.sensitivity === "terbuka"
}
