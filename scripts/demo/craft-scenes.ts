import { disc, rect } from "#scripts/demo/shapes.ts"

/** Things that santri of the story make, drawn as plain shapes on a table. */
export type Craft = "bag" | "mat" | "stool" | "cloth" | "cap" | "soap"

type Painter = (w: number, h: number, random: () => number) => string

export const CRAFT_PAINTERS: Record<Craft, Painter> = {
  bag: (w, h) =>
    table(w, h) +
    `<path d="M ${w * 0.4} ${h * 0.42} q ${w * 0.1} ${-h * 0.28} ${w * 0.2} 0" fill="none" stroke="#7c4a2d" stroke-width="${w * 0.018}"/>` +
    rect(w * 0.3, h * 0.4, w * 0.4, h * 0.38, "#b5713f", 'rx="26"') +
    stripes(w * 0.3, h * 0.46, w * 0.4, h * 0.26, 5, "#e4c08b"),
  mat: (w, h) =>
    table(w, h) +
    rect(w * 0.18, h * 0.34, w * 0.64, h * 0.4, "#6b7f4e", 'rx="12"') +
    stripes(w * 0.2, h * 0.38, w * 0.6, h * 0.32, 7, "#d9c48f"),
  stool: (w, h) =>
    table(w, h) +
    [0.33, 0.61].map((x) => rect(w * x, h * 0.46, w * 0.05, h * 0.36, "#7a5a35")).join("") +
    rect(w * 0.28, h * 0.38, w * 0.44, h * 0.09, "#a9814d", 'rx="10"') +
    stripes(w * 0.3, h * 0.4, w * 0.4, h * 0.05, 2, "#c9a36b"),
  cloth: (w, h, random) =>
    table(w, h) +
    rect(w * 0.22, h * 0.26, w * 0.56, h * 0.52, "#2f3f6b") +
    Array.from({ length: 30 }, (_, at) =>
      disc(
        w * (0.27 + (at % 6) * 0.092),
        h * (0.32 + Math.floor(at / 6) * 0.1),
        h * (0.018 + random() * 0.014),
        ["#e3c878", "#d7dbe8", "#a8552f"][at % 3] ?? "#e3c878",
      ),
    ).join(""),
  cap: (w, h) =>
    table(w, h) +
    `<path d="M ${w * 0.3} ${h * 0.66} L ${w * 0.33} ${h * 0.42} Q ${w * 0.5} ${h * 0.32} ${w * 0.67} ${h * 0.42} L ${w * 0.7} ${h * 0.66} z" fill="#25302c"/>` +
    stripes(w * 0.31, h * 0.54, w * 0.38, h * 0.08, 2, "#c8a24a"),
  soap: (w, h) =>
    table(w, h) +
    [0.2, 0.42, 0.64]
      .map(
        (x, at) =>
          rect(
            w * x,
            h * 0.5,
            w * 0.17,
            h * 0.22,
            ["#e7dcc0", "#cfe0d2", "#e6cdd0"][at] ?? "#eee",
            'rx="18"',
          ) + rect(w * (x + 0.035), h * 0.57, w * 0.1, h * 0.08, "#ffffff", 'rx="8" opacity="0.6"'),
      )
      .join(""),
}

function table(w: number, h: number): string {
  return rect(0, 0, w, h * 0.62, "#e9e4d6") + rect(0, h * 0.62, w, h * 0.38, "#c7ae86")
}

function stripes(x: number, y: number, w: number, h: number, count: number, fill: string): string {
  const step = h / count
  return Array.from({ length: count }, (_, at) => rect(x, y + at * step, w, step * 0.4, fill)).join("")
}
