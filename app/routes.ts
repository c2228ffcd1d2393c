import { index, layout, type RouteConfig, route } from "@remix-run/route-config"

/** Every URL on one screen; the file beside each holds its loader, action and page. */
export default [
  index("routes/home.tsx"),
  route("login", "routes/login.tsx"),
  route("logout", "routes/logout.ts"),
  route("language", "routes/language.ts"),
  route("setup/:token", "routes/setup.tsx"),
  layout("routes/signed-in.tsx", [
    route("account", "routes/account.tsx"),

    route("cycles", "routes/cycles.tsx"),
    route("cycles/new", "routes/cycle-new.tsx"),
    route("cycles/:cycle", "routes/cycle.tsx"),
    route("cycles/:cycle/settings", "routes/cycle-settings.tsx"),
    route("cycles/:cycle/assign", "routes/cycle-assign.tsx"),
    route("cycles/:cycle/items/:item", "routes/item.tsx"),
    route("cycles/:cycle/items/:item/evidence", "routes/item-evidence.tsx"),
    route("cycles/:cycle/dossiers", "routes/dossiers.tsx"),
    route("cycles/:cycle/dossiers/:dossier", "routes/dossier.tsx"),

    route("evidence", "routes/evidence-library.tsx"),
    route("evidence/upload", "routes/evidence-upload.tsx"),
    route("evidence/:evidence", "routes/evidence.tsx"),

    route("admin", "routes/admin.tsx"),
    route("admin/users", "routes/admin-users.tsx"),
    route("admin/users/:user", "routes/admin-user.tsx"),
    route("admin/positions", "routes/admin-positions.tsx"),
    route("admin/positions/:position", "routes/admin-position.tsx"),
    route("admin/unit", "routes/admin-unit.tsx"),
    route("admin/applicants", "routes/admin-applicants.tsx"),
    route("admin/applicants/:applicant", "routes/admin-applicant.tsx"),
    route("admin/instruments", "routes/admin-instruments.tsx"),
    route("admin/instruments/:instrument", "routes/admin-instrument.tsx"),
    route("admin/audit", "routes/admin-audit.tsx"),
  ]),
  route("cycles/:cycle/checklist", "routes/cycle-checklist.tsx"),
  route("cycles/:cycle/scores.csv", "routes/cycle-scores.ts"),
  route("cycles/:cycle/items/:item/draft", "routes/item-draft.ts"),
  route("cycles/:cycle/dossiers/:dossier/pdf", "routes/dossier-pdf.ts"),
  route("cycles/:cycle/dossiers/:dossier/document.json", "routes/dossier-document.ts"),
  route("cycles/:cycle/dossiers/:dossier/progress", "routes/dossier-progress.ts"),
  route("evidence/receive", "routes/evidence-receive.ts"),
  route("evidence/:evidence/file", "routes/evidence-file.ts"),
  route("evidence/:evidence/thumbnail", "routes/evidence-thumbnail.ts"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig
