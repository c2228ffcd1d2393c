import { openPdf } from "#app/evidence/pdf-pages.server.ts"

/** Reading what a PDF carries. Runs in the preview process alone. */

/** The text of a file attached to a PDF; undefined where it carries none of that name. @throws for no PDF, or too large a file. */
export async function readAttachment(
  path: string,
  { name, mostBytes }: { name: string; mostBytes: number },
): Promise<string | undefined> {
  const document = await openPdf(path)
  try {
    const attached: unknown = await document.getAttachments()
    const found = Object.values(
      (attached ?? {}) as Record<string, { filename?: string; content?: Uint8Array }>,
    ).find(({ filename }) => filename === name)
    if (found?.content === undefined) return undefined
    if (found.content.length > mostBytes) throw new Error(`"${name}" has ${found.content.length} bytes`)
    return new TextDecoder("utf-8", { fatal: true }).decode(found.content)
  } finally {
    await document.loadingTask.destroy()
  }
}
