import { Link, useSearchParams } from "@remix-run/react"
import { LevelBars, Sparkline } from "#app/components/region/region-marks.tsx"
import type { RegionSort } from "#app/domain/region-forms.ts"
import type { RegionRow, RegionView, SignedText } from "#app/domain/region-view.ts"
import { useTranslation } from "#app/i18n/promises.ts"

/** Columns, and what their heads sort by. */
const COLUMNS: { key: string; sort?: RegionSort }[] = [
  { key: "unit", sort: "unit" },
  { key: "ready", sort: "ready" },
  { key: "blockers", sort: "blocked" },
  { key: "overdue", sort: "overdue" },
  { key: "visit", sort: "visit" },
  { key: "profile" },
  { key: "weeks" },
  { key: "counted", sort: "counted" },
]

/** Units side by side, offices with the sum of theirs in front of them; on a phone each is a card. */
export function RegionTable({ view }: { view: RegionView }) {
  const { t } = useTranslation("region")
  return (
    <table className="cards region">
      <caption className="hidden">{view.say}</caption>
      <thead>
        <tr>
          {COLUMNS.map(({ key, sort }) =>
            sort === undefined ? (
              <th scope="col" key={key}>
                {t(`column.${key}`)}
              </th>
            ) : (
              <SortHead key={key} label={t(`column.${key}`)} sort={sort} view={view} />
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {view.rows.map((row) => (
          <Row key={row.id} row={row} isTree={view.isTree} />
        ))}
      </tbody>
    </table>
  )
}

function SortHead({ label, sort, view }: { label: string; sort: RegionSort; view: RegionView }) {
  const [search] = useSearchParams()
  const { query } = view
  const isOn = query.sort === sort
  const next = new URLSearchParams(search)
  next.set("sort", sort)
  next.delete("page")
  if (isOn && !query.desc) next.set("desc", "1")
  else next.delete("desc")
  return (
    <th scope="col" aria-sort={isOn ? (query.desc ? "descending" : "ascending") : undefined}>
      <Link to={`?${next}`}>
        {label}
        {isOn && <span aria-hidden="true"> {query.desc ? "▼" : "▲"}</span>}
      </Link>
    </th>
  )
}

function Row({ row, isTree }: { row: RegionRow; isTree: boolean }) {
  const { t } = useTranslation("region")
  const [search] = useSearchParams()
  const inside = new URLSearchParams(search)
  inside.set("parent", row.id)
  inside.delete("page")
  const place = isTree ? `depth-${Math.min(row.depth, 4)}` : "depth-0"
  return (
    <tr className={row.isGroup ? "group" : undefined}>
      <th scope="row" className={`plain-head ${place}`}>
        {row.isGroup ? <Link to={`?${inside}`}>{row.name}</Link> : row.name}
        <br />
        <small className="soft">
          {[...(isTree && !row.isGroup ? [] : [row.note]), ...row.instruments].filter(Boolean).join(" · ")}
        </small>
      </th>
      <td data-label={t("column.ready")}>
        {row.items === 0 ? (
          "–"
        ) : (
          <>
            <strong>{row.share}</strong>{" "}
            <small>{t("ready-of", { ready: row.ready, items: row.items })}</small>
          </>
        )}
      </td>
      <td data-label={t("column.blockers")}>
        <Signed {...row.blockers} />
      </td>
      <td data-label={t("column.overdue")}>{row.overdue}</td>
      <td data-label={t("column.visit")}>
        {row.visit === null ? (
          "–"
        ) : (
          <>
            {row.visit.day} <small className="soft">{row.visit.left}</small>
          </>
        )}
      </td>
      <td data-label={t("column.profile")}>
        {row.profiles.length === 0
          ? "–"
          : row.profiles.map((profile) => <LevelBars key={profile.instrument} {...profile} />)}
      </td>
      <td data-label={t("column.weeks")}>
        <Sparkline weeks={row.weeks} />
      </td>
      <td data-label={t("column.counted")}>
        <Signed {...row.counted} />
      </td>
    </tr>
  )
}

/** Sign and word in one colour. */
export function Signed({ tone, sign, text }: SignedText) {
  return (
    <span className={tone}>
      <span aria-hidden="true">{sign}</span> {text}
    </span>
  )
}
