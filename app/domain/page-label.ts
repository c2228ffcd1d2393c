const ROMAN: [number, string][] = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
]

/** A number in small roman figures, as PDF's page label style `r` writes it. */
export function roman(value: number): string {
  let [rest, out] = [value, ""]
  for (const [size, sign] of ROMAN) for (; rest >= size; rest -= size) out += sign
  return out
}

/** The printed number of a page counted from 1 at the cover; the first `romanPages` have roman numbers. */
export function pageLabel(romanPages: number, page: number): string {
  return page <= romanPages ? roman(page) : String(page - romanPages)
}
