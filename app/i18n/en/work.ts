import admin from "./admin.json" with { type: "json" }
import amendment from "./amendment.json" with { type: "json" }
import auth from "./auth.json" with { type: "json" }
import common from "./common.json" with { type: "json" }
import cycle from "./cycle.json" with { type: "json" }
import dossier from "./dossier.json" with { type: "json" }
import evidence from "./evidence.json" with { type: "json" }

/** English texts of the accreditation's screens, and of every page's frame. */
export default { admin, amendment, auth, common, cycle, dossier, evidence }
