import { UnitField, type UnitOption } from "#app/components/unit-field.tsx"

interface UnitDownloadProps {
  units: UnitOption[]
  /** Where it is, without a query. */
  to: string
  /** The parameter that tells the ways of taking it apart, where there are several. */
  name?: string
  ways: { value: string; label: string }[]
  error?: string | undefined
}

/** Takes something of one unit's out as a file: links where there is one unit, else a form that asks which. */
export function UnitDownload({ units, to, name, ways, error }: UnitDownloadProps) {
  if (units.length <= 1)
    return (
      <p className="row">
        {ways.map(({ value, label }) => (
          <a
            key={value}
            className="btn ghost"
            href={name === undefined ? to : `${to}?${name}=${value}`}
            download
          >
            {label}
          </a>
        ))}
      </p>
    )
  return (
    <form method="get" action={to} className="row unit-download">
      <UnitField units={units} error={error} />
      {ways.map(({ value, label }) => (
        <button key={value} type="submit" className="btn ghost" name={name} value={value}>
          {label}
        </button>
      ))}
    </form>
  )
}
