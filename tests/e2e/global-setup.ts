import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildWhenStale } from "#scripts/build.ts"
import type { DemoReport } from "#tests/e2e/installation.ts"
import { runForJson, serveScript } from "#tests/helpers/processes.ts"

/** Makes one demo installation and serves it, built as in production, for all specs; one that is served already is named by MIQYAS_E2E. */
export default async function setup() {
  if (process.env.MIQYAS_E2E !== undefined) return
  buildWhenStale()
  const folder = mkdtempSync(join(tmpdir(), "miqyas-e2e-"))
  const demo = await runForJson<DemoReport>(["scripts/demo.ts", "--no-serve", "--data", join(folder, "demo")])
  const server = await serveScript(["scripts/start.ts"], {
    DATA_DIR: demo.dataDir,
    HOST: "127.0.0.1",
    PORT: "0",
    // Small, so that a file over the cap is quick to make.
    MAX_UPLOAD_MB: "8",
    NODE_ENV: "production",
  })
  process.env.MIQYAS_E2E = JSON.stringify({ url: server.url, folder, demo })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
