import { drawPaper, type PaperJob } from "./draw-paper.server.ts"
import { serveJobs } from "./threads.server.ts"

serveJobs<PaperJob, void>(drawPaper)
