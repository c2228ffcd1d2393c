import { createReadStream } from "node:fs"
import { access, lstat, readdir } from "node:fs/promises"
import { join, relative, sep } from "node:path"
import { DECLARATION } from "#app/package/file-names.ts"
import type { Finding } from "#app/package/verify/findings.ts"
import { MAX_FILES, type PackageSource, type SourceFile } from "#app/package/verify/source.ts"

/**
 * Opens an extracted package: its own folder, or one that holds nothing but it. Links are not followed: they
 * are findings. @throws where the folder cannot be read, or holds no package.
 */
export async function openFolder(folder: string): Promise<PackageSource> {
  const root = await findRoot(folder)
  const files = new Map<string, SourceFile>()
  const findings: Finding[] = []
  const waiting = [root]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      const full = join(at, entry.name)
      const path = relative(root, full).split(sep).join("/")
      if (entry.isDirectory()) waiting.push(full)
      else if (!entry.isFile())
        findings.push({ kind: "invalid", path, detail: "it is a link or a device, not a file" })
      else {
        if (files.size >= MAX_FILES) throw new Error(`"${folder}" holds more than ${MAX_FILES} files`)
        const { size } = await lstat(full)
        files.set(path, { path, size, open: async () => createReadStream(full) })
      }
    }
  }
  return { files, findings, close: async () => undefined }
}

async function findRoot(folder: string): Promise<string> {
  if (await exists(join(folder, DECLARATION))) return folder
  const inside = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  for (const { name } of inside) {
    if (inside.length === 1 && (await exists(join(folder, name, DECLARATION)))) return join(folder, name)
  }
  throw new Error(`"${folder}" holds no ${DECLARATION}: it is no package`)
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
