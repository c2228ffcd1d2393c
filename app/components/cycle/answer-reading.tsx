import { useTranslation } from "react-i18next"
import { Tag } from "#app/components/state.tsx"
import type { ItemView } from "#app/domain/item-view.ts"

/** An answer for those who may read it and not change it. */
export function AnswerReading({ view }: { view: ItemView }) {
  const { t } = useTranslation("cycle")
  const { answer, levels, target } = view
  const level = levels.find(({ value }) => String(value) === answer.level)
  return (
    <>
      <h2>{t("item.level")}</h2>
      <div className="levels">
        {level !== undefined && (
          <div className="level on">
            <span className="dot" aria-hidden="true" />
            <span>
              <b>
                {level.value} {level.name}
              </b>{" "}
              {level.value >= target && <Tag tone="ready">{t("item.target-met")}</Tag>}
              {level.text !== null && <span className="soft level-text">{level.text}</span>}
            </span>
          </div>
        )}
        {level === undefined && (
          <p>{t(answer.level === "not-applicable" ? "item.not-applicable" : "item.no-level")}</p>
        )}
      </div>
      {answer.gapReason !== "" && (
        <>
          <h2>{t("item.gap-reason")}</h2>
          <p className="typed">{answer.gapReason}</p>
        </>
      )}
      <h2>{t("item.narrative")}</h2>
      <p className="typed">{answer.narrative === "" ? t("item.no-narrative") : answer.narrative}</p>
    </>
  )
}
