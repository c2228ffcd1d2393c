import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

/** States of an item, and what else carries a sign: sign, word and colour together, never colour alone. */
export type State = "belum" | "draf" | "siap" | "disetujui" | "revisi" | "urgent" | "blocker"
export type Tone = "ready" | "draft" | "gap" | "none"

const SIGNS: Record<State, string> = {
  belum: "○",
  draf: "◐",
  siap: "◕",
  disetujui: "●",
  revisi: "↺",
  urgent: "!",
  blocker: "▲",
}
const TONES: Record<State, Tone> = {
  belum: "none",
  draf: "draft",
  siap: "draft",
  disetujui: "ready",
  revisi: "gap",
  urgent: "draft",
  blocker: "gap",
}

/** The sign with its word. */
export function StateTag({ state }: { state: State }) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} sign={SIGNS[state]}>
      {t(`common:state.${state}`)}
    </Tag>
  )
}

/** The sign alone, its word for those who cannot see it. */
export function StateSign({ state }: { state: State }) {
  const { t } = useTranslation()
  return (
    <span className={`sign ${TONES[state]}`} title={t(`common:state.${state}`)}>
      <span aria-hidden="true">{SIGNS[state]}</span>
      <span className="hidden">{t(`common:state.${state}`)}</span>
    </span>
  )
}

export function Tag({ tone, sign, children }: { tone: Tone; sign?: string; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      {sign !== undefined && <span aria-hidden="true">{sign}</span>}
      {children}
    </span>
  )
}

interface MeterProps {
  value: number
  max: number
  /** A second, lighter share that includes the first. */
  also?: number
  label: string
}

/** A share as a bar, with its numbers for those who cannot see it; the numbers also stand beside it in text. */
export function Meter({ value, max, also, label }: MeterProps) {
  const width = (part: number) => (max === 0 ? 0 : Math.min(100, (part / max) * 100))
  return (
    <svg className="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className="meter-track" width="100" height="8" />
      {also !== undefined && <rect className="meter-also" width={width(also)} height="8" />}
      <rect className="meter-value" width={width(value)} height="8" />
    </svg>
  )
}
