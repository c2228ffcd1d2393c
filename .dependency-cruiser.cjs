/** Which way the arrows point: the architecture as rules. */

const nodeModule = (...names) => `node_modules/(${names.join("|")})(/|$)`

/** `from` may import nothing of app/ and db/ but what `may` names. */
const leansOnlyOn = (name, comment, from, ...may) => ({
  name,
  comment,
  severity: "error",
  from: { path: from },
  to: { path: "^(app|db|scripts|tests)/", pathNot: may },
})

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Two files that need each other are one subject, or a third one is missing.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-imports-routes",
      comment: "Routes are the outermost ring: what two of them need belongs further in.",
      severity: "error",
      from: { path: "^(app|db|scripts)/" },
      to: { path: "^app/routes/" },
    },
    leansOnlyOn(
      "domain-leans-on-itself",
      "Pure rules know no files, database or screen.",
      "^app/domain/",
      "^app/domain/",
    ),
    {
      name: "domain-is-pure",
      comment: "No I/O, no clock, no React: only the parsers of its own formats.",
      severity: "error",
      from: { path: "^app/domain/" },
      to: { path: ".", pathNot: ["^app/domain/", nodeModule("zod", "yaml", "canonicalize")] },
    },
    {
      name: "components-stay-in-the-browser",
      comment: "A component that imports server code builds without a word and ships it to the browser.",
      severity: "error",
      from: { path: "^app/(components/|entry\\.client)" },
      to: {
        path: ["\\.server\\.", "^db/", "^app/(services|auth|http|evidence|dossier|package)/", "^node:"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-node-in-the-browser",
      severity: "error",
      from: { path: "^app/(components/|entry\\.client)" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "browser-code-uses-browser-packages",
      comment: "zod weighs 29 kB and native packages do not run in a browser.",
      severity: "error",
      from: { path: "^app/components/" },
      to: {
        path: nodeModule(
          "zod",
          "sharp",
          "pdfkit",
          "pg",
          "better-sqlite3",
          "drizzle-orm",
          "better-auth",
          "@libpdf",
          "express",
        ),
        dependencyTypesNot: ["type-only"],
      },
    },
    leansOnlyOn(
      "db-leans-on-config-and-domain",
      "The database knows no screens, services or files.",
      "^db/",
      "^db/",
      "^app/domain/",
      "^app/config\\.server\\.ts$",
    ),
    leansOnlyOn(
      "evidence-leans-on-config-and-domain",
      "The file store knows no database.",
      "^app/evidence/",
      "^app/evidence/",
      "^app/domain/",
      "^app/config\\.server\\.ts$",
    ),
    leansOnlyOn(
      "dossier-leans-on-config-and-domain",
      "The drawing of a dossier gets a document and file paths, never the database.",
      "^app/dossier/",
      "^app/dossier/",
      "^app/domain/",
      "^app/config\\.server\\.ts$",
    ),
    leansOnlyOn(
      "package-leans-on-dossier",
      "A package is made of a document and file paths, and checked without a database.",
      "^app/package/",
      "^app/package/",
      "^app/(domain|dossier)/",
      "^app/config\\.server\\.ts$",
    ),
    leansOnlyOn(
      "auth-leans-on-db",
      "Sessions and actors come from the database.",
      "^app/auth/",
      "^app/auth/",
      "^app/domain/",
      "^app/config\\.server\\.ts$",
      "^app/paths\\.ts$",
      "^app/http/",
      "^db/",
    ),
    leansOnlyOn(
      "services-know-no-http",
      "A service is called by routes and scripts alike.",
      "^app/services/",
      "^app/services/",
      "^app/(domain|evidence|dossier|package|auth|i18n)/",
      "^app/(config\\.server|paths)\\.ts$",
      "^db/",
    ),
    {
      name: "scripts-call-services",
      comment: "Node strips types but not JSX: scripts, workers and servers import none.",
      severity: "error",
      from: { path: "^(scripts|db|app/(services|evidence|dossier|auth|http|domain))/" },
      to: { path: ["\\.tsx$", "^app/components/"] },
    },
    {
      name: "tests-are-not-shipped",
      severity: "error",
      from: { path: "^(app|db)/" },
      to: { path: "^(tests|scripts)/" },
    },
    {
      name: "only-the-dossier-draws-pdf",
      comment: "PDFKit belongs to app/dossier; the demo draws its sample letters with it.",
      severity: "error",
      from: { path: "^(app|db|scripts)/", pathNot: ["^app/dossier/", "^scripts/demo/"] },
      to: { path: nodeModule("pdfkit") },
    },
    {
      name: "only-db-knows-engines",
      severity: "error",
      from: { path: "^(app|scripts)/" },
      to: { path: nodeModule("better-sqlite3", "pg", "drizzle-orm/(better-sqlite3|node-postgres)") },
    },
    {
      name: "routes-hold-no-sql",
      severity: "error",
      from: { path: "^app/(routes|components)/" },
      to: {
        path: [nodeModule("drizzle-orm"), "^db/write\\.server\\.ts$", "^db/schema/"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-dev-packages-in-the-product",
      comment: "What runs in an installation is installed without the development packages.",
      severity: "error",
      from: {
        path: "^(app|db)/",
        pathNot: ["^app/routes\\.ts$", "^app/http/serve\\.server\\.ts$", "^db/drizzle\\.config\\.ts$"],
      },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: ["node_modules/@types/"],
      },
    },
    {
      name: "everything-resolves",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: ["^\\./\\+types/", "^virtual:"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^db/migrations/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
}
