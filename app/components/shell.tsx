import { Form, Link, NavLink, useLocation } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { type RootData, useRootData } from "#app/components/root-data.ts"
import type { Action } from "#app/domain/permissions.ts"
import { paths } from "#app/paths.ts"

interface Destination {
  to: string
  label: string
  needs: Action
}

const DESTINATIONS: Destination[] = [
  { to: paths.readinessHome(), label: "common:nav.readiness", needs: "readiness.see" },
  { to: paths.cycles(), label: "common:nav.cycles", needs: "cycle.list" },
  { to: paths.evidenceLibrary(), label: "common:nav.evidence", needs: "evidence.list" },
  { to: paths.santriList(), label: "common:nav.santri", needs: "santri.list" },
  { to: paths.halaqahList(), label: "common:nav.halaqah", needs: "halaqah.list" },
  { to: paths.actions(), label: "common:nav.actions", needs: "action.list" },
  { to: paths.visits(), label: "common:nav.visits", needs: "visit.see" },
  { to: paths.region(), label: "common:nav.region", needs: "region.see" },
  { to: paths.admin(), label: "common:nav.admin", needs: "audit.see" },
]

/** The frame of every page of a signed-in user: navigation by role, the page, language and sign-out. */
export function Shell({ unitName, children }: { unitName: string; children: React.ReactNode }) {
  const { t } = useTranslation()
  const root = useRootData()
  const open = DESTINATIONS.filter(({ needs }) => root.actor?.may.includes(needs))
  return (
    <div className="app">
      <a href="#content" className="skip-link">
        {t("common:nav.skip")}
      </a>
      <header className="side">
        <Link to={paths.home()} className="brand">
          Miqyas
        </Link>
        <span className="unit">{unitName}</span>
        <nav aria-label={t("common:nav.label")}>
          {open.map(({ to, label }) => (
            <NavLink key={to} to={to} className={({ isActive }) => (isActive ? "on" : undefined)}>
              {t(label)}
            </NavLink>
          ))}
        </nav>
        <details className="who">
          <summary>{root.actor?.name}</summary>
          <Account root={root} />
        </details>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function Account({ root }: { root: RootData }) {
  const { t } = useTranslation()
  return (
    <div className="who-menu">
      <small className="soft">{root.actor?.roles.map((role) => t(`common:role.${role}`)).join(", ")}</small>
      {root.actor?.may.includes("calendar.see") && (
        <Link to={paths.calendar()}>{t("common:nav.calendar")}</Link>
      )}
      <Link to={paths.account()}>{t("common:nav.account")}</Link>
      <LanguageSwitch />
      <Form method="post" action={paths.logout()}>
        <button type="submit" className="link">
          {t("common:nav.sign-out")}
        </button>
      </Form>
    </div>
  )
}

/** Switches the language and comes back to the same page; the document is loaded anew with its texts. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { language } = useRootData()
  const { pathname, search } = useLocation()
  const other = language === "id" ? "en" : "id"
  return (
    <form method="post" action={paths.language()}>
      <input type="hidden" name="language" value={other} />
      <input type="hidden" name="back" value={pathname + search} />
      <button type="submit" className="link" lang={other}>
        {t(`common:language.${other}`)}
      </button>
    </form>
  )
}
