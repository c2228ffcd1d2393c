/** Whether evidence can be read once it is printed: rules over sizes and directions, the same for screen and checks. */

/**
 * Points kept free at the edges of a dossier's page of A4 that shows evidence. More of the paper is used than for
 * text: a scan has margins of its own.
 */
export const EVIDENCE_FRAME = { left: 42, right: 42, top: 74, bottom: 52 }
const PAPER = { short: 595.28, long: 841.89 }

/**
 * A picture or scan that prints with fewer dots per inch than this is too coarse: a letter of 10 points is then
 * less than 14 dots tall, and small print and stamps run together. The product's own figure.
 */
export const MIN_DPI = 100

/** What is known of one page of a PDF. */
export interface PageFacts {
  /** In points, as the page is shown. */
  width: number
  height: number
  /** Which way most of its text runs, counter-clockwise from upright; null with too little text to tell. */
  text: 0 | 90 | 180 | 270 | null
  /** Dots per inch at the page's own size, of the scan it consists of; null for a page that is no scan. */
  dpi: number | null
}

/** How much larger something of this size is drawn on a dossier's page, upright or across as it is itself. */
function printedScale({ width, height }: { width: number; height: number }): number {
  const across = width > height
  const [paperWidth, paperHeight] = across ? [PAPER.long, PAPER.short] : [PAPER.short, PAPER.long]
  const [frameWidth, frameHeight] = [
    paperWidth - EVIDENCE_FRAME.left - EVIDENCE_FRAME.right,
    paperHeight - EVIDENCE_FRAME.top - EVIDENCE_FRAME.bottom,
  ]
  return Math.min(frameWidth / width, frameHeight / height)
}

/** Dots per inch of a picture of so many pixels on a dossier's page, rounded; null where its size is not known. */
export function printedDpi({
  width,
  height,
}: {
  width: number | null
  height: number | null
}): number | null {
  if (!width || !height) return null
  return Math.round(72 / printedScale({ width, height }))
}

/** Pages of a PDF that are scans too coarse to be read, each with its dots per inch on a dossier's page. */
export function coarsePages(pages: readonly PageFacts[]): { page: number; dpi: number }[] {
  return pages.flatMap((page, at) => {
    if (page.dpi === null || page.width <= 0 || page.height <= 0) return []
    const dpi = Math.round(page.dpi / printedScale(page))
    return dpi < MIN_DPI ? [{ page: at + 1, dpi }] : []
  })
}

/**
 * Pages of a PDF that a reader has to turn his head for: text that runs upwards, downwards or upside down; and a
 * scan that lies across, without text to tell its direction, among pages that mostly stand. A photo has no such
 * page: it is drawn upright by its EXIF orientation, and nothing else tells which way it is meant.
 */
export function sidewaysPages(pages: readonly PageFacts[]): number[] {
  const standing = pages.filter(({ width, height }) => height > width).length
  const mostStand = standing * 2 > pages.length
  return pages.flatMap(({ width, height, text, dpi }, at) => {
    const turned = text === null ? dpi !== null && width > height && mostStand : text !== 0
    return turned ? [at + 1] : []
  })
}

/** `1–3, 7`: page numbers in order, neighbours as a range. */
export function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last?.[1] === page - 1) last[1] = page
    else ranges.push([page, page])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ")
}
