import admin from "./id/admin.json" with { type: "json" }
import amendment from "./id/amendment.json" with { type: "json" }
import auth from "./id/auth.json" with { type: "json" }
import common from "./id/common.json" with { type: "json" }
import cycle from "./id/cycle.json" with { type: "json" }
import dossier from "./id/dossier.json" with { type: "json" }
import evidence from "./id/evidence.json" with { type: "json" }
import halaqah from "./id/halaqah.json" with { type: "json" }
import imports from "./id/import.json" with { type: "json" }
import paper from "./id/paper.json" with { type: "json" }
import privacy from "./id/privacy.json" with { type: "json" }
import progress from "./id/progress.json" with { type: "json" }
import register from "./id/register.json" with { type: "json" }
import santri from "./id/santri.json" with { type: "json" }

/** Indonesian texts of the screens. */
export default {
  admin,
  amendment,
  auth,
  common,
  cycle,
  dossier,
  evidence,
  halaqah,
  import: imports,
  register,
  paper,
  privacy,
  santri,
  progress,
}
