import { Link, useSearchParams } from "@remix-run/react"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { SantriProgressView } from "#app/services/read-santri-progress.server.ts"

type Memorised = NonNullable<SantriProgressView["memorised"]>
interface Part {
  number: number
  held: number
  of: number
  name?: string
}

/** What is memorised, drawn by surah or by page, with its numbers in tables. */
export function MemorisedMap({ memorised }: { memorised: Memorised }) {
  const { t } = useTranslation("progress")
  const [search] = useSearchParams()
  const by = search.get("map") === "page" ? "page" : "surah"
  const parts: Part[] = by === "page" ? memorised.pages : memorised.surahs
  const to = (map: string) => {
    const next = new URLSearchParams(search)
    next.set("map", map)
    return `?${next}#memorised`
  }
  return (
    <>
      <p className="row">
        <span>{t("map.by")}</span>
        {(["surah", "page"] as const).map((map) => (
          <Link key={map} to={to(map)} aria-current={map === by ? "true" : undefined} preventScrollReset>
            {t(`map.${map}`)}
          </Link>
        ))}
      </p>
      <Drawn
        parts={parts}
        columns={by === "page" ? 38 : 19}
        label={t(`map.label-${by}`, {
          full: by === "page" ? memorised.full.pages : memorised.full.surahs,
          begun: parts.filter(({ held, of }) => held > 0 && held < of).length,
        })}
      />
      <p className="soft legend">
        <Sample held={0} /> {t("map.none")} <Sample held={1} /> {t("map.some")} <Sample held={2} />{" "}
        {t("map.all")}
      </p>
      <details>
        <summary>{t("map.numbers-juz")}</summary>
        <Numbers parts={memorised.juz} head={t("map.juz")} />
      </details>
      <details>
        <summary>{t("map.numbers-surah")}</summary>
        <Numbers parts={memorised.surahs.filter(({ held }) => held > 0)} head={t("map.surah")} />
      </details>
    </>
  )
}

const CELL = 20

/** A square for each part, filled from below as far as it is held: full ones are read without colour. */
function Drawn({ parts, columns, label }: { parts: readonly Part[]; columns: number; label: string }) {
  const rows = Math.ceil(parts.length / columns)
  const isLarge = columns < 30
  return (
    <svg
      className={isLarge ? "memorised" : "memorised fine"}
      viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
      role="img"
      aria-label={label}
    >
      {parts.map((part, at) => (
        <g
          key={part.number}
          transform={`translate(${(at % columns) * CELL} ${Math.floor(at / columns) * CELL})`}
        >
          <Square {...part} />
          {isLarge && (
            <text className={part.held === part.of ? "on" : undefined} x={CELL / 2} y={CELL / 2 + 2.6}>
              {part.number}
            </text>
          )}
          <title>{`${part.name ?? part.number}: ${part.held}/${part.of}`}</title>
        </g>
      ))}
    </svg>
  )
}

function Square({ held, of }: { held: number; of: number }) {
  const size = CELL - 3
  const height = held === 0 ? 0 : Math.max(3, (held / of) * size)
  return (
    <>
      <rect className="cell" x="1.5" y="1.5" width={size} height={size} rx="2" />
      {held > 0 && (
        <rect
          className={held === of ? "full" : "part"}
          x="1.5"
          y={1.5 + size - height}
          width={size}
          height={height}
          rx="2"
        />
      )}
    </>
  )
}

function Sample({ held }: { held: number }) {
  return (
    <svg className="memorised sample" viewBox={`0 0 ${CELL} ${CELL}`} aria-hidden="true">
      <Square held={held} of={2} />
    </svg>
  )
}

function Numbers({ parts, head }: { parts: readonly Part[]; head: string }) {
  const { t } = useTranslation("progress")
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="n">
            {t("map.held")}
          </th>
          <th scope="col" className="n">
            {t("map.of")}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ number, name, held, of }) => (
          <tr key={number}>
            <th scope="row">{name === undefined ? number : `${number}. ${name}`}</th>
            <td className="n">{held}</td>
            <td className="n">{of}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
