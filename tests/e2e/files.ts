import { randomBytes } from "node:crypto"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { drawPaper } from "#scripts/demo/paper.ts"
import { drawPhoto } from "#scripts/demo/photo.ts"
import { installation } from "#tests/e2e/installation.ts"

/** A small PDF with one line to look for, in the installation's scratch folder. */
export async function makePdf(name: string, line: string): Promise<string> {
  const path = join(installation().folder, name)
  const blocks = [
    { kind: "title", text: line },
    { kind: "text", text: `Dibuat untuk uji: ${randomBytes(6).toString("hex")}` },
  ] as const
  writeFileSync(path, await drawPaper({ letterhead: ["UJI"], blocks: [...blocks], plainFonts: true }))
  return path
}

/** A photo taken with the device on its side. */
export async function makePhoto(name: string, seed: number): Promise<string> {
  const path = join(installation().folder, name)
  writeFileSync(path, await drawPhoto({ scene: "mosque", seed, format: "jpeg", orientation: 6 }))
  return path
}

/** A file of so many megabytes that is nothing in particular. */
export function makeBig(name: string, megabytes: number): string {
  const path = join(installation().folder, name)
  if (!existsSync(path)) writeFileSync(path, randomBytes(megabytes * 1024 * 1024))
  return path
}
