import { type DossierContext, fill, section } from "#app/domain/dossier-context.ts"
import type { BlockOf, DossierBlock, DossierSection } from "#app/domain/dossier-document.ts"
import type { Snapshot } from "#app/domain/dossier-snapshot.ts"
import { levelOf, text } from "#app/domain/instrument.ts"
import { officeText } from "#app/domain/office.ts"

/** The sections before the self-evaluation: cover, letter, approval, foreword, contents, profile. */

const paragraph = (value: string, look: BlockOf<"paragraph">["look"] = "body"): BlockOf<"paragraph"> => ({
  type: "paragraph",
  text: value,
  look,
  align: "start",
})

/** A text of several paragraphs as typed. */
const paragraphs = (value: string) =>
  value
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== "")
    .map((part) => paragraph(part.trim()))

/** The lines of a letterhead that say something. */
function letterheadLines({ lines, address, contact }: Snapshot["unit"]["letterhead"]): string[] {
  return [...lines, address, contact].filter((line) => line.trim() !== "")
}

export function revisionLabel({ t, request }: DossierContext): string {
  return fill(request.draft ? t.draftRevision : t.revision, { n: request.revision })
}

export function instrumentStatus({ t, snapshot, day }: DossierContext): string {
  const { check } = snapshot.instrument
  if (check === null) return t.unverified
  return fill(t.checked, {
    text: check.primaryText,
    by: check.checkedBy,
    office: check.office,
    on: day(check.checkedOn),
  })
}

export function coverSection(context: DossierContext): DossierSection {
  const { t, snapshot, instrument, language, request, day } = context
  const { cycle, applicant, unit } = snapshot
  const notices = [
    ...(request.draft ? [t.draftNotice] : []),
    ...(snapshot.instrument.check === null ? [`${t.facts.instrument}: ${lower(t.unverified)}.`] : []),
    ...(applicant.sample ? [t.sampleNotice] : []),
  ]
  const target = levelOf(instrument, cycle.targetLevel)
  const facts = [
    { label: t.facts.applicant, value: applicant.name },
    { label: t.facts.place, value: unit.name },
    {
      label: t.facts.instrument,
      value: fill(t.version, { title: text(instrument.title, language), version: instrument.version }),
    },
    { label: t.facts.instrumentStatus, value: instrumentStatus(context) },
    { label: t.facts.cycle, value: context.safe(cycle.title) },
    { label: t.facts.period, value: fill(t.until, { from: day(cycle.periodFrom), to: day(cycle.periodTo) }) },
    { label: t.facts.target, value: target ? text(target.name, language) : String(cycle.targetLevel) },
    { label: t.facts.visit, value: cycle.visitDate === null ? t.notSet : day(cycle.visitDate) },
    { label: t.facts.edition, value: `${t.edition[request.edition]} · ${revisionLabel(context)}` },
    { label: t.facts.frozen, value: day(request.today) },
  ]
  return section(
    "cover",
    t.sections.cover,
    [
      {
        type: "cover",
        letterhead: letterheadLines(unit.letterhead),
        kicker: t.kicker,
        title: applicant.name,
        subtitle: `${text(instrument.shortTitle, language)} · ${unit.name}`,
        ...(notices.length > 0 ? { notice: notices.join(" ") } : {}),
        facts,
        hashLabel: t.hashLabel,
      },
    ],
    { numbering: "roman", titled: false, listed: false },
  )
}

const lower = (value: string) => value.charAt(0).toLowerCase() + value.slice(1)

export function letterSection(context: DossierContext): DossierSection {
  const { t, snapshot, instrument, language, day, request } = context
  const { unit, applicant, cycle } = snapshot
  const own = letterheadLines(applicant.letterhead)
  const values = {
    applicant: applicant.name,
    unit: unit.name,
    instrument: text(instrument.title, language),
    issuer: text(instrument.issuer, language),
    outcome: lower(text(instrument.outcome.name, language)),
    from: day(cycle.periodFrom),
    to: day(cycle.periodTo),
  }
  const blocks: DossierBlock[] = [
    { type: "letterhead", lines: own.length > 0 ? own : letterheadLines(unit.letterhead) },
    {
      type: "facts",
      rows: [
        { label: t.letter.facts.number, value: t.letter.number },
        { label: t.letter.facts.date, value: day(request.today) },
        { label: t.letter.facts.enclosure, value: t.letter.enclosure },
        { label: t.letter.facts.subject, value: fill(t.letter.subject, values) },
      ],
    },
    { type: "space", points: 10 },
    paragraph(fill(t.letter.to, values)),
    { type: "space", points: 6 },
    ...t.letter.body.map((line) => paragraph(fill(line, values))),
    { type: "space", points: 12 },
    {
      type: "signatures",
      boxes: signatureBoxes(context)
        .filter((box) => box.signs === "applicant" || box.signs === "acknowledged")
        .map(boxOf),
    },
  ]
  return section("letter", t.sections.letter, blocks, { numbering: "roman", titled: false })
}

type SignatureBox = BlockOf<"signatures">["boxes"][number] & { signs: string }

const boxOf = ({ signs: _, ...box }: SignatureBox) => box

/** Who signs, in the order of the office: drawn up by, applicant, reviewed, acknowledged. */
function signatureBoxes({ t, snapshot }: DossierContext): SignatureBox[] {
  const { signers, applicant } = snapshot
  const official = (signs: "drafted" | "reviewed" | "acknowledged") =>
    signers
      .filter((signer) => signer.signs === signs)
      .map((signer) => ({
        signs,
        role: t.approval[signs],
        title: officeText(signer.title, signer.standing),
        name: signer.name || t.approval.noName,
        ...(signer.nip === "" ? {} : { number: fill(t.approval.nip, { nip: signer.nip }) }),
      }))
  return [
    ...official("drafted"),
    {
      signs: "applicant",
      role: t.approval.applicant,
      title: `${applicant.signatoryTitle} ${applicant.name}`,
      name: applicant.signatoryName || t.approval.noName,
    },
    ...official("reviewed"),
    ...official("acknowledged"),
  ]
}

/** The head of the office signs last, with a field for an electronic signature where that is what he uses. */
function withField({ t }: DossierContext, box: SignatureBox): ReturnType<typeof boxOf> {
  if (box.signs !== "acknowledged") return boxOf(box)
  return { ...boxOf(box), field: fill(t.approval.field, { title: box.title }) }
}

export function approvalSection(context: DossierContext): DossierSection {
  const { t, day, request, snapshot } = context
  return section(
    "approval",
    t.sections.approval,
    [
      paragraph(fill(t.approval.intro, { date: day(request.today) })),
      { type: "space", points: 6 },
      ...(snapshot.signers.length === 0 ? [paragraph(t.approval.noSigners, "small")] : []),
      { type: "signatures", boxes: signatureBoxes(context).map((box) => withField(context, box)) },
    ],
    { numbering: "roman" },
  )
}

export function forewordSection(context: DossierContext): DossierSection {
  const { t, snapshot } = context
  const values = { applicant: snapshot.applicant.name, unit: snapshot.unit.name }
  const blocks = t.foreword.map((line) => paragraph(fill(line, values)))
  return section("foreword", t.sections.foreword, blocks, { numbering: "roman" })
}

export function contentsSection({ t }: DossierContext): DossierSection {
  return section("contents", t.sections.contents, [{ type: "contents" }], {
    numbering: "roman",
    listed: false,
  })
}

export function profileSection(context: DossierContext): DossierSection {
  const { t, snapshot, instrument, language, safe } = context
  const { applicant, unit } = snapshot
  const or = (value: string) => (value.trim() === "" ? t.notEntered : value)
  const heading = (value: string): DossierBlock => ({ type: "heading", level: 2, text: value, listed: true })
  const blocks: DossierBlock[] = [
    {
      type: "facts",
      rows: [
        { label: t.profile.name, value: applicant.name },
        { label: t.profile.kind, value: t.profile.kinds[applicant.kind] },
        { label: t.profile.number, value: or(applicant.registrationNumber) },
        { label: t.profile.address, value: or(applicant.address) },
        {
          label: t.profile.signatory,
          value: [applicant.signatoryTitle, applicant.signatoryName]
            .filter((part) => part !== "")
            .join(" · "),
        },
        { label: t.profile.unit, value: unit.name },
        { label: t.profile.unitAddress, value: or(unit.address) },
      ],
    },
    heading(t.profile.about),
    ...(applicant.profile.trim() === "" ? [paragraph(t.notEntered)] : paragraphs(safe(applicant.profile))),
    heading(t.profile.legal),
    ...(applicant.legalBasis.trim() === ""
      ? [paragraph(t.notEntered)]
      : paragraphs(safe(applicant.legalBasis))),
    heading(t.profile.instrument),
    paragraph(text(instrument.about, language)),
    paragraph(`${t.facts.instrumentStatus}: ${lower(instrumentStatus(context))}.`, "small"),
    paragraph(t.profile.sources, "label"),
    { type: "list", ordered: false, items: instrument.sources.map((source) => text(source.title, language)) },
  ]
  return section("profile", t.sections.profile, blocks)
}
