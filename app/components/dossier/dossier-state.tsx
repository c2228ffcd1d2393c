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
  share: number
  pages: number
  done: number
  of: number
  item: string
}

/** The progress bar of a dossier being drawn, with what is being drawn. */
export function BuildProgress({ build }: { build: BuildView | undefined }) {
  const { t } = useTranslation()
  const words =
    build === undefined || build.waiting
      ? t("dossier:progress.waiting")
      : build.pages === 0
        ? t("dossier:progress.starting")
        : t("dossier:progress.pages", {
            pages: build.pages,
            done: Math.min(build.done + 1, build.of),
            of: build.of,
          })
  return (
    <div className="dossier-progress" aria-live="polite">
      <Meter value={build?.share ?? 0} max={1} label={t("dossier:progress.label")} />
      <p>{words}</p>
      {build !== undefined && build.item !== "" && (
        <p className="soft">{t("dossier:progress.item", { item: build.item })}</p>
      )}
    </div>
  )
}
