import action from "./action.json" with { type: "json" }
import calendar from "./calendar.json" with { type: "json" }
import partner from "./partner.json" with { type: "json" }
import product from "./product.json" with { type: "json" }
import readiness from "./readiness.json" with { type: "json" }
import region from "./region.json" with { type: "json" }
import visit from "./visit.json" with { type: "json" }

/** Indonesian texts of readiness, follow-up and the region. */
export default { action, calendar, partner, product, readiness, region, visit }
