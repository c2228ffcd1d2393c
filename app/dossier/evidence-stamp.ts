import type { Dossier, DossierEvidence } from "#app/domain/dossier-document.ts"
import { EVIDENCE_FRAME as FRAME } from "#app/domain/legibility.ts"
import { baseline, type Node, node, type Op } from "./flow.ts"
import { HeadAndFoot } from "./head-and-foot.ts"
import type { LineBreaker } from "./line-breaking.ts"
import type { PageWriter } from "./page-writer.server.ts"
import { NO_NUMBERS, type PageNumbers } from "./pagination.ts"
import type { Line } from "./place-words.ts"
import { A4, color, text } from "./theme.ts"

export interface StampContext {
  dossier: Dossier
  breaker: LineBreaker
  writer: PageWriter
  numbers: PageNumbers
  /** What the foot of each page says. */
  foot: string
  feet: Record<"portrait" | "landscape", HeadAndFoot>
}

interface Paper {
  width: number
  height: number
}

/** Puts values where a label has their names in braces. */
export const fillIn = (template: string, values: Record<string, string | number>) =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => (key in values ? String(values[key]) : whole))

/** The feet of evidence pages, upright and sideways. */
export function evidenceFeet(breaker: LineBreaker): StampContext["feet"] {
  const foot = (width: number) => new HeadAndFoot(breaker, FRAME.left, width - FRAME.left - FRAME.right)
  return { portrait: foot(A4.width), landscape: foot(A4.height) }
}

/** A blacked-out copy says so on each of its pages. */
const shownTitle = ({ title, copy }: DossierEvidence) =>
  copy === undefined ? title : `${title} · ${copy.text}`

/** Code, title and short hash above each page of an evidence; above the first also the way back to where it is used. */
export class EvidenceStamp {
  /** Code and title, by the width they have. */
  private readonly names = new Map<number, { code: Line; title: Line }>()
  private readonly context: StampContext
  private readonly entry: DossierEvidence
  private readonly section: Node
  private readonly registerAnchor: string

  /** `registerAnchor` is where the evidence stands in the register. */
  constructor(context: StampContext, entry: DossierEvidence, section: Node, registerAnchor: string) {
    this.context = context
    this.entry = entry
    this.section = section
    this.registerAnchor = registerAnchor
  }

  /** Draws the stamp of page `page` of `of` on the current page. */
  draw({ page, of, paper, heading }: { page: number; of: number; paper: Paper; heading: boolean }) {
    const { dossier, breaker, writer, numbers, feet } = this.context
    const width = paper.width - FRAME.left - FRAME.right
    const label = fillIn(dossier.labels.evidencePage, { page, of })
    const watermark = dossier.watermark ? `${dossier.watermark} · ` : ""
    const facts = breaker.fit(
      `${watermark}${label} · SHA-256 ${this.entry.sha256.slice(0, 12)}`,
      text.head,
      width * 0.5,
    )
    const x = FRAME.left + width - facts.width
    const foot = feet[paper.width > paper.height ? "landscape" : "portrait"]
    writer.decorate([
      { kind: "fill", x: FRAME.left, y: 56, w: width, h: 0.5, color: color.line },
      { kind: "text", node: undefined, x, y: baseline(28, text.stamp), runs: facts.runs },
      ...foot.foot(paper.height - 36, this.context.foot, numbers.nextEvidence()),
    ])
    const owner = node(heading ? "H2" : "P", this.section)
    owner.pending += 2
    const { code, title } = this.namesFor(width)
    const y = baseline(28, text.stamp)
    const ops: Op[] = [
      { kind: "text", node: owner, x: FRAME.left, y, runs: code.runs },
      { kind: "text", node: owner, x: FRAME.left + code.width + 8, y, runs: title.runs },
    ]
    if (page === 1 && this.entry.usedBy.length > 0) ops.push(this.backLinks(width))
    writer.draw(ops, NO_NUMBERS)
  }

  private namesFor(width: number) {
    const known = this.names.get(width)
    if (known) return known
    const { breaker } = this.context
    const plain = breaker.fit(this.entry.code, text.stamp, width * 0.3)
    const runs = plain.runs.map((run, at) => {
      const end = plain.runs[at + 1]?.x ?? plain.width
      return { ...run, link: { to: this.registerAnchor, text: this.entry.code, width: end - run.x } }
    })
    const code = { ...plain, runs }
    const room = width * 0.48 - code.width
    const title = breaker.fit(shownTitle(this.entry), { ...text.stamp, color: color.ink }, room)
    const names = { code, title }
    this.names.set(width, names)
    return names
  }

  private backLinks(width: number): Op {
    const { breaker, dossier } = this.context
    const { usedBy } = this.entry
    const spans = usedBy.flatMap((use, at) => [
      { text: use.number, to: use.anchor },
      { text: at < usedBy.length - 1 ? " · " : "" },
    ])
    const [line] = breaker.break([{ text: `${dossier.labels.backTo} ` }, ...spans], text.head, width)
    const owner = node("P", this.section)
    owner.pending++
    return { kind: "text", node: owner, x: FRAME.left, y: baseline(42, text.head), runs: line?.runs ?? [] }
  }
}
