import { amendmentTexts } from "#app/domain/dossier-amendment-texts.ts"
import {
  type DossierContext,
  type DossierRequest,
  fill,
  itemAnchor,
  makeContext,
  type SnapshotLink,
  section,
} from "#app/domain/dossier-context.ts"
import type {
  BlockOf,
  Dossier,
  DossierBlock,
  DossierEvidence,
  DossierSection,
} from "#app/domain/dossier-document.ts"
import { acknowledgedBox, evidenceEntries } from "#app/domain/dossier-evidence.ts"
import { labelOf, pageRange } from "#app/domain/dossier-items.ts"
import { makeRedactor } from "#app/domain/dossier-redaction.ts"
import { documentName, partMark } from "#app/domain/dossier-revisions.ts"
import type { Snapshot, SnapshotAmendment } from "#app/domain/dossier-snapshot.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { type ListedItem, listAllItems, nodeLabel } from "#app/domain/instrument.ts"

/** What an amendment adds to one item. */
interface AmendedItem extends ListedItem {
  texts: string[]
  links: SnapshotLink[]
}

/** All that the sections of one amendment share; `context` shows the files as they were when it was issued. */
interface Amending {
  amendment: SnapshotAmendment
  context: DossierContext
  words: (typeof amendmentTexts)["id"]
  values: Record<string, string | number>
  items: AmendedItem[]
  mark: string
}

/**
 * The dossier with one more amendment behind its pages, for the same edition and language. `hashes` are those of
 * the document at each revision so far. What the edition showed before is shown by those pages, not again.
 */
export function amendDossier(
  dossier: Dossier,
  snapshot: Snapshot,
  amendment: SnapshotAmendment,
  request: DossierRequest,
  hashes: readonly string[],
): Dossier {
  const { revision, number } = amendment
  const before = revision - 1
  const context = amendedContext(snapshot, amendment, request)
  const words = amendmentTexts[request.language]
  const file = documentName(dossier, hashes.length)
  const items = amendedItems(context, amendment)
  const mark = partMark(revision)
  const values = { n: number, revision, before, file }
  const amending: Amending = { amendment, context, words, values, items, mark }
  const entries = evidenceEntries({ ...context, items }).map((entry) => ({
    ...entry,
    usedBy: entry.usedBy.map((use) => ({ ...use, anchor: `${use.anchor}${mark}` })),
  }))
  const places = placesOf(dossier)
  const isNew = ({ code, shown, sha256 }: DossierEvidence) => {
    const earlier = places.get(code)
    if (earlier === undefined) return true
    return shown === "pages" && (earlier.entry.shown === "register" || earlier.entry.sha256 !== sha256)
  }
  const added = entries.filter(isNew)
  const earlier = entries.filter((entry) => !isNew(entry)).flatMap(({ code }) => places.get(code) ?? [])
  const anchorOf = (code: string) => {
    const entry = added.find((one) => one.code === code)
    return entry === undefined ? (places.get(code)?.anchor ?? "") : placeOf(entry, mark)
  }
  const made = {
    number,
    title: fill(words.title, values),
    revision,
    revisionLabel: fill(context.t.revision, { n: revision }),
    frozenAt: amendment.issuedAt,
    snapshot: request.snapshotSha256,
    sections: [
      titleSection(amending),
      itemsSection(amending, anchorOf, earlier),
      ...evidenceSection(amending, added, entries.length),
      verificationSection(amending, dossier, hashes),
    ],
    evidence: added,
  }
  return { ...dossier, amendments: [...(dossier.amendments ?? []), made] }
}

interface Place {
  entry: DossierEvidence
  anchor: string
}

const placeOf = ({ code, shown }: DossierEvidence, mark: string) =>
  `${shown === "pages" ? "evidence" : "register"}:${code}${mark}`

/** Where each evidence of a dossier stands: the last place where it is shown, else its register line. */
function placesOf(dossier: Dossier): Map<string, Place> {
  const parts = [
    ...dossier.evidence.map((entry) => ({ entry, mark: "" })),
    ...(dossier.amendments ?? []).flatMap(({ evidence, revision }) =>
      evidence.map((entry) => ({ entry, mark: partMark(revision) })),
    ),
  ]
  return new Map(parts.map(({ entry, mark }) => [entry.code, { entry, anchor: placeOf(entry, mark) }]))
}

/** The context of the snapshot with the files, links and names of the amendment's own moment. */
function amendedContext(
  snapshot: Snapshot,
  amendment: SnapshotAmendment,
  request: DossierRequest,
): DossierContext {
  const context = makeContext(snapshot, request)
  const byId = new Map(
    amendment.evidence.map((file) => [file.id, { ...file, code: evidenceCode(file.number) }]),
  )
  const links = new Map<string, SnapshotLink[]>()
  for (const { item, evidence, label, pageFrom, pageTo } of amendment.entries) {
    if (evidence === null) continue
    const link = { item, evidence, hint: null, label, pageFrom, pageTo }
    links.set(item, [...(links.get(item) ?? []), link])
  }
  const used = listAllItems(context.instrument).flatMap(({ item }) => links.get(item.key) ?? [])
  const evidence = [...new Set(used.map((link) => link.evidence))].flatMap((id) => byId.get(id) ?? [])
  return {
    ...context,
    evidence,
    evidenceById: byId,
    links,
    safe: makeRedactor({ people: [...snapshot.people, ...amendment.people] }, request.edition),
  }
}

/** The items that the amendment touches, in the instrument's order. */
function amendedItems(context: DossierContext, { entries }: SnapshotAmendment): AmendedItem[] {
  return listAllItems(context.instrument).flatMap((listed) => {
    const own = entries.filter(({ item }) => item === listed.item.key)
    if (own.length === 0) return []
    const texts = own.flatMap(({ text }) => text.split(/\n{2,}/)).map((part) => context.safe(part.trim()))
    return {
      ...listed,
      texts: texts.filter((part) => part !== ""),
      links: context.links.get(listed.item.key) ?? [],
    }
  })
}

const paragraph = (text: BlockOf<"paragraph">["text"], look: BlockOf<"paragraph">["look"] = "body") =>
  ({ type: "paragraph", text, look, align: "start" }) as const

const amendedAnchor = ({ item }: AmendedItem, mark: string) => `${itemAnchor(item.key)}${mark}`

/** The amendment's first page: what it is, why it was made, and its own contents. */
function titleSection({ amendment, context, words, values, items, mark }: Amending): DossierSection {
  const { t, day, safe } = context
  const touched = items.map((touched, at) => ({
    text: `${at === 0 ? "" : " · "}${touched.item.number ?? touched.item.key}`,
    to: amendedAnchor(touched, mark),
  }))
  return section(`amendment-${values.n}`, fill(words.title, values), [
    {
      type: "facts",
      rows: [
        { label: words.facts.makes, value: fill(words.facts.makesValue, values) },
        { label: words.facts.day, value: day(amendment.day) },
        { label: words.facts.reason, value: safe(amendment.reason) },
        { label: words.facts.items, value: touched },
        { label: t.facts.edition, value: t.edition[context.request.edition] },
      ],
    },
    {
      type: "callout",
      tone: "note",
      title: words.unchangedTitle,
      text: fill(words.unchanged, values),
    },
    { type: "space", points: 10 },
    ...acknowledgedBox(context, amendment.signers),
    paragraph(t.labels.contents, "label"),
    { type: "contents" },
  ])
}

/** What is added, item by item, and the amendment's own register lines. */
function itemsSection(
  { context, words, values, items, mark }: Amending,
  anchorOf: (code: string) => string,
  earlier: readonly Place[],
): DossierSection {
  const blocks = items.flatMap((touched): DossierBlock[] => {
    const { item, texts, links } = touched
    const rows = links.map((link) => {
      const code = context.evidenceById.get(link.evidence)?.code ?? link.evidence
      const pages = pageRange(context, link.pageFrom, link.pageTo)
      return [
        [{ text: code, to: anchorOf(code) }],
        labelOf(context, link),
        pages === "" ? words.whole : pages,
      ]
    })
    const number = item.number ?? nodeLabel(item, context.language)
    return [
      {
        type: "heading",
        level: 2,
        text: nodeLabel(item, context.language),
        anchor: amendedAnchor(touched, mark),
        listed: true,
      },
      paragraph([{ text: `${words.answer} ` }, { text: number, to: itemAnchor(item.key) }], "small"),
      ...texts.map((text) => paragraph(text)),
      ...(rows.length === 0 ? [] : [tableOf(words, rows)]),
    ]
  })
  return section(`amendment-${values.n}-items`, fill(words.items, values), [
    ...blocks,
    { type: "heading", level: 2, text: fill(words.register, values), listed: true },
    {
      type: "register",
      earlier: earlier.map(({ entry: { code, title }, anchor }) => ({
        code,
        title,
        note: words.earlier,
        to: anchor,
      })),
    },
  ])
}

function tableOf(words: Amending["words"], rows: BlockOf<"table">["rows"]): BlockOf<"table"> {
  return {
    type: "table",
    rowHeaders: true,
    columns: [
      { title: words.code, width: 16, align: "start" },
      { title: words.label, width: 60, align: "start" },
      { title: words.pages, width: 24, align: "start" },
    ],
    rows,
  }
}

/** The pages of what is shown for the first time; no section where there are none. */
function evidenceSection(
  { words, values }: Amending,
  added: readonly DossierEvidence[],
  all: number,
): DossierSection[] {
  const shown = added.filter((entry) => entry.shown === "pages").length
  if (shown === 0) return []
  const intro = fill(words.shown, { shown, all })
  return [
    section(`amendment-${values.n}-evidence`, fill(words.evidence, values), [
      paragraph(intro),
      { type: "evidence" },
    ]),
  ]
}

/** The hash of this revision's document, those of the earlier ones, and how to check them. */
function verificationSection(
  { context, words, values }: Amending,
  dossier: Dossier,
  hashes: readonly string[],
): DossierSection {
  const { t } = context
  const file = String(values.file)
  const earlier = hashes.map((hash, at) =>
    fill(words.earlierHash, { revision: dossier.revision + at, file: documentName(dossier, at), hash }),
  )
  return section(`amendment-${values.n}-verification`, fill(words.verification, values), [
    paragraph(fill(words.intro, values)),
    { type: "list", ordered: true, items: words.steps.map((step) => fill(step, values)) },
    { type: "space", points: 6 },
    { type: "hash", label: fill(words.hash, values) },
    paragraph(t.verification.linux, "label"),
    { type: "code", lines: ["sha256sum -c manifest-sha256.txt", `sha256sum data/${file}`] },
    paragraph(t.verification.windows, "label"),
    { type: "code", lines: [`Get-FileHash data\\${file} -Algorithm SHA256`] },
    paragraph(words.earlierHashes, "label"),
    ...earlier.map((line) => paragraph(line, "small")),
    paragraph(t.verification.notSigned, "small"),
  ])
}
