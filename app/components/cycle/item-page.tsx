import { Link } from "@remix-run/react"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { AnswerForm } from "#app/components/cycle/answer-form.tsx"
import { AnswerReading } from "#app/components/cycle/answer-reading.tsx"
import type { DraftStatus } from "#app/components/cycle/draft-keeper.ts"
import { ItemFigures } from "#app/components/cycle/item-figures.tsx"
import { ItemKeys } from "#app/components/cycle/item-keys.tsx"
import { ItemStrips } from "#app/components/cycle/item-strips.tsx"
import { ItemTree } from "#app/components/cycle/item-tree.tsx"
import { MissingList } from "#app/components/cycle/missing-list.tsx"
import { ReviewPanel } from "#app/components/cycle/review-panel.tsx"
import { Card } from "#app/components/page.tsx"
import { StateTag, Tag } from "#app/components/state.tsx"
import type { ItemView } from "#app/domain/item-view.ts"
import type { ItemAnswered } from "#app/http/item-actions.server.ts"
import { paths } from "#app/paths.ts"

interface ItemPageProps {
  view: ItemView
  /** What the last post on this page was told, where it changed nothing. */
  answered: ItemAnswered | undefined
  /** The item's proofs, and the place to add to them. */
  evidence: ReactNode
  /** What is to be done about it, and the way to make that an action. */
  followUp: ReactNode
}

/** One item: what is asked, what have we, what is missing. */
export function ItemPage({ view, answered, evidence, followUp }: ItemPageProps) {
  const { t } = useTranslation("cycle")
  const [draftStatus, setDraftStatus] = useState<DraftStatus>({ kind: "idle" })
  const { cycle, item, may } = view
  const isWaiting = may.answer && view.draft !== null
  return (
    <>
      <header className="item-head">
        <nav aria-label={t("common:page.crumbs")} className="crumbs">
          <Link to={paths.cycles()}>{t("list.title")}</Link>
          <Link to={paths.cycle(cycle.id)}>{cycle.title}</Link>
        </nav>
        <div className="row">
          <SaveStatus view={view} draft={draftStatus} isWaiting={isWaiting} />
          <Link
            to={`${paths.cycleChecklist(cycle.id)}?item=${item.key}`}
            className="btn ghost no-print wide-only"
          >
            {t("item.print")}
          </Link>
          <ItemKeys view={view} />
        </div>
      </header>
      <div className="item">
        <ItemTree parts={view.tree} cycleId={cycle.id} label={t("item.tree")} />
        <div className="item-main">
          <h1>{item.label}</h1>
          <p className="item-topic">
            {item.topic} <StateTag state={view.answer.status} />
          </p>
          {cycle.isFrozen && (
            <p className="warning" role="note">
              {t("item.frozen", { state: t(`state.${cycle.state}`) })}
            </p>
          )}
          {view.review !== null && <ReviewNote view={view} />}
          {may.answer ? (
            <AnswerForm
              key={`${item.key} ${view.draft?.savedAt ?? ""}`}
              view={view}
              answered={answered?.form === "answer" ? answered : undefined}
              onDraft={setDraftStatus}
            />
          ) : (
            <AnswerReading view={view} />
          )}
          {evidence}
          {may.review && (
            <ReviewPanel view={view} answered={answered?.form === "review" ? answered : undefined} />
          )}
          <ItemNav view={view} />
        </div>
        <aside className="stack item-aside" aria-label={t("item.aside")}>
          {(may.answer || may.review || view.missing.length > 0) && (
            <Card title={t("item.missing")} id="missing">
              <MissingList lines={view.missing} page={paths.item(cycle.id, item.key)} />
            </Card>
          )}
          <ItemStrips view={view} answered={answered?.form === "hole" ? answered : undefined} />
          <ItemFigures view={view} answered={answered} />
          <Card title={t("item.charge")}>
            <p>
              {view.charge.position ?? t("item.nobody")}
              {view.charge.due !== null && ` · ${t("item.due", { day: view.charge.due })}`}{" "}
              {view.charge.isOverdue && (
                <Tag tone="draft" sign="!">
                  {t("item.overdue")}
                </Tag>
              )}
            </p>
            {may.assign && (
              <Link to={`${paths.cycleAssign(cycle.id)}?item=${item.key}`}>{t("item.change-charge")}</Link>
            )}
            {followUp}
          </Card>
          {(item.help !== null || item.note !== null) && (
            <Card title={t("item.help")}>
              {item.help !== null && <p>{item.help}</p>}
              {item.note !== null && <p className="soft">{item.note}</p>}
            </Card>
          )}
        </aside>
      </div>
    </>
  )
}

function SaveStatus({ view, draft, isWaiting }: { view: ItemView; draft: DraftStatus; isWaiting: boolean }) {
  const { t } = useTranslation("cycle")
  const { savedAt } = view.answer
  return (
    <span className="soft small" role="status">
      {draft.kind === "kept"
        ? t("item.draft-kept", { at: draft.at })
        : draft.kind === "failed"
          ? t("item.draft-failed")
          : savedAt !== null && !isWaiting
            ? t("item.saved", { at: savedAt })
            : ""}
    </span>
  )
}

function ReviewNote({ view }: { view: ItemView }) {
  const { t } = useTranslation("cycle")
  if (view.review === null) return null
  const { note, by, at } = view.review
  const isReturned = view.answer.status === "revisi"
  if (note === "" && !isReturned) return null
  return (
    <section className={isReturned ? "review-note returned" : "review-note"} id="review-note">
      <h2>{t(isReturned ? "review.returned" : "review.note-of")}</h2>
      <p className="typed">{note}</p>
      <p className="soft small">{t("review.by", { by: by ?? t("item.someone"), at })}</p>
    </section>
  )
}

/** Back, on, and the two ways to save; the buttons belong to the answer form above. */
function ItemNav({ view }: { view: ItemView }) {
  const { t } = useTranslation("cycle")
  const { previous, next, cycle, may } = view
  return (
    <div className="row between item-nav no-print" id="offer">
      {previous === null ? (
        <Link className="btn ghost" to={paths.cycle(cycle.id)}>
          ← {t("item.to-overview")}
        </Link>
      ) : (
        <Link className="btn ghost nav-label" to={paths.item(cycle.id, previous.key)} rel="prev">
          <span>← {previous.label}</span>
        </Link>
      )}
      <span className="row">
        {may.answer && (
          <>
            <button type="submit" form="answer" name="intent" value="save" className="btn ghost">
              {t("item.save")}
            </button>
            <button type="submit" form="answer" name="intent" value="ready" className="btn">
              {t(next === null ? "item.ready" : "item.ready-next")}
            </button>
          </>
        )}
        {!may.answer && next !== null && (
          <Link className="btn ghost nav-label" to={paths.item(cycle.id, next.key)} rel="next">
            <span>{next.label} →</span>
          </Link>
        )}
      </span>
      {may.answer && next !== null && (
        <Link className="skip-item" to={paths.item(cycle.id, next.key)} rel="next">
          {t("item.skip-to", { label: next.label })}
        </Link>
      )}
    </div>
  )
}
