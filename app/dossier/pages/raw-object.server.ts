type Document = PDFKit.PDFDocument
type Reference = PDFKit.PDFKitReference

/** What of PDFKit writes an object: `_write` adds a line end to strings, `_refEnd` notes the reference's offset. */
type Internals = {
  _offset: number
  _write(data: string | Uint8Array): void
  _refEnd(reference: Reference): void
}

/**
 * Ends a reference with an object that is text already, and a stream's bytes as they are.
 * PDFKit's own `end` would parse the one and copy the other.
 */
export function writeRawObject(
  doc: Document,
  reference: Reference,
  text: string,
  ...data: Uint8Array[]
): void {
  const writer = doc as unknown as Internals
  const ended = reference as unknown as { id: number; offset: number }
  ended.offset = writer._offset
  writer._write(`${ended.id} 0 obj\n${text}`)
  if (data.length > 0) {
    writer._write("stream")
    for (const part of data) writer._write(part)
    writer._write("\nendstream")
  }
  writer._write("endobj")
  writer._refEnd(reference)
}
