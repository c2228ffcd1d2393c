import type { ReactNode } from "react"
import { LanguageSwitch } from "#app/components/shell.tsx"

/** The frame of pages for those who are not signed in: one card, and the language. */
export function Door({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string
  lead?: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <main className={wide ? "door wide" : "door"}>
      <p className="door-brand">Miqyas</p>
      <section className="card">
        <h1>{title}</h1>
        {lead !== undefined && <p className="soft">{lead}</p>}
        {children}
      </section>
      <LanguageSwitch />
    </main>
  )
}
