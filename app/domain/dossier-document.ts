import { z } from "zod"

/**
 * The dossier as a document: everything the PDF shows, as plain JSON, so that the PDF can be drawn from it
 * alone and anyone can check its hash. Texts are final (language, dates and numbers already written out);
 * the renderer adds only page numbers and the document's own hash.
 */

export const DOSSIER_FORMAT = "miqyas-dossier"
export const DOSSIER_VERSION = 1

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A piece of running text. `to` links to an anchor: an item's, a section's, or `evidence:CODE`. */
const Span = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  soft: z.boolean().optional(),
  to: z.string().optional(),
})

const Inline = z.union([z.string(), z.array(Span)])

const Heading = z.strictObject({
  type: z.literal("heading"),
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  text: z.string(),
  anchor: z.string().optional(),
  /** Whether the heading stands in the contents and the bookmarks. */
  listed: z.boolean().default(false),
})

const Paragraph = z.strictObject({
  type: z.literal("paragraph"),
  text: Inline,
  look: z.enum(["body", "lead", "small", "label", "display"]).default("body"),
  align: z.enum(["start", "center"]).default("start"),
})

const List = z.strictObject({
  type: z.literal("list"),
  ordered: z.boolean().default(false),
  items: z.array(Inline),
})

const Facts = z.strictObject({
  type: z.literal("facts"),
  rows: z.array(z.strictObject({ label: z.string(), value: Inline })),
})

const Column = z.strictObject({
  title: z.string(),
  /** Share of the table's width; the shares of all columns are added up. */
  width: z.number().positive(),
  align: z.enum(["start", "end"]).default("start"),
})

const Table = z.strictObject({
  type: z.literal("table"),
  caption: z.string().optional(),
  columns: z.array(Column).min(1),
  rows: z.array(z.array(Inline)),
  /** Whether the first cell of each row names the row. */
  rowHeaders: z.boolean().default(true),
})

/** Horizontal bars; `value`, `partial` and `target` are shares of the bar between 0 and 1. */
const Bars = z.strictObject({
  type: z.literal("bars"),
  caption: z.string().optional(),
  alt: z.string(),
  rows: z.array(
    z.strictObject({
      label: z.string(),
      value: z.number().min(0).max(1),
      partial: z.number().min(0).max(1).optional(),
      target: z.number().min(0).max(1).optional(),
      text: z.string(),
    }),
  ),
  legend: z.string().optional(),
})

const Callout = z.strictObject({
  type: z.literal("callout"),
  tone: z.enum(["note", "warning", "blocker"]),
  title: z.string(),
  text: Inline,
})

const Signatures = z.strictObject({
  type: z.literal("signatures"),
  boxes: z.array(
    z.strictObject({
      role: z.string(),
      title: z.string(),
      name: z.string(),
      number: z.string().optional(),
      /** What an empty field for a signature after export is called; absent where the box has none. */
      field: z.string().optional(),
    }),
  ),
})

const Cover = z.strictObject({
  type: z.literal("cover"),
  letterhead: z.array(z.string()),
  kicker: z.string(),
  title: z.string(),
  subtitle: z.string(),
  notice: z.string().optional(),
  facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  hashLabel: z.string(),
})

/** A letterhead with its rule; the first line is set larger. */
const Letterhead = z.strictObject({ type: z.literal("letterhead"), lines: z.array(z.string()) })

/** One indicator of the self-evaluation. `mark` is the sign of its state: sign and word, never colour alone. */
const Item = z.strictObject({
  type: z.literal("item"),
  anchor: z.string(),
  number: z.string(),
  title: z.string(),
  /** Level of its heading. */
  level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  /** What is asked, in one or two sentences. */
  topic: z.string().optional(),
  levelName: z.string(),
  levelText: z.string().optional(),
  mark: z.enum(["none", "draft", "approved", "urgent", "blocker"]),
  status: z.string(),
  narrative: z.array(Inline),
  evidenceLabel: z.string(),
  /** What the item shows for its evidence: one line per link, with page range or label after it. */
  evidence: z.array(z.strictObject({ code: z.string(), note: z.string() })),
  noEvidence: z.string(),
  gap: z.strictObject({ label: z.string(), text: z.string() }).optional(),
  notes: z.array(z.strictObject({ label: z.string(), text: z.string() })).default([]),
})

const Contents = z.strictObject({ type: z.literal("contents") })
/**
 * The table of all evidence, drawn from `evidence`; `earlier` are lines for what stands on pages before an
 * amendment, each with the anchor it leads to.
 */
const Register = z.strictObject({
  type: z.literal("register"),
  earlier: z
    .array(z.strictObject({ code: z.string(), title: z.string(), note: z.string(), to: z.string() }))
    .optional(),
})
/** The evidence itself, in order, each starting on a page of its own. */
const Evidence = z.strictObject({ type: z.literal("evidence") })
/** The document's own SHA-256, in full. */
const Hash = z.strictObject({ type: z.literal("hash"), label: z.string() })
/** Lines to be typed as they stand. */
const Code = z.strictObject({ type: z.literal("code"), lines: z.array(z.string()) })
const PageBreak = z.strictObject({ type: z.literal("pageBreak") })
const Space = z.strictObject({ type: z.literal("space"), points: z.number().min(0).max(400) })

export const Block = z.discriminatedUnion("type", [
  Heading,
  Paragraph,
  List,
  Facts,
  Table,
  Bars,
  Callout,
  Signatures,
  Cover,
  Letterhead,
  Item,
  Contents,
  Register,
  Evidence,
  Hash,
  Code,
  PageBreak,
  Space,
])

const Section = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Printed and labelled i, ii, iii … or 1, 2, 3 …; roman sections all come before arabic ones. */
  numbering: z.enum(["roman", "arabic"]),
  /** Whether the section opens with its title as a heading. */
  titled: z.boolean(),
  /** Whether the section stands in the contents. */
  listed: z.boolean(),
  /** Whether the section starts on a page of its own. */
  newPage: z.boolean(),
  blocks: z.array(Block),
})

const HandedFile = z.strictObject({
  sha256: Sha256,
  size: z.number().int().nonnegative(),
  mediaType: z.string(),
})

const EvidenceEntry = z.strictObject({
  code: z.string(),
  title: z.string(),
  kind: z.string(),
  period: z.string(),
  mediaType: z.string(),
  /** Size of the file in bytes, and the same as text. */
  size: z.number().int().nonnegative(),
  sizeText: z.string(),
  sha256: Sha256,
  /** Shown as pages, or named in the register only, with the reason. */
  shown: z.enum(["pages", "register"]),
  reason: z.string().optional(),
  /**
   * Where a blacked-out copy stands for the file: the copy's own code, and the words that say so. Type, size and
   * SHA-256 of the entry are then the copy's.
   */
  copy: z.strictObject({ code: z.string(), text: z.string() }).optional(),
  /**
   * The file that the redacted edition hands out for one shown as pages: a copy without what files say of their
   * maker, place and time. Null where there can be none; the full edition hands out the file itself.
   */
  file: HandedFile.nullable().optional(),
  usedBy: z.array(z.strictObject({ number: z.string(), anchor: z.string() })),
})

/** The words the renderer itself puts on pages; `{…}` are filled in by it. */
const Labels = z.strictObject({
  contents: z.string(),
  page: z.string(),
  revision: z.string(),
  hash: z.string(),
  evidencePage: z.string(),
  backTo: z.string(),
  onlyRegister: z.string(),
  notShownTitle: z.string(),
  notShownWhy: z.string(),
  notShown: z.record(z.string(), z.string()),
  fileFacts: z.strictObject({
    kind: z.string(),
    period: z.string(),
    type: z.string(),
    size: z.string(),
    hash: z.string(),
  }),
  register: z.strictObject({
    code: z.string(),
    title: z.string(),
    pages: z.string(),
    size: z.string(),
    firstPage: z.string(),
    none: z.string(),
  }),
  pageAlt: z.string(),
})

/**
 * What was added after the dossier was handed in: pages of its own behind all that stood before, which stay as
 * they are. `revision`, `frozenAt` and `snapshot` are those of the revision that it makes.
 */
const Amendment = z.strictObject({
  number: z.number().int().positive(),
  title: z.string(),
  revision: z.number().int().positive(),
  revisionLabel: z.string(),
  frozenAt: z.iso.datetime(),
  snapshot: Sha256,
  sections: z.array(Section).min(1),
  /** Evidence whose pages or register line stand in the amendment. */
  evidence: z.array(EvidenceEntry),
})

export const Dossier = z.strictObject({
  format: z.literal(DOSSIER_FORMAT),
  version: z.literal(DOSSIER_VERSION),
  language: z.enum(["id", "en"]),
  title: z.string(),
  shortTitle: z.string(),
  /** The office that keeps the data: named at the head of every page. */
  unit: z.strictObject({ name: z.string() }),
  applicant: z.string(),
  edition: z.enum(["redacted", "full"]),
  editionLabel: z.string(),
  revision: z.number().int().nonnegative(),
  revisionLabel: z.string(),
  /** Text across every page of a draft; absent in an issued revision. */
  watermark: z.string().optional(),
  /** The moment the data was frozen: the only date the PDF knows. */
  frozenAt: z.iso.datetime(),
  /** Page margins in centimetres; the instrument's guide decides. */
  margins: z.strictObject({ top: z.number(), right: z.number(), bottom: z.number(), left: z.number() }),
  instrument: z.strictObject({ id: z.string(), version: z.string(), sha256: z.string(), status: z.string() }),
  cycleId: z.string(),
  snapshot: Sha256,
  labels: Labels,
  sections: z.array(Section).min(1),
  evidence: z.array(EvidenceEntry),
  /** Everything above is as it was first handed in; absent until something was added. */
  amendments: z.array(Amendment).min(1).optional(),
})

export type Dossier = z.infer<typeof Dossier>
export type DossierBlock = z.infer<typeof Block>
export type DossierSection = z.infer<typeof Section>
export type HandedFile = z.infer<typeof HandedFile>
export type DossierEvidence = z.infer<typeof EvidenceEntry>
export type DossierAmendment = z.infer<typeof Amendment>
export type DossierLabels = z.infer<typeof Labels>
export type Inline = z.infer<typeof Inline>
export type Span = z.infer<typeof Span>
export type BlockOf<T extends DossierBlock["type"]> = Extract<DossierBlock, { type: T }>
