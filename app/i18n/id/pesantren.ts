import halaqah from "./halaqah.json" with { type: "json" }
import imports from "./import.json" with { type: "json" }
import imtihan from "./imtihan.json" with { type: "json" }
import paper from "./paper.json" with { type: "json" }
import privacy from "./privacy.json" with { type: "json" }
import progress from "./progress.json" with { type: "json" }
import register from "./register.json" with { type: "json" }
import santri from "./santri.json" with { type: "json" }

/** Indonesian texts of the pesantren's own screens. */
export default { halaqah, import: imports, imtihan, paper, privacy, progress, register, santri }
