import { useTranslation } from "react-i18next"
import { Meter, Tag, type Tone } from "#app/components/state.tsx"

type DossierState = "building" | "ready" | "failed" | "cancelled"

const LOOKS: Record<DossierState, { tone: Tone; sign: string }> = {
  building: { tone: "draft", sign: "◐" },
  ready: { tone: "ready", sign: "●" },
  failed: { tone: "gap", sign: "!" },
  cancelled: { tone: "none", sign: "○" },
}

/** How far an issue is: sign, word and colour. */
export function DossierStateTag({ state }: { state: DossierState }) {
  const { t } = useTranslation()
  return (
    <Tag tone={LOOKS[state].tone} sign={LOOKS[state].sign}>
      {t(`dossier:state.${state}`)}
    </Tag>
  )
}

export interface BuildView {
  waiting: boolean
  /** Between 0 and 1. */
  share: number
  /** While the copies to be handed out are being made; drawing follows. */
  copying?: { done: number; of: number; item: string }
  /** Absent until the first page is drawn. */
  at?: {
    pages: number
    phase: "evidence" | "text"
    done: number
    of: number
    item: string
    page: number
    pagesOf: number
  }
}

/** The progress bar of a dossier being drawn, with what is being drawn. */
export function BuildProgress({ build }: { build: BuildView | undefined }) {
  const { t } = useTranslation()
  const at = build?.at
  const words = () => {
    if (build === undefined || build.waiting) return t("dossier:progress.waiting")
    const { copying } = build
    if (copying) return t("dossier:progress.copying", { ...copying, done: copying.done + 1 })
    if (at === undefined) return t("dossier:progress.starting")
    if (at.phase === "text") return t("dossier:progress.text", { pages: at.pages })
    return t("dossier:progress.pages", { pages: at.pages, done: Math.min(at.done + 1, at.of), of: at.of })
  }
  return (
    <div className="dossier-progress" aria-live="polite">
      <Meter value={build?.share ?? 0} max={1} label={t("dossier:progress.label")} />
      <p>{words()}</p>
      {at !== undefined && at.item !== "" && (
        <p className="soft">
          {at.pagesOf === 0
            ? t("dossier:progress.item", { item: at.item })
            : t("dossier:progress.item-page", { item: at.item, page: at.page, of: at.pagesOf })}
        </p>
      )}
    </div>
  )
}
