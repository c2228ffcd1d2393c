import { type PointerEvent, useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { paths } from "#app/paths.ts"

/** An area's columns in the form: the page, then percent of the page from its upper left corner. */
export const AREA_SIDES = ["page", "left", "top", "width", "height"] as const

interface Row {
  id: number
  /** As typed, in the order of `AREA_SIDES`. */
  sides: string[]
}

/** Rows offered to whoever types; a drawn area takes the first that is empty. */
const SPARE_ROWS = 3
/** Percent below which a press is a slip of the finger, not an area. */
const SMALLEST = 0.5

/**
 * Pages to paint over and the list of areas. The fields are the form: drawing on a page fills them, and without
 * JavaScript or with the keyboard they are typed.
 */
export function BlackOutEditor({ id, pages, typed }: { id: string; pages: PageSize[]; typed: string[][] }) {
  const { t } = useTranslation("evidence")
  const [rows, setRows] = useState(() => withSpares(typed.map((sides, at) => ({ id: at, sides }))))
  const set = (row: number, side: number, value: string) =>
    setRows((all) =>
      withSpares(
        all.map((one) =>
          one.id === row ? { ...one, sides: one.sides.map((old, at) => (at === side ? value : old)) } : one,
        ),
      ),
    )
  const add = (sides: string[]) =>
    setRows((all) => {
      const free = all.find(isEmpty)
      return withSpares(all.map((one) => (one === free ? { ...one, sides } : one)))
    })
  const filled = rows.filter((row) => !isEmpty(row))
  const last = filled.at(-1)
  const remove = (row: number) => setRows((all) => withSpares(all.filter((one) => one.id !== row)))
  return (
    <div className="black-out-editor">
      <div className="black-out-pages">
        {pages.map((page, at) => (
          <PageCanvas
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other name than their number
            key={at}
            number={at + 1}
            size={page}
            src={paths.evidencePage(id, at + 1)}
            rows={rows}
            add={add}
          />
        ))}
      </div>
      <fieldset className="card black-out-areas">
        <legend>{t("black-out.areas")}</legend>
        <p className="help">{t("black-out.areas-help")}</p>
        <ol>
          {rows.map((row, index) => (
            <li key={row.id} className="black-out-row">
              {AREA_SIDES.map((side, at) => (
                <label key={side}>
                  <span className="small">{t(`black-out.side.${side}`)}</span>
                  <input
                    name={side}
                    inputMode="decimal"
                    maxLength={8}
                    aria-label={t("black-out.side-of", {
                      side: t(`black-out.side.${side}`),
                      number: index + 1,
                    })}
                    value={row.sides[at] ?? ""}
                    onChange={(event) => set(row.id, at, event.target.value)}
                  />
                </label>
              ))}
              {!isEmpty(row) && (
                <button type="button" className="btn ghost" onClick={() => remove(row.id)}>
                  {t("black-out.remove", { number: index + 1 })}
                </button>
              )}
            </li>
          ))}
        </ol>
        {last !== undefined && (
          <p>
            <button type="button" className="btn ghost" onClick={() => remove(last.id)}>
              {t("black-out.undo")}
            </button>
          </p>
        )}
        <noscript>
          <button type="submit" name="intent" value="more" formNoValidate className="btn ghost">
            {t("black-out.more")}
          </button>
        </noscript>
      </fieldset>
    </div>
  )
}

interface PageSize {
  width: number
  height: number
}

interface CanvasProps {
  number: number
  size: PageSize
  src: string
  rows: Row[]
  add(sides: string[]): void
}

/** One page with its areas in black; dragging over it adds one. */
function PageCanvas({ number, size, src, rows, add }: CanvasProps) {
  const { t } = useTranslation("evidence")
  const [drag, setDrag] = useState<{ from: Point; to: Point } | null>(null)
  const [zoomed, setZoomed] = useState(false)
  const [isLive, setIsLive] = useState(false)
  useEffect(() => setIsLive(true), [])
  const boxes = rows
    .filter((row) => !isEmpty(row) && Number(row.sides[0]) === number)
    .map((row) => ({ key: String(row.id), ...boxOfRow(row) }))
  if (drag !== null) boxes.push({ key: "drag", ...boxOf(drag.from, drag.to) })
  const finish = () => {
    if (drag === null) return
    const box = boxOf(drag.from, drag.to)
    setDrag(null)
    if (box.width < SMALLEST || box.height < SMALLEST) return
    add([String(number), ...[box.left, box.top, box.width, box.height].map((side) => side.toFixed(1))])
  }
  return (
    <figure>
      <figcaption className="row between small">
        {t("black-out.page", { number })}
        {isLive && (
          <button
            type="button"
            className="btn ghost"
            aria-pressed={zoomed}
            onClick={() => setZoomed((now) => !now)}
          >
            {t("black-out.zoom", { number })}
          </button>
        )}
      </figcaption>
      {/* What scrolls must be reachable by keyboard. */}
      <div
        className={zoomed ? "black-out-frame zoomed" : "black-out-frame"}
        {...(zoomed ? { tabIndex: 0, role: "region", "aria-label": t("black-out.page", { number }) } : {})}
      >
        <div className="black-out-page">
          <img
            src={src}
            alt={t("black-out.page-alt", { number })}
            width={size.width}
            height={size.height}
            loading="lazy"
          />
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden="true"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              const at = pointOf(event)
              setDrag({ from: at, to: at })
            }}
            onPointerMove={(event) => {
              const to = pointOf(event)
              setDrag((now) => (now === null ? null : { ...now, to }))
            }}
            onPointerUp={finish}
            onPointerCancel={() => setDrag(null)}
          >
            {boxes.map((box) => (
              <rect key={box.key} x={box.left} y={box.top} width={box.width} height={box.height} />
            ))}
          </svg>
        </div>
      </div>
    </figure>
  )
}

interface Point {
  x: number
  y: number
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** Where on the page the pointer is, in percent, held inside the page. */
function pointOf(event: PointerEvent<SVGSVGElement>): Point {
  const frame = event.currentTarget.getBoundingClientRect()
  const within = (value: number) => Math.min(100, Math.max(0, value * 100))
  return {
    x: within((event.clientX - frame.left) / frame.width),
    y: within((event.clientY - frame.top) / frame.height),
  }
}

function boxOf(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  }
}

/** A typed row as far as it can be drawn; what is no number yet counts as nothing. */
function boxOfRow({ sides }: Row): Box {
  const [left = 0, top = 0, width = 0, height = 0] = sides.slice(1).map((side) => {
    const number = Number(side.replace(",", "."))
    return Number.isFinite(number) ? Math.min(100, Math.max(0, number)) : 0
  })
  return { left, top, width, height }
}

function isEmpty(row: Row): boolean {
  return row.sides.slice(1).every((side) => side.trim() === "")
}

/** The rows with room for more at the end. */
function withSpares(rows: Row[]): Row[] {
  const missing = SPARE_ROWS - rows.filter(isEmpty).length
  const next = Math.max(-1, ...rows.map((row) => row.id)) + 1
  const spares = Array.from({ length: Math.max(0, missing) }, (_, at) => ({
    id: next + at,
    sides: ["1", "", "", "", ""],
  }))
  return [...rows, ...spares]
}
