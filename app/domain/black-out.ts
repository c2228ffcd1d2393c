import { z } from "zod"

/**
 * Blacking out: areas of a page that are painted solid black before the page is flattened to pixels. An area
 * is told in fractions of the page as it is looked at (upright, turned as it says of itself).
 */

/** `page` counts from 1; the rest are fractions of the page's width and height, from its upper left corner. */
export interface Area {
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** More than this is no longer a few names and faces: withhold the file instead. */
export const MOST_AREAS = 400
/** Each page is drawn and compressed anew: a longer file is to be split first. */
export const MOST_PAGES = 150

/** Pixels painted around what was asked for: sampling mixes a pixel with its neighbours. */
const RIM = 4

const Percent = (key: string) =>
  z
    .string()
    .trim()
    .transform((text) => Number(text === "" ? Number.NaN : text.replace(",", ".")))
    .pipe(z.number(key).min(0, key).max(100, key))

const Column = z.array(z.string()).max(MOST_AREAS + 20, "evidence:error.too-many-areas")

/**
 * The posted form: one entry of each column per area, in percent of the page. Rows left empty are skipped.
 * Messages are translation keys.
 */
export const BlackOutForm = z
  .object({
    page: Column,
    left: Column,
    top: Column,
    width: Column,
    height: Column,
    checked: z.literal("on", "evidence:error.not-checked"),
  })
  .transform((form, context) => {
    const areas: Area[] = []
    form.page.forEach((page, at) => {
      const sides = [form.left[at], form.top[at], form.width[at], form.height[at]].map((side) => side ?? "")
      if (sides.every((side) => side.trim() === "")) return
      const row = AreaRow.safeParse([page, ...sides])
      if (row.success) areas.push(row.data)
      else context.addIssue({ code: "custom", path: ["areas"], message: "evidence:error.area" })
    })
    const kept = tidyAreas(areas)
    if (areas.length > MOST_AREAS)
      context.addIssue({ code: "custom", path: ["areas"], message: "evidence:error.too-many-areas" })
    else if (kept.length === 0)
      context.addIssue({ code: "custom", path: ["areas"], message: "evidence:error.no-area" })
    return { areas: kept }
  })

const AreaRow = z
  .tuple([
    z.coerce.number().int().min(1).max(MOST_PAGES),
    Percent("evidence:error.area"),
    Percent("evidence:error.area"),
    Percent("evidence:error.area"),
    Percent("evidence:error.area"),
  ])
  .transform(([page, left, top, width, height]) => ({
    page,
    x: left / 100,
    y: top / 100,
    width: width / 100,
    height: height / 100,
  }))

/**
 * The areas inside their pages, in the order of pages and then from above, without those that are empty or lie
 * within another. The same set of areas gives the same list.
 */
export function tidyAreas(areas: readonly Area[]): Area[] {
  const clipped = areas.map(clip).filter((area) => area.width > 0 && area.height > 0)
  const sorted = clipped.sort(
    (a, b) => a.page - b.page || a.y - b.y || a.x - b.x || b.width - a.width || b.height - a.height,
  )
  return sorted.filter(
    (area, at) =>
      !sorted.some(
        (other, place) => place !== at && covers(other, area) && !(covers(area, other) && at < place),
      ),
  )
}

/** The pixels of a picture `width` by `height` that an area covers, with a rim around them; the ends are outside. */
export function pixelBox(area: Area, width: number, height: number) {
  return {
    left: Math.max(0, Math.floor(area.x * width) - RIM),
    top: Math.max(0, Math.floor(area.y * height) - RIM),
    right: Math.min(width, Math.ceil((area.x + area.width) * width) + RIM),
    bottom: Math.min(height, Math.ceil((area.y + area.height) * height) + RIM),
  }
}

/** Whether a copy with areas painted over can be made of such a file. */
export function canBlackOut(mediaType: string, pages: number | null): boolean {
  if (mediaType === "application/pdf") return pages !== null && pages <= MOST_PAGES
  return mediaType.startsWith("image/") && mediaType !== "image/svg+xml" && pages !== null
}

/** Of several copies that stand for one file, the one that editions show: the last made that is still cleared. */
export function chooseCopy<T extends { number: number; sensitivity: "sensitif" | "terbuka" }>(
  copies: readonly T[],
): T | undefined {
  return copies
    .filter((copy) => copy.sensitivity === "terbuka")
    .reduce<T | undefined>((last, copy) => (last && last.number > copy.number ? last : copy), undefined)
}

function clip({ page, x, y, width, height }: Area): Area {
  const within = (value: number) => Math.min(1, Math.max(0, value))
  const [left, top] = [within(x), within(y)]
  return { page, x: left, y: top, width: within(x + width) - left, height: within(y + height) - top }
}

function covers(outer: Area, inner: Area): boolean {
  return (
    outer.page === inner.page &&
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  )
}
