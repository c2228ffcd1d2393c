import { existsSync } from "node:fs"
import { mkdir, rm } from "node:fs/promises"
import { dirname, join } from "node:path"
import { encodeQR } from "qr"
import { config } from "#app/config.server.ts"
import { Paper } from "#app/domain/paper.ts"
import { paperDocument } from "#app/domain/paper-document.ts"
import { renderPapers } from "#app/dossier/render-papers.server.ts"

/** Where issued papers lie: under DATA_DIR/papers, named by the hash of what they say. */

export interface FrozenPaper {
  sha256: string
  content: string
  withdrawnAt: Date | null
}

function path(sha256: string, isWithdrawn: boolean): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`"${sha256}" is not a SHA-256`)
  return join(
    config().dataDir,
    "papers",
    sha256.slice(0, 2),
    `${sha256}${isWithdrawn ? "-withdrawn" : ""}.pdf`,
  )
}

const paperPath = ({ sha256, withdrawnAt }: FrozenPaper) => path(sha256, withdrawnAt !== null)

/** Draws those of the papers that lie nowhere yet. */
export async function keepPaperFiles(papers: readonly FrozenPaper[]): Promise<void> {
  const missing = papers.filter((paper) => !existsSync(paperPath(paper)))
  for (const paper of missing) await mkdir(dirname(paperPath(paper)), { recursive: true, mode: 0o700 })
  await renderPapers(
    missing.map((paper) => {
      const document = paperDocument(
        Paper.parse(JSON.parse(paper.content)),
        paper.sha256,
        paper.withdrawnAt !== null,
      )
      const address = document.verification?.address ?? ""
      const code = address === "" ? undefined : encodeQR(address, "raw", { ecc: "medium", border: 2 })
      return { document, code, out: paperPath(paper) }
    }),
  )
}

/** The path of a paper's PDF, drawn now if it is not there; of a withdrawn one, the copy that says so. */
export async function paperFile(paper: FrozenPaper): Promise<string> {
  await keepPaperFiles([paper])
  return paperPath(paper)
}

/** Removes the PDFs of papers, withdrawn copies too. */
export async function removePaperFiles(hashes: readonly string[]): Promise<void> {
  for (const sha256 of hashes)
    for (const isWithdrawn of [false, true]) await rm(path(sha256, isWithdrawn), { force: true })
}
