import { deflateSync } from "node:zlib"
import type { PdfDoc } from "./pdf-file.server.ts"
import { srgbProfile } from "./srgb-profile.ts"

const NAME = "sRGB IEC61966-2.1"

/**
 * Says that the document is an archival one (PDF/A-2b, ISO 19005-2), and what its colours mean. For a document that
 * holds nothing but what this program draws and pictures without ink colours: pages of other files bring whatever
 * they like. To be called before the document ends.
 */
export function claimArchive(doc: PdfDoc): void {
  const profile = doc.ref({ N: 3, Filter: "FlateDecode" })
  profile.compress = false
  profile.end(deflateSync(srgbProfile()))
  const intent = doc.ref({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: new String(NAME),
    Info: new String(NAME),
    DestOutputProfile: profile,
  })
  intent.end()
  doc._root.data.OutputIntents = [intent]
  doc.appendXML(
    `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>`,
  )
}
