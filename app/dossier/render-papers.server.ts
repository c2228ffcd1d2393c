import { projectPath } from "#app/config.server.ts"
import type { PaperJob } from "./draw-paper.server.ts"
import { ThreadPool } from "./threads.server.ts"

/** One after another: a paper is drawn in memory. */
const pool = new ThreadPool<PaperJob, void>(
  { script: "app/dossier/paper-worker.server.ts", name: "papers" },
  1,
)

/**
 * Draws papers in a thread of its own. Each appears at its path whole or not at all. Rejects with an Error that names
 * the first fault.
 */
export async function renderPapers(papers: Omit<PaperJob, "fonts">[]): Promise<void> {
  const fonts = projectPath("templates/fonts")
  await Promise.all(papers.map((paper) => pool.ask({ ...paper, fonts })))
}
