import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"

interface LetterLine {
  id: string
  sha256: string
  fingerprint: string
  from: string
  to: string[]
  subject: string
  day: string
  directions: { text: string; due: string | null }[]
  instrument: string | null
}

/** Letters with what they ask for; an office takes its own along as files. */
export function LetterList({ letters, isOwn }: { letters: readonly LetterLine[]; isOwn: boolean }) {
  const { t } = useTranslation("region")
  return (
    <ul className="plain">
      {letters.map((letter) => (
        <li key={letter.id} className="stack">
          <div className="row between">
            <h3>{letter.subject}</h3>
            {isOwn && (
              <a href={paths.exchangeFile(letter.id)} download className="btn ghost">
                {t("letters.take")}
                <span className="hidden"> {letter.subject}</span>
              </a>
            )}
          </div>
          <p className="soft">
            {letter.day} ·{" "}
            {isOwn
              ? t("letters.to", { count: letter.to.length, names: letter.to.slice(0, 5).join(", ") })
              : letter.from}
            {letter.instrument !== null && ` · ${t("letters.instrument", { name: letter.instrument })}`}
          </p>
          {letter.directions.length > 0 && (
            <ol>
              {letter.directions.map(({ text, due }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two directions may read alike, and the list never moves
                <li key={at}>
                  {text}
                  {due !== null && <small className="soft"> · {t("letters.due", { day: due })}</small>}
                </li>
              ))}
            </ol>
          )}
          <p className="soft small">
            {t("report.hash")}: <span className="hash">{letter.sha256}</span>
            <br />
            {t("report.fingerprint")}: <span className="fingerprint">{letter.fingerprint}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
