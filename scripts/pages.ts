import { copyFolder } from "#app/dossier/pages/copy-folder.server.ts"

// npm run pages -- IN_DIR OUT_DIR
const [from, to] = process.argv.slice(2)
if (!from || !to) {
  console.error("Usage: npm run pages -- IN_DIR OUT_DIR")
  process.exit(2)
}
for await (const { name, page, reason } of copyFolder(from, to))
  console.log(`${name}${page === undefined ? "" : ` page ${page}`}: ${reason.code} (${reason.detail})`)
