import { Form } from "@remix-run/react"
import { useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { StateTag } from "#app/components/state.tsx"
import type { AnswerTexts, ItemView, TheirAnswer } from "#app/domain/item-view.ts"

interface StaleAnswerProps {
  theirs: TheirAnswer
  mine: AnswerTexts
  levels: ItemView["levels"]
}

/** Both texts of a form that came too late: theirs as stored, mine as typed and still in the form below. */
export function StaleAnswer({ theirs, mine, levels }: StaleAnswerProps) {
  const { t } = useTranslation("cycle")
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  const myLevel = levels.find(({ value }) => String(value) === mine.level)
  const myLevelName =
    mine.level === "not-applicable"
      ? t("item.not-applicable")
      : myLevel === undefined
        ? t("item.no-level")
        : `${myLevel.value} ${myLevel.name}`
  return (
    <section className="stale" role="alert" tabIndex={-1} ref={box} aria-labelledby="stale-title">
      <h2 id="stale-title">
        {t("stale.title", { by: theirs.author ?? t("item.someone"), at: theirs.at ?? "–" })}
      </h2>
      <p>{t("stale.what-to-do")}</p>
      <div className="stale-texts">
        <div>
          <h3>
            {t("stale.theirs")} <StateTag state={theirs.status} />
          </h3>
          <Texts level={theirs.levelName} texts={theirs} />
        </div>
        <div>
          <h3>{t("stale.mine")}</h3>
          <Texts level={myLevelName} texts={mine} />
        </div>
      </div>
      <Form method="post">
        <button type="submit" name="intent" value="discard-draft" className="btn ghost">
          {t("stale.take-theirs")}
        </button>
      </Form>
    </section>
  )
}

function Texts({ level, texts }: { level: string; texts: AnswerTexts }) {
  const { t } = useTranslation("cycle")
  return (
    <dl className="texts">
      <dt>{t("item.level")}</dt>
      <dd>{level}</dd>
      <dt>{t("item.narrative")}</dt>
      <dd className="typed">{texts.narrative === "" ? "–" : texts.narrative}</dd>
      {texts.gapReason !== "" && (
        <>
          <dt>{t("item.gap-reason")}</dt>
          <dd className="typed">{texts.gapReason}</dd>
        </>
      )}
    </dl>
  )
}
