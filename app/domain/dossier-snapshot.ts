import { z } from "zod"
import { APPLICANT_KINDS, type Instrument } from "#app/domain/instrument.ts"
import { RESPONSE_STATES } from "#app/domain/response-state.ts"
import { Counted, SnapshotCommunity } from "#app/domain/snapshot-community.ts"
import { SnapshotRegisters } from "#app/domain/snapshot-registers.ts"
import { SnapshotVisits } from "#app/domain/snapshot-visits.ts"

/**
 * Everything a dossier is drawn from, of one moment. Both editions come from it. It holds no date of its own,
 * so that the same data gives the same snapshot; `judgement` makes it differ when the passing of days alone
 * changes what is ready.
 */

export const SNAPSHOT_FORMAT = "miqyas-snapshot"
export const SNAPSHOT_VERSION = 1

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Letterhead = z.strictObject({ lines: z.array(z.string()), address: z.string(), contact: z.string() })

const Signer = z.strictObject({
  signs: z.enum(["drafted", "reviewed", "acknowledged"]),
  title: z.string(),
  name: z.string(),
  nip: z.string(),
  rank: z.string(),
  standing: z.enum(["definitif", "plh", "plt"]),
})

const Evidence = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  sha256: z.string(),
  size: z.number().int(),
  mediaType: z.string(),
  title: z.string(),
  kind: z.string(),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  validUntil: Day.nullable(),
  sensitivity: z.enum(["sensitif", "terbuka"]),
  pages: z.number().int().nullable(),
  /** The blacked-out copy that stands for it in the redacted edition. */
  copy: z
    .strictObject({
      id: z.string(),
      number: z.number().int(),
      title: z.string(),
      sha256: z.string(),
      size: z.number().int(),
      mediaType: z.string(),
      pages: z.number().int().nullable(),
    })
    .nullable(),
})

const Person = z.strictObject({ names: z.array(z.string()), pseudonym: z.string() })

/** What was added after the cycle was handed in, with the files, people and signers of its own moment. */
const Amendment = z.strictObject({
  number: z.number().int().positive(),
  /** The revision it makes, and SHA-256 of the snapshot of the one it adds to. */
  revision: z.number().int().positive(),
  amends: z.string(),
  /** When it was issued, and the unit's day then. */
  issuedAt: z.iso.datetime(),
  day: Day,
  reason: z.string(),
  entries: z.array(
    z.strictObject({
      item: z.string(),
      text: z.string(),
      evidence: z.string().nullable(),
      label: z.string(),
      pageFrom: z.number().int().nullable(),
      pageTo: z.number().int().nullable(),
    }),
  ),
  evidence: z.array(Evidence),
  signers: z.array(Signer),
  people: z.array(Person),
})

export const Snapshot = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  version: z.literal(SNAPSHOT_VERSION),
  unit: z.strictObject({
    name: z.string(),
    shortName: z.string(),
    address: z.string(),
    timeZone: z.string(),
    letterhead: Letterhead,
  }),
  applicant: z.strictObject({
    kind: z.enum(APPLICANT_KINDS),
    name: z.string(),
    registrationNumber: z.string(),
    address: z.string(),
    legalBasis: z.string(),
    profile: z.string(),
    signatoryTitle: z.string(),
    signatoryName: z.string(),
    sample: z.boolean(),
    letterhead: Letterhead,
  }),
  /** Who signs the approval page, as the positions were held when the snapshot was taken. */
  signers: z.array(Signer),
  cycle: z.strictObject({
    id: z.string(),
    title: z.string(),
    targetLevel: z.number().int(),
    periodFrom: Day,
    periodTo: Day,
    dueDate: Day.nullable(),
    visitDate: Day.nullable(),
  }),
  instrument: z.strictObject({
    id: z.string(),
    version: z.string(),
    sha256: z.string(),
    /** The pinned content, parsed when it was pinned. */
    content: z.custom<Instrument>((value) => typeof value === "object" && value !== null),
    /** Who recorded that the content was checked against the primary text. */
    check: z
      .strictObject({ checkedBy: z.string(), office: z.string(), checkedOn: Day, primaryText: z.string() })
      .nullable(),
  }),
  responses: z.array(
    z.strictObject({
      item: z.string(),
      level: z.number().int().nullable(),
      notApplicable: z.boolean(),
      narrative: z.string(),
      gapReason: z.string(),
      status: z.enum(RESPONSE_STATES),
      position: z.string().nullable(),
      dueDate: Day.nullable(),
      targetLevel: z.number().int().nullable(),
      authorId: z.string().nullable(),
      reviewerId: z.string().nullable(),
    }),
  ),
  links: z.array(
    z.strictObject({
      item: z.string(),
      evidence: z.string(),
      hint: z.string().nullable(),
      label: z.string(),
      pageFrom: z.number().int().nullable(),
      pageTo: z.number().int().nullable(),
    }),
  ),
  evidence: z.array(Evidence),
  explanations: z.array(
    z.strictObject({ item: z.string(), hint: z.string(), period: z.string(), reason: z.string() }),
  ),
  /** By the instrument's keys: counted where `counted` says how, else entered by hand with day and source. */
  figures: z.array(
    z.strictObject({
      figure: z.string(),
      value: z.string(),
      asOf: Day.nullable(),
      source: z.string(),
      counted: Counted.optional(),
    }),
  ),
  /** Live figures that the unit named for an item; null where one could not be counted. */
  itemFigures: z
    .array(
      z.strictObject({
        item: z.string(),
        figure: z.string(),
        value: z.string().nullable(),
        counted: Counted,
      }),
    )
    .optional(),
  /** The unit's registers; absent where none has a row. */
  registers: SnapshotRegisters.optional(),
  /** Santri and educators in figures; absent where nothing can be counted. */
  community: SnapshotCommunity.optional(),
  /** Officials' visits and directions; absent where there were none. */
  visits: SnapshotVisits.optional(),
  /** People whose names and numbers the redacted edition replaces wherever they stand. */
  people: z.array(Person),
  /** What was ready and why not, by item, as judged on the day. */
  judgement: z.array(z.strictObject({ item: z.string(), ready: z.boolean(), reasons: z.array(z.string()) })),
  /** Everything above is as it was handed in; absent until something was added. */
  amendments: z.array(Amendment).min(1).optional(),
})

export type Snapshot = z.infer<typeof Snapshot>
export type SnapshotCounted = z.infer<typeof Counted>
export type SnapshotAmendment = z.infer<typeof Amendment>
