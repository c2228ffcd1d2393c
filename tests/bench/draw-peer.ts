/** Draws one document, by Miqyas or by Typst, in a process of its own: `miqyas|typst INPUT OUT [FOLDER OF TYPST]`. */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { projectPath } from "#app/config.server.ts"
import { renderDossier } from "#app/dossier/render-dossier.server.ts"

const [peer, input = "", out = "", folder = ""] = process.argv.slice(2)

async function drawTypst(): Promise<number> {
  const entry = createRequire(join(folder, "package.json")).resolve("@myriaddreamin/typst-ts-node-compiler")
  const { NodeCompiler } = await import(pathToFileURL(entry).href)
  const begun = performance.now()
  const fontArgs = [{ fontPaths: [projectPath("templates/fonts")] }]
  const compiler = NodeCompiler.create({ workspace: dirname(input), fontArgs })
  writeFileSync(out, compiler.pdf({ mainFileContent: readFileSync(input, "utf8") }, {}))
  return performance.now() - begun
}

async function drawOwn(): Promise<number> {
  const begun = performance.now()
  await renderDossier(JSON.parse(readFileSync(input, "utf8")), { files: {}, out })
  return performance.now() - begun
}

console.log(JSON.stringify({ seconds: (await (peer === "typst" ? drawTypst() : drawOwn())) / 1000 }))
