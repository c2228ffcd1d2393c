import sharp from "sharp"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { ProductForm } from "#app/domain/product-forms.ts"
import { inspectEvidence } from "#app/evidence/inspect.server.ts"
import { putStream } from "#app/evidence/store.server.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"

export const NAME = "Ahmad Zulkarnain"
export const NUMBER = "B.1177/2024"
export const SECRETS = [NAME, "Zulkarnain", NUMBER]

export function formOf(more: Partial<Record<keyof ProductForm, string>> = {}): ProductForm {
  const typed = { name: "Tas rajut", price: "125.000", priceUnit: "per buah", availability: "tersedia" }
  return ProductForm.parse({ ...typed, maker: "S-001", makerGroup: "Bengkel rajut", ...more })
}

/** A photo of one colour that says where it was taken. */
export async function makePhoto(
  actor: Actor,
  unitId: string,
  { background, isCleared }: { background: string; isCleared: boolean },
): Promise<{ id: string; code: string }> {
  const picture = sharp({ create: { width: 800, height: 600, channels: 3, background } })
  const bytes = await picture
    .jpeg()
    .withExif({ IFD0: { Artist: NAME, Copyright: unitId } })
    .toBuffer()
  const stored = await putStream([bytes] as never, { maxBytes: 1e7 })
  const file = { ...stored, ...(await inspectEvidence(stored.sha256)) }
  const { evidence } = await addEvidence(actor, { unitId, file, fileName: "foto.jpg", kind: "foto" })
  if (isCleared) await clearEvidence(actor, evidence.id, "terbuka")
  return { id: evidence.id, code: evidenceCode(evidence.number) }
}
