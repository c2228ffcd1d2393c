/** What one request is answered with, by visitor in the order of VISITORS. */
export interface Door {
  method: "GET" | "POST"
  /** What is asked for, where one address has several. */
  what?: string
  params?: Record<string, string>
  /** What follows the path; `:name` stands for an id. */
  search?: string
  /** What is posted; `:name` stands for an id, as in addresses. */
  body?: Record<string, string>
  /** `login`: sent to the sign-in page. */
  statuses: (number | "login")[]
}

function get(statuses: string, more: Partial<Door> = {}): Door {
  return { method: "GET", statuses: read(statuses), ...more }
}

function post(statuses: string, body: Record<string, string> = {}, more: Partial<Door> = {}): Door {
  return { method: "POST", statuses: read(statuses), body, ...more }
}

function read(statuses: string): Door["statuses"] {
  return statuses.split(/\s+/).map((one) => (one === "login" ? one : Number(one)))
}

const TERMS = {
  title: "Judul",
  periodFrom: "2026-01-01",
  periodTo: "2026-12-31",
  targetLevel: "2",
  dueDate: "",
  visitDate: "",
}
const OPENING = { ...TERMS, instrumentId: ":instrument", applicantId: ":applicant" }
const ANSWER = { version: "999", level: "2", narrative: "", gapReason: "" }
const GRANT = { role: "peninjau", from: "2026-01-01" }
const LETTERHEAD = { letterheadLines: "", letterheadAddress: "", letterheadContact: "" }
const FULL_EDITION = { edition: "full", language: "id", reason: "Diminta pada visitasi", confirm: "on" }
const ROOM = { kind: "room", name: "Aula", condition: "baik" }
const VISIT = { title: "Kunjungan", purpose: "monitoring", from: "2026-01-05", visitors: "Pejabat" }
const AGREEMENT = {
  ...{ partnerName: "Pesantren Contoh", partnerKind: "pesantren", number: "1", title: "Tahsin" },
  ...{ signedOn: "2026-01-02", startsOn: "2026-01-05" },
}
const FINDING = "?cycle=:cycle&item=R-06&check=nobody-in-charge"
const NO_FINDING = "?cycle=:cycle&item=R-06&check=constructor"
const OTHERS_ITEM = { item: "R-06" }

const DAYS = { from: "2026-03-02", to: "2026-03-08" }

/** A page without a form. */
const NO_POST = post("405 405 405 405 405 405 405 405 405 405 405")

//     anonymous koordinator kontributor peninjau pengajar kalapas asesor wilayah admin stranger roleless
export const EXPECTED: Record<string, Door[]> = {
  "/": [get("login 303 303 303 303 303 303 303 303 303 303"), NO_POST],
  "/login": [
    get("200 303 303 303 303 303 303 303 303 303 303"),
    post("422 303 303 303 303 303 303 303 303 303 303"),
  ],
  "/language": [
    get("303 303 303 303 303 303 303 303 303 303 303"),
    post("303 303 303 303 303 303 303 303 303 303 303", { language: "id" }),
  ],
  "/setup/:token": [
    get("404 404 404 404 404 404 404 404 404 404 404"),
    post("404 404 404 404 404 404 404 404 404 404 404"),
  ],
  "/account": [
    get("login 200 200 200 200 200 200 200 200 200 200"),
    post("login 422 422 422 422 422 422 422 422 422 422"),
    post(
      "login 409 409 409 409 409 409 409 409 409 409",
      { intent: "set-reminder-address", reminderEmail: "nama@contoh.id" },
      { what: "an address for reminders where no e-mail is sent" },
    ),
  ],
  "/readiness": [get("login 303 403 303 403 303 403 403 403 200 403"), NO_POST],
  "/readiness/:cycle": [get("login 200 403 200 403 200 403 403 403 404 404"), NO_POST],
  "/readiness/:cycle/weekly": [
    get("login 200 403 200 403 200 403 403 403 404 404"),
    post("login 303 403 303 403 303 403 403 403 404 404"),
  ],
  "/readiness/:cycle/checks": [get("login 200 403 200 403 200 403 403 403 404 404"), NO_POST],
  "/weekly/:weekly": [
    get("login 200 403 200 403 200 404 403 403 404 404"),
    post("login 422 403 403 403 422 404 403 403 404 404"),
  ],
  "/weekly/:weekly/pdf": [get("login 200 403 200 403 200 404 403 403 404 404"), NO_POST],
  "/cycles": [get("login 200 200 200 403 200 200 200 200 200 403"), NO_POST],
  "/cycles/new": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 303 403 403 403 403 404 403 403 404 404", OPENING),
  ],
  "/cycles/:cycle": [get("login 200 200 200 403 200 200 403 200 404 404"), NO_POST],
  "/cycles/:cycle/settings": [
    get("login 200 403 403 403 403 403 403 403 404 404"),
    post("login 409 403 403 403 403 403 403 403 404 404", { ...TERMS, version: "999", intent: "terms" }),
  ],
  "/cycles/:cycle/assign": [
    get("login 200 403 403 403 403 403 403 403 404 404"),
    post("login 303 403 403 403 403 403 403 403 404 404", { items: "R-06", position: "", due: "2026-12-01" }),
  ],
  "/cycles/:cycle/items/:item": [
    get("login 200 200 200 403 200 200 403 200 404 404", { what: "his own" }),
    get("login 200 403 200 403 200 200 403 200 404 404", { what: "another's", params: OTHERS_ITEM }),
    post(
      "login 409 409 409 403 403 403 403 403 404 404",
      { ...ANSWER, intent: "save" },
      { what: "answer his own" },
    ),
    post(
      "login 409 403 409 403 403 403 403 403 404 404",
      { ...ANSWER, intent: "save" },
      { what: "answer another's", params: OTHERS_ITEM },
    ),
    post(
      "login 403 403 409 403 409 403 403 403 404 404",
      { version: "999", intent: "approve" },
      { what: "review", params: OTHERS_ITEM },
    ),
  ],
  "/cycles/:cycle/items/:item/evidence": [
    get("login 200 200 200 403 200 200 403 200 404 404", { what: "his own" }),
    get("login 200 403 200 403 200 200 403 200 404 404", { what: "another's", params: OTHERS_ITEM }),
    post("login 404 404 404 403 403 403 403 403 404 404", { intent: "link", evidence: "none" }),
  ],
  "/cycles/:cycle/amendments": [
    get("login 200 403 200 403 200 200 403 403 404 404"),
    post("login 409 403 403 403 403 403 403 403 404 404", { intent: "open", reason: "Menyusul" }),
  ],
  "/cycles/:cycle/revisions": [get("login 200 403 200 403 200 200 403 403 404 404"), NO_POST],
  "/cycles/:cycle/dossiers": [
    get("login 200 403 200 403 200 200 403 403 404 404"),
    post("login 303 403 403 403 303 403 403 403 404 404", FULL_EDITION),
  ],
  "/cycles/:cycle/dossiers/preview": [get("login 200 403 200 403 200 403 403 403 404 404"), NO_POST],
  "/cycles/:cycle/dossiers/:dossier": [
    get("login 200 403 200 403 200 200 403 403 404 404"),
    post("login 303 403 303 403 303 403 403 403 404 404", { intent: "cancel" }),
  ],
  "/cycles/:cycle/checklist": [get("login 200 200 200 403 200 200 403 200 404 404"), NO_POST],
  "/cycles/:cycle/scores.csv": [get("login 200 200 200 403 200 200 403 200 404 404"), NO_POST],
  "/cycles/:cycle/items/:item/draft": [
    get("login 302 302 302 302 302 302 302 302 302 302"),
    post("login 200 403 200 403 403 403 403 403 404 404", { ...ANSWER }, { params: OTHERS_ITEM }),
  ],
  "/cycles/:cycle/dossiers/:dossier/pdf": [get("login 200 403 200 403 200 200 403 403 404 404"), NO_POST],
  "/cycles/:cycle/dossiers/:dossier/document.json": [
    get("login 200 403 200 403 200 200 403 403 404 404"),
    NO_POST,
  ],
  "/cycles/:cycle/dossiers/:dossier/progress": [
    get("login 200 403 200 403 200 200 403 403 404 404"),
    NO_POST,
  ],
  "/cycles/:cycle/dossiers/:dossier/package": [get("login 200 403 200 403 200 200 403 403 404 404"), NO_POST],
  "/evidence": [get("login 200 200 200 403 200 200 403 200 200 403"), NO_POST],
  "/evidence/upload": [
    get("login 200 200 200 403 403 403 403 403 200 403"),
    post("login 422 422 422 403 403 403 403 403 422 403"),
  ],
  "/evidence/receive": [
    get("404 404 404 404 404 404 404 404 404 404 404"),
    post("login 422 422 422 403 403 403 403 403 422 403"),
  ],
  "/evidence/:evidence/file": [get("login 200 403 200 403 200 403 403 403 404 404"), NO_POST],
  "/evidence/:evidence/thumbnail": [get("login 200 403 200 403 200 403 403 403 404 404"), NO_POST],
  "/evidence/:evidence/pages/:page": [
    get("login 200 403 200 403 403 403 403 403 404 404", { params: { page: "1" } }),
    { ...NO_POST, params: { page: "1" } },
  ],
  "/evidence/:evidence/black-out": [
    get("login 200 403 200 403 403 403 403 403 404 404"),
    post("login 422 403 422 403 403 403 403 403 404 404"),
  ],
  // After its file and picture: the post clears it.
  "/evidence/:evidence": [
    get("login 200 403 200 403 200 403 403 403 404 404", { what: "still sensitive" }),
    post("login 303 403 303 403 403 403 403 403 404 404", { intent: "clear", version: "999" }),
    get("login 200 403 200 403 200 200 403 200 404 404", { what: "once cleared" }),
  ],
  "/santri": [get("login 200 403 200 200 200 403 403 403 200 403"), NO_POST],
  "/santri/new": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 303 403 403 403 403 403 403 403 404 403", { name: "Santri", from: "2026-01-05" }),
  ],
  "/santri/enrolments": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 303 403 403 403 403 403 403 403 404 403", {
      intent: "begin",
      newcomers: "Santri",
      from: "2026-01-05",
    }),
    post("login 422 403 403 403 403 403 403 403 404 403", { intent: "end", until: "2026-01-05" }),
  ],
  "/santri/:santri": [
    get("login 200 403 200 200 200 404 403 403 404 404", { what: "of his halaqah" }),
    get("login 200 403 200 403 200 404 403 403 404 404", {
      what: "of no halaqah",
      params: { santri: ":otherSantri" },
    }),
    post("login 200 403 403 403 200 404 403 403 404 404", { intent: "show-number" }),
    post("login 422 403 403 403 403 404 403 403 404 404", { intent: "begin", from: "2026-01-05" }),
    post("login 409 403 403 403 403 404 403 403 404 404", {
      intent: "edit",
      name: "Santri",
      version: "999",
    }),
  ],
  "/santri/:santri/progress": [
    get("login 200 403 200 200 200 404 403 403 404 404", { what: "of his halaqah" }),
    get("login 200 403 200 403 200 404 403 403 404 404", {
      what: "of no halaqah",
      params: { santri: ":otherSantri" },
    }),
    NO_POST,
  ],
  "/santri/:santri/progress/:of/:line": [
    get("login 200 403 403 200 403 404 403 403 404 404"),
    post("login 409 403 403 409 403 404 403 403 404 404", { intent: "remove", version: "999" }),
  ],
  "/santri/:santri/papers": [
    get("login 200 403 200 200 200 404 403 403 404 404"),
    post("login 422 403 403 403 403 404 403 403 404 404", {
      kind: "syahadah",
      basis: "level:none",
      language: "id",
    }),
  ],
  "/santri/:santri/erase": [
    get("login 200 403 403 403 403 404 403 403 404 404"),
    post("login 422 403 403 403 403 404 403 403 404 404"),
  ],
  "/santri/:santri/data.zip": [get("login 200 403 403 403 200 404 403 403 404 404"), NO_POST],
  "/santri/retention": [get("login 200 403 403 403 403 403 403 403 200 403"), NO_POST],
  "/santri/notice": [get("login 200 403 200 200 200 403 403 403 200 403"), NO_POST],
  "/admin/retention": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 404 403 303 404 404", { identityMonths: "24", progressMonths: "" }),
  ],
  "/papers": [
    get("login 200 403 403 403 200 403 403 403 200 403"),
    post("login 303 403 403 403 403 404 403 403 404 404", {
      intent: "numbering",
      kind: "rapor",
      pattern: "{number}/R/{year}",
    }),
  ],
  "/papers/:paper/pdf": [get("login 200 403 200 200 200 404 403 403 404 404"), NO_POST],
  "/units/:unit/supporting-data.csv": [get("login 200 403 403 403 200 404 403 403 404 404"), NO_POST],
  "/units/:unit/supporting-data.pdf": [get("login 200 403 403 403 200 404 403 403 404 404"), NO_POST],
  "/verify-paper": [get("200 200 200 200 200 200 200 200 200 200 200"), NO_POST],
  "/verify-paper/:hash": [get("200 200 200 200 200 200 200 200 200 200 200"), NO_POST],
  "/halaqah": [get("login 200 403 200 200 200 403 403 403 200 403"), NO_POST],
  "/halaqah/new": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403", { name: "Halaqah", from: "2026-01-05" }),
  ],
  "/halaqah/:halaqah/settings": [
    get("login 200 403 403 403 403 404 403 403 404 404"),
    post("login 422 403 403 403 403 404 403 403 404 404", { intent: "edit", name: "Halaqah" }),
  ],
  "/halaqah/:halaqah/members": [
    get("login 200 403 403 403 403 404 403 403 404 404"),
    post("login 422 403 403 403 403 404 403 403 404 404", { intent: "add", day: "2026-01-05" }),
  ],
  "/halaqah/:halaqah": [get("login 200 403 200 200 200 404 403 403 404 404"), NO_POST],
  "/santri/overview": [get("login 200 403 200 403 200 403 403 403 200 403"), NO_POST],
  "/halaqah/:halaqah/overview": [
    get("login 200 403 200 200 200 404 403 403 404 404"),
    post("login 303 403 403 303 403 404 403 403 404 404", { measure: "ziyadah-ayat", amount: "10" }),
  ],
  "/halaqah/:halaqah/imtihan": [
    get("login 200 403 200 200 200 404 403 403 404 404"),
    post("login 422 403 403 422 403 404 403 403 404 404", { title: "Imtihan", day: "2026-01-05" }),
  ],
  "/halaqah/:halaqah/imtihan/:imtihan": [
    get("login 200 403 200 200 200 404 403 403 404 404"),
    post("login 409 403 403 409 403 404 403 403 404 404", { version: "999", aspects: "1" }),
  ],
  "/halaqah/:halaqah/progress": [
    get("login 200 403 403 200 403 404 403 403 404 404"),
    post("login 422 403 403 422 403 404 403 403 404 404", { day: "2026-01-05" }),
  ],
  "/halaqah/:halaqah/sessions/new": [
    get("login 200 403 403 200 403 404 403 403 404 404"),
    post("login 303 403 403 409 403 404 403 403 404 404", { version: "0" }),
  ],
  "/halaqah/:halaqah/sessions/:session": [
    get("login 200 403 200 200 200 404 403 403 404 404"),
    post("login 409 403 403 409 403 404 403 403 404 404", { version: "999" }),
  ],
  "/inbox": [get("login 200 200 200 403 200 403 200 403 200 403"), NO_POST],
  "/actions": [get("login 200 200 200 403 200 403 200 403 200 403"), NO_POST],
  "/actions/new": [
    get("login 200 403 200 403 200 403 200 403 200 403"),
    post("login 422 403 422 403 422 403 422 403 422 403", { title: "" }),
    get("login 200 403 200 403 200 403 403 403 404 404", { what: "of a finding", search: FINDING }),
    post(
      "login 422 403 422 403 422 403 403 403 404 404",
      { title: "" },
      { what: "of a finding", search: FINDING },
    ),
    get("login 200 403 200 403 200 403 403 403 404 404", { what: "of no known check", search: NO_FINDING }),
  ],
  "/actions/:action": [
    get("login 200 200 200 403 200 404 200 403 404 404", { what: "of his position" }),
    get("login 200 403 200 403 200 404 200 403 404 404", {
      what: "another's",
      params: { action: ":otherAction" },
    }),
    post("login 409 409 409 403 403 404 403 403 404 404", { intent: "begin", version: "999" }),
    post("login 409 403 409 403 409 404 403 403 404 404", { intent: "edit", version: "999", title: "Judul" }),
    post("login 403 403 409 403 409 404 403 403 404 404", { intent: "approve", version: "999" }),
    post("login 422 422 422 403 422 404 422 403 404 404", { intent: "comment", text: "" }),
  ],
  "/visits": [get("login 200 403 200 403 200 403 200 403 200 403"), NO_POST],
  "/visits/new": [
    get("login 200 403 200 403 200 403 200 403 200 403"),
    post("login 422 403 422 403 422 403 422 403 422 403", { title: "" }),
  ],
  "/visits/:visit": [
    get("login 200 403 200 403 200 404 200 403 404 404"),
    post("login 409 403 409 403 409 404 409 403 404 404", {
      intent: "visit",
      version: "999",
      ...VISIT,
    }),
  ],
  "/visits/:visit/report.pdf": [get("login 200 403 200 403 200 404 200 403 404 404"), NO_POST],
  "/registers": [get("login 200 403 200 403 200 403 403 403 200 403"), NO_POST],
  "/registers/:kind": [get("login 200 403 200 403 200 403 403 403 200 403"), NO_POST],
  "/registers/:kind/:row": [
    get("login 200 403 200 403 200 404 403 403 404 404"),
    get("login 200 403 403 403 403 403 403 403 200 403", { what: "a new one", params: { row: "new" } }),
    post("login 409 403 403 403 403 404 403 403 404 404", { intent: "save", version: "999", ...ROOM }),
  ],
  "/import/transcript": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403"),
  ],
  "/import/:kind": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403"),
  ],
  "/import/:kind/:draft": [
    get("login 404 403 403 403 403 403 403 403 404 403"),
    post("login 404 403 403 403 403 403 403 403 404 403", { intent: "confirm" }),
  ],
  "/import/:kind/template": [get("login 200 403 403 403 403 403 403 403 200 403"), NO_POST],
  "/export/:kind": [
    get("login 200 403 200 403 200 403 403 403 200 403"),
    get("login 200 403 403 403 200 403 403 403 200 403", { what: "santri", params: { kind: "santri" } }),
    post(
      "login 200 403 403 403 200 403 403 403 303 403",
      { confirm: "on" },
      { what: "full numbers", params: { kind: "santri" } },
    ),
  ],
  "/programmes": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 303 403 403 403 403 403 403 403 403 403", { intent: "begin" }),
  ],
  "/programmes/:programme": [
    get("login 200 403 403 403 403 404 403 403 404 404"),
    post("login 422 403 403 403 403 404 403 403 404 404", { name: "" }),
  ],
  "/sheets": [
    get("login 200 403 403 200 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403", { evidence: ":evidence" }),
    post(
      "login 422 403 403 422 403 403 403 403 422 403",
      { intent: "print", unitId: ":unit", day: "", span: "day" },
      { what: "many" },
    ),
  ],
  "/sheets/of/:unit/:from/:to": [
    get("login 200 403 403 200 403 404 403 403 404 404", { params: DAYS }),
    { ...NO_POST, params: DAYS },
  ],
  "/sheets/:sheet": [get("login 200 403 403 200 403 404 403 403 404 404"), NO_POST],
  "/region": [get("login 403 403 403 403 403 403 200 403 403 403"), NO_POST],
  "/region.csv": [get("login 403 403 403 403 403 403 200 403 403 403"), NO_POST],
  "/region/files": [
    get("login 403 403 403 403 403 403 200 403 403 403"),
    post("login 403 403 403 403 403 403 422 403 403 403"),
  ],
  "/region/letters": [get("login 403 403 403 403 403 403 200 403 403 403"), NO_POST],
  "/region/letters/new": [
    get("login 403 403 403 403 403 403 200 403 403 403"),
    post("login 403 403 403 403 403 403 422 403 403 403", { subject: "Arahan" }),
  ],
  "/report": [
    get("login 200 403 403 403 200 403 403 403 200 403"),
    post("login 303 403 403 403 303 403 403 403 404 403", { month: "2026-01" }),
  ],
  "/report/letters": [
    get("login 200 403 403 403 200 403 403 403 200 403"),
    post("login 422 403 403 403 422 403 403 403 404 403"),
  ],
  "/exchange/:file": [get("login 200 403 403 403 200 404 403 403 404 404"), NO_POST],
  "/exchange/:file/pdf": [get("login 200 403 403 403 200 404 403 403 404 404"), NO_POST],
  "/admin/units": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 422 403 403", { parentId: ":unit", name: "Unit" }),
  ],
  "/agreements": [get("login 200 403 200 403 200 403 403 403 200 403"), NO_POST],
  "/agreements/new": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403"),
  ],
  "/agreements/:agreement": [
    get("login 200 403 200 403 200 404 403 403 404 404"),
    post("login 409 403 403 403 403 404 403 403 404 404", { intent: "save", version: "999", ...AGREEMENT }),
  ],
  "/products": [
    get("login 200 403 200 403 200 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403"),
  ],
  "/products/new": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403"),
  ],
  "/products/:product": [
    get("login 200 403 200 403 200 404 403 403 404 404"),
    post("login 409 403 403 403 403 404 403 403 404 404", { intent: "retire", version: "999" }),
  ],
  "/products/:product/picture.jpg": [get("login 200 403 200 403 200 404 403 403 404 404"), NO_POST],
  "/products/catalogue.pdf": [get("login 200 403 200 403 200 403 403 403 200 403"), NO_POST],
  "/calendar": [get("login 200 200 200 403 200 403 403 403 200 403"), NO_POST],
  "/calendar.ics": [get("login 200 200 200 403 200 403 403 403 200 403"), NO_POST],
  "/calendar/spans": [
    get("login 200 403 403 403 403 403 403 403 200 403"),
    post("login 422 403 403 403 403 403 403 403 422 403"),
  ],
  "/admin": [get("login 200 200 200 403 200 403 403 200 200 403"), NO_POST],
  "/admin/users": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 422 403 403", { ...GRANT, name: "Kembar", username: "kalapas" }),
  ],
  "/admin/users/:user": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 303 403 403", { intent: "rename", name: "Koordinator" }),
  ],
  "/admin/positions": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 303 403 403", { title: "Jabatan baru" }),
  ],
  "/admin/positions/:position": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 303 403 403", { intent: "edit", title: "Kaur Keuangan" }),
  ],
  "/admin/unit": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 303 403 403", {
      name: "Lapas Contoh",
      shortName: "Contoh",
      kind: "upt",
      timeZone: "Asia/Jakarta",
      ...LETTERHEAD,
    }),
  ],
  "/admin/applicants": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 303 403 403", {
      kind: "pkbm",
      name: "PKBM",
      signatoryTitle: "Kepala",
    }),
  ],
  "/admin/applicants/:applicant": [
    get("login 403 403 403 403 403 403 403 200 403 403"),
    post("login 403 403 403 403 403 403 403 303 403 403", {
      kind: "pesantren",
      name: "PP",
      signatoryTitle: "Pengasuh",
    }),
  ],
  "/admin/instruments": [get("login 200 200 200 403 200 403 403 200 200 403"), NO_POST],
  "/admin/instruments/:instrument": [
    get("login 200 200 200 403 200 403 403 200 200 403"),
    post("login 403 403 403 403 403 403 403 422 403 403", { intent: "record" }),
  ],
  "/admin/audit": [get("login 200 403 403 403 200 403 403 200 200 403"), NO_POST],
  "/*": [
    get("404 404 404 404 404 404 404 404 404 404 404"),
    post("404 404 404 404 404 404 404 404 404 404 404"),
  ],
  // Last, since it ends the visitors' sessions.
  "/logout": [
    get("303 303 303 303 303 303 303 303 303 303 303"),
    post("login login login login login login login login login login login"),
  ],
}
