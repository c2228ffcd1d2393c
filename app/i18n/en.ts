import admin from "./en/admin.json" with { type: "json" }
import amendment from "./en/amendment.json" with { type: "json" }
import auth from "./en/auth.json" with { type: "json" }
import common from "./en/common.json" with { type: "json" }
import cycle from "./en/cycle.json" with { type: "json" }
import dossier from "./en/dossier.json" with { type: "json" }
import evidence from "./en/evidence.json" with { type: "json" }
import halaqah from "./en/halaqah.json" with { type: "json" }
import imports from "./en/import.json" with { type: "json" }
import paper from "./en/paper.json" with { type: "json" }
import privacy from "./en/privacy.json" with { type: "json" }
import progress from "./en/progress.json" with { type: "json" }
import register from "./en/register.json" with { type: "json" }
import santri from "./en/santri.json" with { type: "json" }

/** English texts of the screens. */
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
