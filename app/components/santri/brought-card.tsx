import { Card } from "#app/components/page.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import type { BroughtView } from "#app/services/brought-transcripts.server.ts"

/** What the transcript of another unit says of a santri who came from there. */
export function BroughtCard({ brought }: { brought: BroughtView }) {
  const { t } = useTranslation("santri")
  const language = useLanguage()
  const day = (one: string) => formatDay(one, language)
  return (
    <Card title={t("brought.title", { unit: brought.fromUnit })}>
      <p className="soft">{t("brought.lead", { number: brought.number, day: day(brought.issuedOn) })}</p>
      <ul>
        {brought.stays.map(({ from, until }) => (
          <li key={from}>
            {until === null
              ? t("brought.since", { from: day(from) })
              : t("brought.stay", { from: day(from), until: day(until) })}
          </li>
        ))}
      </ul>
      <dl className="facts">
        {brought.programmes.map((programme) => (
          <Programme key={programme.name} programme={programme} />
        ))}
      </dl>
      {brought.imtihan.length > 0 && (
        <>
          <h3>{t("imtihan:list.link")}</h3>
          <ul>
            {brought.imtihan.map((one) => (
              <li key={`${one.title} ${one.day}`}>
                {[one.title, one.predicate, day(one.day)].filter((part) => part !== "").join(" · ")}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Programme({ programme }: { programme: BroughtView["programmes"][number] }) {
  const { t } = useTranslation("santri")
  const language = useLanguage()
  const lines = [
    ...(programme.memorised === null ? [] : [t("brought.memorised", programme.memorised)]),
    ...(programme.levels.length === 0 ? [] : [t("brought.levels", { levels: programme.levels.join(", ") })]),
    ...programme.positions.map(({ part, level, items, page, chapter, day }) =>
      [
        part,
        level === null ? "" : t("halaqah:level.volume", { number: level }),
        items === null ? "" : t("progress:stand.ibadah", { count: items }),
        chapter,
        page === null ? "" : t("progress:line.pages", { pages: page }),
        formatDay(day, language),
      ]
        .filter((one) => one !== "")
        .join(" · "),
    ),
  ]
  return (
    <div className="fact">
      <dt>{programme.name}</dt>
      <dd>
        {lines.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </dd>
    </div>
  )
}
