type Query = Record<string, string | number>

const query = (of: Query) => {
  const text = new URLSearchParams(
    Object.entries(of).map(([name, value]) => [name, String(value)]),
  ).toString()
  return text === "" ? "" : `?${text}`
}

/** Every address of Miqyas as a function: links, redirects and tests are made from these alone. */
export const paths = {
  home: () => "/",
  login: (next?: string) => (next === undefined ? "/login" : `/login?next=${encodeURIComponent(next)}`),
  logout: () => "/logout",
  setup: (token: string) => `/setup/${token}`,
  account: () => "/account",
  language: () => "/language",

  readinessHome: () => "/readiness",
  readiness: (cycle: string) => `/readiness/${cycle}`,
  cycleChecks: (cycle: string) => `/readiness/${cycle}/checks`,
  weeklySheets: (cycle: string) => `/readiness/${cycle}/weekly`,
  weeklySheet: (sheet: string) => `/weekly/${sheet}`,
  weeklySheetPdf: (sheet: string) => `/weekly/${sheet}/pdf`,

  cycles: () => "/cycles",
  newCycle: () => "/cycles/new",
  cycle: (cycle: string) => `/cycles/${cycle}`,
  /** The items of a cycle under a filter. */
  cycleItems: (cycle: string, filter: Query = {}) => `/cycles/${cycle}${query(filter)}#items`,
  cycleSettings: (cycle: string) => `/cycles/${cycle}/settings`,
  cycleAssign: (cycle: string) => `/cycles/${cycle}/assign`,
  cycleChecklist: (cycle: string) => `/cycles/${cycle}/checklist`,
  cycleScores: (cycle: string) => `/cycles/${cycle}/scores.csv`,
  item: (cycle: string, item: string) => `/cycles/${cycle}/items/${encodeURIComponent(item)}`,
  itemDraft: (cycle: string, item: string) => `/cycles/${cycle}/items/${encodeURIComponent(item)}/draft`,
  itemEvidence: (cycle: string, item: string) =>
    `/cycles/${cycle}/items/${encodeURIComponent(item)}/evidence`,

  amendments: (cycle: string) => `/cycles/${cycle}/amendments`,
  revisions: (cycle: string) => `/cycles/${cycle}/revisions`,

  dossiers: (cycle: string) => `/cycles/${cycle}/dossiers`,
  dossierPreview: (cycle: string, edition: "redacted" | "full" = "redacted") =>
    `/cycles/${cycle}/dossiers/preview${edition === "full" ? "?edition=full" : ""}`,
  dossier: (cycle: string, dossier: string) => `/cycles/${cycle}/dossiers/${dossier}`,
  dossierPdf: (cycle: string, dossier: string) => `/cycles/${cycle}/dossiers/${dossier}/pdf`,
  dossierDocument: (cycle: string, dossier: string) => `/cycles/${cycle}/dossiers/${dossier}/document.json`,
  dossierProgress: (cycle: string, dossier: string) => `/cycles/${cycle}/dossiers/${dossier}/progress`,
  dossierPackage: (cycle: string, dossier: string) => `/cycles/${cycle}/dossiers/${dossier}/package`,

  evidenceLibrary: (filter: Query = {}) => `/evidence${query(filter)}`,
  evidenceUpload: () => "/evidence/upload",
  evidenceReceive: () => "/evidence/receive",
  evidence: (evidence: string) => `/evidence/${evidence}`,
  evidenceFile: (evidence: string) => `/evidence/${evidence}/file`,
  evidenceThumbnail: (evidence: string) => `/evidence/${evidence}/thumbnail`,
  blackOut: (evidence: string) => `/evidence/${evidence}/black-out`,
  evidencePage: (evidence: string, page: number) => `/evidence/${evidence}/pages/${page}`,

  santriList: () => "/santri",
  newSantri: () => "/santri/new",
  enrolments: () => "/santri/enrolments",
  santri: (santri: string) => `/santri/${santri}`,
  santriOverview: () => "/santri/overview",
  santriProgress: (santri: string) => `/santri/${santri}/progress`,
  progressLine: (santri: string, of: string, line: string) => `/santri/${santri}/progress/${of}/${line}`,
  halaqahOverview: (halaqah: string) => `/halaqah/${halaqah}/overview`,
  imtihanList: (halaqah: string) => `/halaqah/${halaqah}/imtihan`,
  imtihan: (halaqah: string, imtihan: string) => `/halaqah/${halaqah}/imtihan/${imtihan}`,
  quickEntry: (halaqah: string) => `/halaqah/${halaqah}/progress`,

  halaqahList: () => "/halaqah",
  newHalaqah: () => "/halaqah/new",
  halaqah: (halaqah: string) => `/halaqah/${halaqah}`,
  halaqahSettings: (halaqah: string) => `/halaqah/${halaqah}/settings`,
  halaqahMembers: (halaqah: string) => `/halaqah/${halaqah}/members`,
  /** A lesson that is not written down yet goes by its day and time. */
  newSession: (halaqah: string, lesson?: { day: string; startsAt: string }) =>
    `/halaqah/${halaqah}/sessions/new${lesson === undefined ? "" : `?day=${lesson.day}&startsAt=${lesson.startsAt}`}`,
  session: (halaqah: string, session: string) => `/halaqah/${halaqah}/sessions/${session}`,
  sheets: () => "/sheets",
  /** All sheets of some days, as paper. */
  sheetsOf: (unit: string, { from, to }: { from: string; to: string }) => `/sheets/of/${unit}/${from}/${to}`,
  /** A printed sheet, as paper. */
  sheet: (sheet: string) => `/sheets/${sheet}`,
  programmes: () => "/programmes",
  programme: (programme: string) => `/programmes/${programme}`,

  papers: () => "/papers",
  santriPapers: (santri: string) => `/santri/${santri}/papers`,
  eraseSantri: (santri: string) => `/santri/${santri}/erase`,
  santriData: (santri: string) => `/santri/${santri}/data.zip`,
  santriNotice: () => "/santri/notice",
  santriRetention: () => "/santri/retention",
  adminRetention: () => "/admin/retention",
  paperPdf: (paper: string) => `/papers/${paper}/pdf`,
  verifyPaper: (hash?: string) => (hash === undefined ? "/verify-paper" : `/verify-paper/${hash}`),
  supportingData: (unit: string, kind: "csv" | "pdf") => `/units/${unit}/supporting-data.${kind}`,

  visits: () => "/visits",
  newVisit: () => "/visits/new",
  visit: (visit: string) => `/visits/${visit}`,
  visitReport: (visit: string) => `/visits/${visit}/report.pdf`,
  actions: (filter: Query = {}) => `/actions${query(filter)}`,
  newActionOf: (direction: string) => `/actions/new?direction=${direction}`,
  /** For an item, or for what a check found about it. */
  newActionFor: (cycle: string, item: string, check?: string) =>
    `/actions/new${query({ cycle, item, ...(check === undefined ? {} : { check }) })}`,
  newAction: () => "/actions/new",
  action: (action: string) => `/actions/${action}`,
  inbox: () => "/inbox",

  registers: () => "/registers",
  register: (kind: string) => `/registers/${kind}`,
  newRegisterRow: (kind: string) => `/registers/${kind}/new`,
  registerRow: (kind: string, row: string) => `/registers/${kind}/${row}`,
  import: (kind: string, done?: { created: number; updated: number; unchanged: number }) =>
    done === undefined
      ? `/import/${kind}`
      : `/import/${kind}?created=${done.created}&updated=${done.updated}&unchanged=${done.unchanged}`,
  importTranscript: () => "/import/transcript",
  importTemplate: (kind: string) => `/import/${kind}/template`,
  importCheck: (kind: string, draft: string) => `/import/${kind}/${draft}`,
  export: (kind: string) => `/export/${kind}`,

  region: () => "/region",
  regionCsv: () => "/region.csv",
  regionFiles: () => "/region/files",
  regionLetters: () => "/region/letters",
  newRegionLetter: () => "/region/letters/new",
  report: () => "/report",
  reportLetters: () => "/report/letters",
  /** A signed file, to be carried to another installation; a report's page on paper. */
  exchangeFile: (file: string) => `/exchange/${file}`,
  exchangePdf: (file: string) => `/exchange/${file}/pdf`,
  adminUnits: () => "/admin/units",

  agreements: () => "/agreements",
  /** With the agreement that the new one takes the place of. */
  newAgreement: (renews?: string) => `/agreements/new${renews === undefined ? "" : `?renews=${renews}`}`,
  agreement: (agreement: string) => `/agreements/${agreement}`,
  products: () => "/products",
  newProduct: () => "/products/new",
  product: (product: string) => `/products/${product}`,
  catalogue: () => "/products/catalogue.pdf",
  productPicture: (product: string, size: "square" | "story") =>
    `/products/${product}/picture.jpg?size=${size}`,
  /** From a month on, `YYYY-MM`. */
  calendar: (from?: string) => `/calendar${from === undefined ? "" : `?from=${from}`}`,
  calendarSpans: () => "/calendar/spans",
  calendarFile: () => "/calendar.ics",

  admin: () => "/admin",
  adminUsers: () => "/admin/users",
  adminUser: (user: string) => `/admin/users/${user}`,
  adminPositions: () => "/admin/positions",
  adminPosition: (position: string) => `/admin/positions/${position}`,
  adminUnit: () => "/admin/unit",
  adminApplicants: () => "/admin/applicants",
  adminApplicant: (applicant: string) => `/admin/applicants/${applicant}`,
  adminInstruments: () => "/admin/instruments",
  adminInstrument: (instrument: string) => `/admin/instruments/${instrument}`,
  adminAudit: () => "/admin/audit",
}
