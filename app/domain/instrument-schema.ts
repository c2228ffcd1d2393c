import { z } from "zod"
import {
  APPLICANT_KINDS,
  type BlockerRule,
  CADENCES,
  EVIDENCE_KINDS,
  type Instrument,
  NOT_PUBLISHED,
  type ScoringRule,
  type TreeNode,
} from "#app/domain/instrument.ts"

// A message says only what was expected; parse-instrument.ts adds where, and what was found instead.
const expected = (what: string) => ({ error: `expected ${what}` })

const Text = z
  .string(expected("text (in quotes, if it looks like a number)"))
  .trim()
  .min(1, expected("text, not an empty one"))
const LocalisedText = z.strictObject({ id: Text, en: Text }, expected("a text in two languages: { id, en }"))
const Confidence = z.enum(
  ["official", "secondary", "product"],
  expected("one of official, secondary, product"),
)

/** Safe in an address, and without a meaning of its own for YAML or a path. */
const Key = z
  .string(expected("a key (in quotes, if it looks like a number)"))
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
    expected("a key of letters, digits, dots and hyphens"),
  )

export const DECIMAL = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/
const Decimal = z
  .string(expected('a decimal in quotes, such as "12.5"'))
  .regex(DECIMAL, expected('a decimal in quotes, such as "12.5"'))
const PositiveDecimal = Decimal.refine((value) => !/^[0.]+$/.test(value), expected("a decimal above zero"))
const LevelValue = z.int(expected("a level of the scale, a whole number")).min(0).max(100)

const Sources = z.array(Key, expected("a list of source keys")).min(1, expected("at least one source key"))
const provenance = {
  source: Sources,
  confidence: Confidence,
  note: LocalisedText.optional(),
}
const claim = { confidence: Confidence, note: LocalisedText.optional() }
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, expected(`one of ${values.join(", ")}`))
const list = <T extends z.ZodType>(of: T, what: string) => z.array(of, expected(`a list of ${what}`))

const ScaleShape = z.strictObject({
  ...provenance,
  levels: list(
    z.strictObject({ value: LevelValue, name: LocalisedText, text: LocalisedText.optional() }),
    "levels",
  ).min(2, expected("at least two levels")),
  defaultTarget: LevelValue,
})

const HintShape = z.strictObject({
  key: Key,
  text: LocalisedText,
  kind: oneOf(EVIDENCE_KINDS),
  required: z.boolean(expected("true or false")),
  cadence: oneOf(CADENCES).optional(),
  source: Sources.optional(),
  ...claim,
})

const ApplicabilityShape = z.strictObject({
  kinds: list(oneOf(APPLICANT_KINDS), "kinds of applicant").min(
    1,
    expected("at least one kind of applicant"),
  ),
  ...claim,
})

const head = {
  key: Key,
  number: Text.optional(),
  title: LocalisedText,
  appliesTo: ApplicabilityShape.optional(),
}

const ItemShape = z.strictObject(
  {
    ...head,
    ...provenance,
    topic: LocalisedText,
    help: LocalisedText.optional(),
    notApplicable: z.strictObject({ allowed: z.boolean(expected("true or false")), ...claim }).optional(),
    levelTexts: z.record(Text, LocalisedText, expected("texts by level value")).optional(),
    evidence: list(HintShape, "evidence hints"),
    figures: list(Key, "figure keys").optional(),
  },
  expected("an item or a group"),
)

const GroupShape = z.strictObject({
  ...head,
  topic: LocalisedText.optional(),
  source: Sources.optional(),
  confidence: Confidence.optional(),
  note: LocalisedText.optional(),
  get children() {
    return list(NodeShape, "items or groups")
  },
})

// Presence of `children` decides, so that an error in a leaf is never reported as "no variant matched".
const NodeShape: z.ZodType<TreeNode> = z.lazy(() =>
  z.unknown().transform((value, context) => {
    const isGroup = typeof value === "object" && value !== null && "children" in value
    const parsed = (isGroup ? GroupShape : ItemShape).safeParse(value)
    if (parsed.success) return parsed.data as TreeNode
    for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never)
    return z.NEVER
  }),
)

const BlockerRuleShape: z.ZodType<BlockerRule> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ figure: Key, atLeast: Decimal }),
      z.strictObject({ figure: Key, atMost: Decimal }),
      z.strictObject({ item: Key, atLeastLevel: LevelValue }),
      z.strictObject({ all: z.array(BlockerRuleShape).min(1) }),
      z.strictObject({ any: z.array(BlockerRuleShape).min(1) }),
    ],
    expected(
      'a rule: { figure, atLeast: "15" }, { figure, atMost: "15" }, { item, atLeastLevel: 2 }, { all: […] } or { any: […] }',
    ),
  ),
)

const RULES = ["pass-fail", "level-profile", "weighted-sum", "mixture", "assessor-mean"]
const ScoringRuleShape: z.ZodType<ScoringRule> = z.lazy(() =>
  z.discriminatedUnion(
    "kind",
    [
      z.strictObject({
        kind: z.literal("pass-fail"),
        passLevel: LevelValue,
        pass: LocalisedText,
        fail: LocalisedText,
      }),
      z.strictObject({ kind: z.literal("level-profile") }),
      z.strictObject({
        kind: z.literal("weighted-sum"),
        outOf: PositiveDecimal,
        weights: list(z.strictObject({ node: Key, weight: PositiveDecimal }), "weights").min(
          1,
          expected("at least one weight"),
        ),
      }),
      z.strictObject({
        kind: z.literal("mixture"),
        outOf: PositiveDecimal,
        parts: list(
          z.strictObject({
            key: Key,
            title: LocalisedText,
            factor: PositiveDecimal,
            nodes: list(Key, "node keys").min(1, expected("at least one node key")),
            rule: ScoringRuleShape,
          }),
          "parts",
        ).min(2, expected("at least two parts")),
      }),
      z.strictObject({
        kind: z.literal("assessor-mean"),
        assessors: z.int(expected("a number of asesor")).min(2, expected("two asesor or more")).max(9),
        weights: list(PositiveDecimal, "weights, one per asesor").optional(),
        rule: ScoringRuleShape,
      }),
    ],
    expected(`a rule with kind: one of ${RULES.join(", ")}`),
  ),
)

const PredicatesShape = z.strictObject({
  ...provenance,
  outOf: PositiveDecimal,
  bands: list(
    z.strictObject({
      key: Key,
      name: LocalisedText,
      from: Decimal,
      minima: list(z.strictObject({ node: Key, from: PositiveDecimal }), "minima").optional(),
    }),
    "bands",
  ).min(1, expected("at least one band")),
})

/** The shape of an instrument file. What refers to what is checked in `check-instrument.ts`. */
export const InstrumentShape = z.strictObject(
  {
    format: z.literal(1, expected("format: 1")),
    id: z
      .string(expected("an id"))
      .regex(
        /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
        expected("an id in kebab-case, such as kemenag-registrasi-pesantren"),
      ),
    version: z
      .string(expected('a version in quotes, such as "1"'))
      .regex(/^[0-9]+(?:\.[0-9]+)*$/, expected('a version in quotes, such as "1" or "1.2"')),
    title: LocalisedText,
    shortTitle: LocalisedText,
    issuer: LocalisedText,
    about: LocalisedText,
    status: oneOf(["draft-unverified", "verified"]),
    effectiveFrom: z
      .string(expected('a date in quotes: "YYYY", "YYYY-MM" or "YYYY-MM-DD"'))
      .regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
        expected('a date in quotes: "YYYY", "YYYY-MM" or "YYYY-MM-DD"'),
      ),
    outcome: z.strictObject({
      kind: oneOf(["registration", "accreditation", "internal-quality"]),
      name: LocalisedText,
    }),
    process: list(LocalisedText, "steps").optional(),
    applicants: list(oneOf(APPLICANT_KINDS), "kinds of applicant").min(
      1,
      expected("at least one kind of applicant"),
    ),
    sources: list(
      z.strictObject({
        key: Key,
        title: LocalisedText,
        kind: oneOf(["regulation", "guide", "report", "product"]),
      }),
      "sources",
    ).min(1, expected("at least one source")),
    numbering: z.strictObject({ confidence: Confidence, note: LocalisedText }),
    scale: ScaleShape,
    figures: list(
      z.strictObject({
        key: Key,
        title: LocalisedText,
        unit: oneOf(["count", "percent", "ratio"]),
        ...claim,
      }),
      "figures",
    ),
    components: list(NodeShape, "components").min(1, expected("at least one component")),
    blockers: list(
      z.strictObject({ key: Key, item: Key, text: LocalisedText, rule: BlockerRuleShape, ...provenance }),
      "blockers",
    ),
    scoring: z.strictObject({
      ...provenance,
      rule: ScoringRuleShape,
      predicates: PredicatesShape.optional(),
    }),
    notPublished: list(
      z.strictObject({ what: oneOf(NOT_PUBLISHED), note: LocalisedText }),
      "what is not published",
    ),
  },
  expected("an instrument"),
) satisfies z.ZodType<Instrument>
