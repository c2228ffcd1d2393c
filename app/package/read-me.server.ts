import { readFile } from "node:fs/promises"
import { projectPath } from "#app/config.server.ts"
import type { Dossier } from "#app/domain/dossier-document.ts"
import { documentName, latestRevision, listRevisions } from "#app/domain/dossier-revisions.ts"
import { hashDocument } from "#app/dossier/document-hash.server.ts"

/** Lines for each revision after the first; the template marks them. */
const AMENDED = /(?:^\{amended\}.*\n)+/gm

/** The steps to check a package by hand, in Indonesian and English, with what this one must show. */
export async function readMeText(document: Dossier, folder: string): Promise<string> {
  const template = await readFile(projectPath("templates/package/BACA-SAYA.txt"), "utf8")
  const [first, ...later] = listRevisions(document)
  const values: Record<string, string> = {
    title: document.title,
    edition: document.editionLabel,
    revision: latestRevision(document).label,
    folder,
    hash: hashDocument(first),
  }
  const amended = (lines: string) =>
    later
      .map((revision, at) =>
        fillIn(lines.replaceAll("{amended}", ""), {
          file: documentName(document, at + 1),
          hash: hashDocument(revision),
          revision: latestRevision(revision).label,
        }),
      )
      .join("")
  return fillIn(template.replace(AMENDED, amended), values)
}

const fillIn = (text: string, values: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => oneLine(values[key] ?? whole))

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim()
