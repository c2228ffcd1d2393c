import { CRAFT_PAINTERS, type Craft } from "#scripts/demo/craft-scenes.ts"
import { seededRandom } from "#scripts/demo/random.ts"
import { disc, rect } from "#scripts/demo/shapes.ts"

/** What the sample photos show, drawn as plain shapes: no person and no place can be recognised. */
export type Scene =
  | "mosque"
  | "dormitory"
  | "room"
  | "building"
  | "class"
  | "circle"
  | "ceremony"
  | "signboard"
  | "plan"
  | "garden"
  | "workshop"
  | "shelf"
  | "scan"
  | Craft

type Random = () => number

/** The scene as SVG. No text: what fonts a machine has must not change the picture. */
export function sceneSvg(scene: Scene, width: number, height: number, seed: number): string {
  const random = seededRandom(seed)
  const picture = PAINTERS[scene](width, height, random)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${picture}
${sampleMark(width, height)}
</svg>`
}

const PAINTERS: Record<Scene, (w: number, h: number, random: Random) => string> = {
  ...CRAFT_PAINTERS,
  mosque: (w, h, random) =>
    outdoors(w, h, random) + mosque(w * 0.5, h * 0.72, h * 0.5) + trees(w, h, random, 4),
  dormitory: (w, h, random) =>
    outdoors(w, h, random) +
    house(w * 0.08, h * 0.72, w * 0.84, h * 0.32, 8, "#cdbf9f") +
    trees(w, h, random, 2),
  building: (w, h, random) =>
    outdoors(w, h, random) +
    house(w * 0.15, h * 0.72, w * 0.7, h * 0.42, 5, "#d9d3c3") +
    flag(w * 0.9, h * 0.72, h * 0.5),
  room: (w, h) => indoors(w, h) + beds(w, h),
  class: (w, h, random) => indoors(w, h) + board(w, h) + seated(w, h, random, 3, 7),
  circle: (w, h, random) => indoors(w, h) + carpet(w, h) + circle(w, h, random),
  ceremony: (w, h, random) =>
    outdoors(w, h, random) + flag(w * 0.5, h * 0.66, h * 0.5) + standing(w, h, random),
  signboard: (w, h, random) => outdoors(w, h, random) + signboard(w, h),
  plan: (w, h) => plan(w, h),
  garden: (w, h, random) => outdoors(w, h, random) + beds2(w, h, random),
  workshop: (w, h, random) => indoors(w, h) + tables(w, h, random),
  shelf: (w, h, random) => indoors(w, h) + shelf(w, h, random),
  scan: (w, h, random) => scan(w, h, random),
}

function outdoors(w: number, h: number, random: Random): string {
  const clouds = Array.from({ length: 5 }, () =>
    disc(random() * w, h * (0.08 + random() * 0.2), h * 0.05, "#eef3f5"),
  )
  return rect(0, 0, w, h * 0.7, "#bcd6e4") + clouds.join("") + rect(0, h * 0.7, w, h * 0.3, "#a9b88a")
}

function indoors(w: number, h: number): string {
  return (
    rect(0, 0, w, h * 0.6, "#ece6d6") +
    rect(0, h * 0.6, w, h * 0.4, "#b9a583") +
    rect(0, h * 0.58, w, h * 0.02, "#8d7a58")
  )
}

function mosque(x: number, ground: number, size: number): string {
  const body = rect(x - size * 0.6, ground - size * 0.5, size * 1.2, size * 0.5, "#f4efe2")
  const dome = `<path d="M ${x - size * 0.3} ${ground - size * 0.5} a ${size * 0.3} ${size * 0.34} 0 0 1 ${size * 0.6} 0 z" fill="#2f6b52"/>`
  const tower =
    rect(x + size * 0.66, ground - size * 0.95, size * 0.12, size * 0.95, "#f4efe2") +
    disc(x + size * 0.72, ground - size * 0.97, size * 0.08, "#2f6b52")
  const doors = [-0.4, 0, 0.4].map((at) =>
    rect(
      x + size * at - size * 0.07,
      ground - size * 0.28,
      size * 0.14,
      size * 0.28,
      "#7a6a4a",
      `rx="${size * 0.06}"`,
    ),
  )
  return body + dome + tower + doors.join("")
}

function house(x: number, ground: number, w: number, h: number, doors: number, wall: string): string {
  const step = w / doors
  const openings = Array.from({ length: doors }, (_, at) =>
    at % 2 === 0
      ? rect(x + step * (at + 0.3), ground - h * 0.55, step * 0.4, h * 0.55, "#6b5b3e")
      : rect(x + step * (at + 0.25), ground - h * 0.6, step * 0.5, h * 0.3, "#8fb0bf"),
  )
  const roof = `<path d="M ${x - w * 0.03} ${ground - h} L ${x + w * 0.08} ${ground - h * 1.35} L ${x + w * 0.92} ${ground - h * 1.35} L ${x + w * 1.03} ${ground - h} z" fill="#9c5a3c"/>`
  return rect(x, ground - h, w, h, wall) + roof + openings.join("")
}

function trees(w: number, h: number, random: Random, count: number): string {
  return Array.from({ length: count }, () => {
    const x = random() * w
    return (
      rect(x - 6, h * 0.62, 12, h * 0.14, "#6d5237") +
      disc(x, h * 0.58, h * (0.05 + random() * 0.03), "#5f8a4f")
    )
  }).join("")
}

function flag(x: number, ground: number, size: number): string {
  return (
    rect(x - 3, ground - size, 6, size, "#777777") +
    rect(x + 3, ground - size, size * 0.3, size * 0.1, "#c4282d") +
    rect(x + 3, ground - size * 0.9, size * 0.3, size * 0.1, "#ffffff")
  )
}

/** A figure without a face. */
function figure(x: number, y: number, size: number, cloth: string): string {
  return `<path d="M ${x - size * 0.5} ${y} q 0 ${-size} ${size * 0.5} ${-size} q ${size * 0.5} 0 ${size * 0.5} ${size} z" fill="${cloth}"/>${disc(x, y - size * 1.15, size * 0.26, "#a5815d")}${rect(x - size * 0.26, y - size * 1.48, size * 0.52, size * 0.2, "#333333", 'rx="6"')}`
}

const CLOTHS = ["#f1f1ec", "#dfe7df", "#c9d7cf", "#e9e2d0", "#b8c7d6"]
const cloth = (random: Random) => CLOTHS[Math.floor(random() * CLOTHS.length)] ?? "#f1f1ec"

function seated(w: number, h: number, random: Random, rows: number, columns: number): string {
  const parts: string[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      parts.push(
        figure(
          w * ((column + 0.7 + random() * 0.15) / (columns + 0.5)),
          h * (0.72 + row * 0.12),
          h * 0.09,
          cloth(random),
        ),
      )
  return parts.join("")
}

function standing(w: number, h: number, random: Random): string {
  return Array.from({ length: 14 }, (_, at) =>
    at === 6 || at === 7
      ? ""
      : figure(w * ((at + 0.7) / 14.5), h * (0.86 + (at % 2) * 0.06), h * 0.14, cloth(random)),
  ).join("")
}

function circle(w: number, h: number, random: Random): string {
  return (
    Array.from({ length: 11 }, (_, at) => {
      const angle = Math.PI * (1.05 + (0.9 * at) / 10)
      return figure(
        w * (0.5 + 0.38 * Math.cos(angle)),
        h * (0.86 + 0.16 * Math.sin(angle)),
        h * 0.1,
        cloth(random),
      )
    }).join("") + figure(w * 0.5, h * 0.96, h * 0.12, "#2f6b52")
  )
}

const board = (w: number, h: number) =>
  rect(w * 0.25, h * 0.12, w * 0.5, h * 0.3, "#3f4f45", 'stroke="#7a6a4a" stroke-width="10"') +
  [0, 1, 2]
    .map((line) => rect(w * 0.3, h * (0.18 + line * 0.07), w * (0.36 - line * 0.06), 6, "#dfe7df"))
    .join("")
const carpet = (w: number, h: number) =>
  `<ellipse cx="${w / 2}" cy="${h * 0.84}" rx="${w * 0.45}" ry="${h * 0.16}" fill="#7d3b3b"/><ellipse cx="${w / 2}" cy="${h * 0.84}" rx="${w * 0.4}" ry="${h * 0.135}" fill="#95504a"/>`
const beds = (w: number, h: number) =>
  [0, 1, 2, 3]
    .map(
      (at) =>
        rect(
          w * (0.06 + at * 0.235),
          h * 0.62,
          w * 0.19,
          h * 0.3,
          "#d6dde3",
          'stroke="#8a8a8a" stroke-width="6"',
        ) + rect(w * (0.08 + at * 0.235), h * 0.64, w * 0.15, h * 0.06, "#f8f8f4"),
    )
    .join("")
const signboard = (w: number, h: number) =>
  rect(w * 0.22, h * 0.3, w * 0.03, h * 0.45, "#6d5237") +
  rect(w * 0.75, h * 0.3, w * 0.03, h * 0.45, "#6d5237") +
  rect(w * 0.16, h * 0.22, w * 0.68, h * 0.3, "#1f5b45", 'rx="14"') +
  rect(w * 0.26, h * 0.29, w * 0.48, 18, "#f4efe2") +
  rect(w * 0.3, h * 0.37, w * 0.4, 14, "#f4efe2") +
  rect(w * 0.36, h * 0.44, w * 0.28, 10, "#f4efe2")

function plan(w: number, h: number): string {
  const line = 'stroke="#333333" stroke-width="5"'
  const rooms = [
    [0.08, 0.1, 0.3, 0.3],
    [0.38, 0.1, 0.25, 0.3],
    [0.63, 0.1, 0.29, 0.5],
    [0.08, 0.4, 0.2, 0.45],
    [0.28, 0.6, 0.35, 0.25],
    [0.63, 0.6, 0.29, 0.25],
  ]
  return (
    rect(0, 0, w, h, "#ffffff") +
    rooms
      .map(([x = 0, y = 0, rw = 0, rh = 0], at) =>
        rect(w * x, h * y, w * rw, h * rh, at % 2 === 0 ? "#f3f6f4" : "#fbf7ec", line),
      )
      .join("")
  )
}

function beds2(w: number, h: number, random: Random): string {
  return [0.72, 0.8, 0.88]
    .map(
      (y) =>
        rect(0, h * y, w, h * 0.05, "#7b5f41") +
        Array.from({ length: 16 }, (_, at) =>
          disc(w * ((at + 0.5 + random() * 0.3) / 16), h * y, h * 0.02, "#4d8a3f"),
        ).join(""),
    )
    .join("")
}

function tables(w: number, h: number, random: Random): string {
  return [0.1, 0.4, 0.7]
    .map(
      (x) =>
        rect(w * x, h * 0.62, w * 0.22, h * 0.05, "#8a6b43") +
        rect(w * (x + 0.02), h * 0.67, w * 0.02, h * 0.2, "#6d5237") +
        rect(w * (x + 0.18), h * 0.67, w * 0.02, h * 0.2, "#6d5237") +
        Array.from({ length: 4 }, (_, at) =>
          rect(
            w * (x + 0.02 + at * 0.05),
            h * (0.58 - random() * 0.03),
            w * 0.035,
            h * 0.05,
            ["#c98b4a", "#4a7fa5", "#8fa65a"][at % 3] ?? "#c98b4a",
          ),
        ).join(""),
    )
    .join("")
}

function shelf(w: number, h: number, random: Random): string {
  return [0.12, 0.28, 0.44]
    .map(
      (y) =>
        rect(w * 0.12, h * (y + 0.13), w * 0.76, h * 0.02, "#6d5237") +
        Array.from({ length: 26 }, (_, at) => {
          const tall = h * (0.08 + random() * 0.045)
          return rect(
            w * (0.13 + at * 0.0285),
            h * (y + 0.13) - tall,
            w * 0.024,
            tall,
            ["#2f6b52", "#95504a", "#c8a24a", "#45617a"][Math.floor(random() * 4)] ?? "#2f6b52",
          )
        }).join(""),
    )
    .join("")
}

function scan(w: number, h: number, random: Random): string {
  const lines = Array.from({ length: 34 }, (_, at) =>
    at % 9 === 8
      ? ""
      : rect(w * 0.14, h * (0.2 + at * 0.019), w * (0.5 + random() * 0.22), 9, "#5b5b5b", 'opacity="0.75"'),
  )
  const stamp = `<circle cx="${w * 0.68}" cy="${h * 0.88}" r="${w * 0.07}" fill="none" stroke="#4b3f8f" stroke-width="7" opacity="0.6"/>`
  return (
    rect(0, 0, w, h, "#f1efe9") +
    rect(w * 0.14, h * 0.08, w * 0.72, 22, "#3c3c3c") +
    rect(w * 0.24, h * 0.11, w * 0.52, 14, "#3c3c3c") +
    rect(w * 0.14, h * 0.14, w * 0.72, 5, "#3c3c3c") +
    lines.join("") +
    stamp
  )
}

/** The word CONTOH in strokes, in a corner. */
function sampleMark(w: number, h: number): string {
  const letters = [
    "M9 0H0V12H9",
    "M0 0H9V12H0Z",
    "M0 12V0L9 12V0",
    "M0 0H10M5 0V12",
    "M0 0H9V12H0Z",
    "M0 0V12M9 0V12M0 6H9",
  ]
  const scale = w / 520
  const drawn = letters.map((path, at) => `<path d="${path}" transform="translate(${at * 14} 0)"/>`).join("")
  return `<g transform="translate(${w - 100 * scale} ${h - 24 * scale}) scale(${scale})">${rect(-6, -6, 96, 24, "#ffffff", 'opacity="0.75"')}<g fill="none" stroke="#9b2c2c" stroke-width="2.2">${drawn}</g></g>`
}
