import type { TFunction } from "i18next"
import sharp from "sharp"
import { formatDay, type Language } from "#app/domain/dates.ts"
import type { DossierBlock } from "#app/domain/dossier-document.ts"
import type { PaperCard } from "#app/domain/paper-document.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { makerText, priceText, productCode } from "#app/domain/product.ts"
import type { CataloguePeriodForm } from "#app/domain/product-forms.ts"
import { authorise } from "#app/domain/refusal.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { drawClearedPhoto, listClearedPhotos } from "#app/services/cleared-photos.server.ts"
import { drawDocument, letterheadLines } from "#app/services/draw-document.server.ts"
import { outwardTexts } from "#app/services/outward-texts.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { getPaperHead } from "#db/queries/papers.server.ts"
import { listProducts } from "#db/queries/products.server.ts"

/** Pixels of a printed picture: 230 dots per inch at the size it is printed. */
const PICTURE = { width: 474, height: 356 }

/** The catalogue of what a unit offers, as a PDF with its letterhead; makers go by their codes. @throws 403 */
export async function drawCatalogue(
  reader: Db,
  actor: Actor,
  unitId: string,
  { language, t }: { language: Language; t: TFunction },
): Promise<{ bytes: Buffer; today: string }> {
  authorise(actor, "product.see", { unitId })
  const rows = await listProducts(reader, [unitId], { offered: true })
  const { unit } = await getPaperHead(reader, unitId)
  const { today } = await unitDay(reader, unitId)
  const texts = rows.flatMap(({ product }) => [
    product.name,
    product.description,
    product.priceUnit,
    product.makerGroup,
  ])
  const safe = await outwardTexts(reader, unitId, texts)
  const cleared = await listClearedPhotos(reader, rows)
  const pictures = new Map<string, Buffer>()
  const cards: PaperCard[] = []
  for (const { product, makerNumber } of rows) {
    const drawn = await drawClearedPhoto(cleared.get(product.id))
    if (drawn !== undefined) pictures.set(product.id, await printed(drawn))
    const maker = makerText(makerNumber, safe(product.makerGroup))
    const name = safe(product.name)
    cards.push({
      picture: drawn === undefined ? undefined : product.id,
      alt: t("product:catalogue.alt", { name }),
      code: [productCode(product.number), product.sample ? t("product:sample") : ""]
        .filter(Boolean)
        .join(" · "),
      title: name,
      text: safe(product.description),
      facts: [
        {
          label: "",
          value:
            priceText({ ...product, priceUnit: safe(product.priceUnit) }, language) || t("product:ask-price"),
        },
        { label: t("product:field.availability"), value: t(`product:availability.${product.availability}`) },
        ...(maker === "" ? [] : [{ label: t("product:field.maker"), value: maker }]),
      ],
    })
  }
  const title = t("product:catalogue.title")
  const note = (text: string): DossierBlock => ({ type: "paragraph", look: "small", align: "start", text })
  const bytes = await drawDocument(
    {
      language,
      title,
      unit: unit.name,
      issuedOn: today,
      foot: title,
      blocks: [
        { type: "letterhead", lines: letterheadLines(unit) },
        { type: "paragraph", look: "display", align: "center", text: title },
        note(t("product:catalogue.as-of", { day: formatDay(today, language), count: rows.length })),
        { type: "space", points: 8 },
        ...(rows.length === 0 ? [note(t("product:catalogue.none"))] : [{ type: "cards" as const, cards }]),
      ],
    },
    { pictures },
  )
  return { bytes, today }
}

/** Keeps a unit's catalogue as it is today as evidence of work, for the days given. @returns its id. @throws 403 */
export async function keepCatalogue(
  actor: Actor,
  unitId: string,
  { periodFrom, periodTo }: CataloguePeriodForm,
  t: TFunction,
): Promise<string> {
  authorise(actor, "product.edit", { unitId })
  authorise(actor, "evidence.add", { unitId })
  const { bytes, today } = await drawCatalogue(db, actor, unitId, { language: "id", t })
  const stored = await putStream(chunksOf(bytes), { maxBytes: bytes.length })
  const { evidence } = await addEvidence(actor, {
    unitId,
    file: { ...stored, ...(await inspectEvidence(stored.sha256)) },
    fileName: `katalog-karya-${today}.pdf`,
    title: t("product:keep.evidence-title", { day: formatDay(today, "id") }),
    kind: "laporan",
    periodFrom,
    periodTo,
  })
  return evidence.id
}

async function* chunksOf(bytes: Buffer) {
  yield bytes
}

const printed = (picture: Buffer) =>
  sharp(picture)
    .resize({ ...PICTURE, fit: "cover" })
    .jpeg({ quality: 84 })
    .toBuffer()
