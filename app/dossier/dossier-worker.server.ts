import { renderFile } from "./render-file.server.ts"
import type { PagePlan, PlanJob, RenderJob, RenderProgress, RenderResult } from "./render-job.ts"
import { serveJobs } from "./threads.server.ts"

const PROGRESS_EVERY_MS = 100

serveJobs<RenderJob | PlanJob, RenderResult | PagePlan, RenderProgress>(async (job, tell) => {
  // Readers of images and PDFs, which a plan opens, take longer to load than a short dossier takes to draw.
  if (!("out" in job)) return (await import("./plan-file.server.ts")).planFile(job)
  let told = 0
  return renderFile(job, (progress) => {
    const now = performance.now()
    if (now - told < PROGRESS_EVERY_MS) return
    told = now
    tell(progress)
  })
})
