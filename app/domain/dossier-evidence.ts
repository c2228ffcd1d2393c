import {
  type DossierContext,
  fill,
  itemAnchor,
  type SnapshotEvidence,
  section,
} from "#app/domain/dossier-context.ts"
import type { BlockOf, DossierEvidence, DossierSection } from "#app/domain/dossier-document.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import { formatSize } from "#app/domain/evidence-view.ts"
import { text } from "#app/domain/instrument.ts"
import { officeText } from "#app/domain/office.ts"

/** The evidence as the edition shows it, and the sections around it up to the verification page. */

const paragraph = (value: string, look: BlockOf<"paragraph">["look"] = "body"): BlockOf<"paragraph"> => ({
  type: "paragraph",
  text: value,
  look,
  align: "start",
})

export function evidenceEntries(context: DossierContext): DossierEvidence[] {
  const { t, items, links, language, safe } = context
  return context.evidence.map((evidence) => {
    const shown = context.shown(evidence)
    const { mediaType, size, sha256 } = shown ?? evidence
    const kind = t.register.kinds[evidence.kind] ?? evidence.kind
    const uses = items.filter(({ item }) =>
      links.get(item.key)?.some((link) => link.evidence === evidence.id),
    )
    return {
      code: evidence.code,
      // Titles are first made from file names, which may be a person's: a withheld file is told by its kind.
      title: shown ? safe(shown.title) : fill(t.register.untitled, { kind }),
      kind,
      period: periodText(context, evidence),
      mediaType,
      size,
      sizeText: formatSize(size, language),
      sha256,
      shown: shown ? "pages" : "register",
      ...(shown ? {} : { reason: t.register.sensitive }),
      ...(shown?.copyNumber === undefined ? {} : { copy: copyOf(context, evidence.code, shown.copyNumber) }),
      ...handedOut(context, shown?.sha256),
      usedBy: uses.map(({ item }) => ({
        number: item.number ?? text(item.title, language),
        anchor: itemAnchor(item.key),
      })),
    }
  })
}

function handedOut({ request }: DossierContext, sha256: string | undefined) {
  const file = sha256 === undefined ? undefined : request.handedOut?.get(sha256)
  return file === undefined || request.edition === "full" ? {} : { file }
}

function copyOf({ t }: DossierContext, original: string, number: number) {
  const code = evidenceCode(number)
  return { code, text: fill(t.register.copy, { copy: code, original }) }
}

function periodText({ period, t, day }: DossierContext, evidence: SnapshotEvidence): string {
  const until =
    evidence.validUntil === null ? "" : fill(t.register.validUntil, { date: day(evidence.validUntil) })
  return [period(evidence.periodFrom, evidence.periodTo), until].filter((part) => part !== "").join(", ")
}

export function registerSection({ t }: DossierContext): DossierSection {
  return section("register", t.sections.register, [paragraph(t.register.intro), { type: "register" }])
}

export function evidenceSection(context: DossierContext): DossierSection {
  const { t, evidence } = context
  const shown = evidence.filter((entry) => context.shown(entry)).length
  const intro = shown === 0 ? t.evidence.none : fill(t.evidence.intro, { shown, all: evidence.length })
  return section("evidence", t.sections.evidence, [paragraph(intro), { type: "evidence" }])
}

/** The box of whoever signs for the office, empty for signing by hand or after export. */
export function acknowledgedBox(
  { t }: DossierContext,
  signers: DossierContext["snapshot"]["signers"],
): BlockOf<"signatures">[] {
  const signer = signers.find((entry) => entry.signs === "acknowledged")
  if (signer === undefined) return []
  const box = {
    role: t.approval.acknowledged,
    title: officeText(signer.title, signer.standing),
    name: signer.name || t.approval.noName,
    ...(signer.nip === "" ? {} : { number: fill(t.approval.nip, { nip: signer.nip }) }),
  }
  return [{ type: "signatures", boxes: [box] }]
}

export function validitySection(context: DossierContext): DossierSection {
  const { t, snapshot } = context
  const lines = t.validity.map((line) => paragraph(fill(line, { unit: snapshot.unit.name })))
  return section("validity", t.sections.validity, [
    ...lines,
    { type: "space", points: 10 },
    ...acknowledgedBox(context, snapshot.signers),
  ])
}

export function verificationSection({ t, request }: DossierContext): DossierSection {
  const words = t.verification
  return section("verification", t.sections.verification, [
    paragraph(words.intro),
    { type: "list", ordered: true, items: words.steps },
    { type: "space", points: 6 },
    { type: "hash", label: t.hashLabel },
    paragraph(words.linux, "label"),
    { type: "code", lines: ["sha256sum -c manifest-sha256.txt", "sha256sum data/document.json"] },
    paragraph(words.windows, "label"),
    { type: "code", lines: ["Get-FileHash data\\document.json -Algorithm SHA256"] },
    paragraph(words.snapshot, "label"),
    paragraph(request.snapshotSha256, "small"),
    paragraph(words.notSigned, "small"),
  ])
}
