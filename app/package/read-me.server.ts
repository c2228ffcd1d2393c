import { readFile } from "node:fs/promises"
import { projectPath } from "#app/config.server.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"

/** The steps to check a package by hand, in Indonesian and English, with what this one must show. */
export async function readMeText(document: Dossier, documentSha256: string, folder: string): Promise<string> {
  const template = await readFile(projectPath("templates/package/BACA-SAYA.txt"), "utf8")
  const values: Record<string, string> = {
    title: document.title,
    edition: document.editionLabel,
    revision: document.revisionLabel,
    folder,
    hash: documentSha256,
  }
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => oneLine(values[key] ?? whole))
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim()
