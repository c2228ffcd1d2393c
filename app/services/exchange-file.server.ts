import type { ExchangeKind } from "#app/domain/exchange.ts"
import { type Actor, scopeOf } from "#app/domain/permissions.ts"
import { authorise, notFound } from "#app/domain/refusal.ts"
import { RegionLetter } from "#app/domain/region-letter.ts"
import { reportFileName } from "#app/domain/region-report.ts"
import { fileText } from "#app/services/signed-file.server.ts"
import { db } from "#db/client.server.ts"
import { type ExchangeFileRow, getFile } from "#db/queries/exchange.server.ts"
import { listUnits } from "#db/queries/units.server.ts"

/** A file that was made here. @throws 404 outside the actor's scope, 403 where it is not his to hand on. */
export async function requireExchangeFile(
  actor: Actor,
  fileId: string,
  kind?: ExchangeKind,
): Promise<ExchangeFileRow> {
  const file = await getFile(db, scopeOf(actor).unitIds, fileId)
  if (file === undefined || file.way !== "made" || (kind !== undefined && file.kind !== kind))
    throw notFound()
  authorise(actor, file.kind === "report" ? "report.make" : "region.exchange", { unitId: file.unitId })
  return file
}

/** A file as it is carried to another installation, and what it is called. @throws 404, 403, 409. */
export async function takeExchangeFile(
  actor: Actor,
  fileId: string,
): Promise<{ name: string; text: string; sha256: string }> {
  const file = await requireExchangeFile(actor, fileId)
  const { sha256 } = file
  if (file.kind === "letter") {
    const letter = RegionLetter.parse(JSON.parse(file.content))
    const name = `miqyas-arahan-${letter.day}-${sha256.slice(0, 8)}.json`
    return { name, text: fileText(letter.from.id, file), sha256 }
  }
  const [unit] = await listUnits(db, [file.unitId])
  const name = reportFileName(unit?.shortName ?? "", file.month ?? "")
  return { name, text: fileText(file.unitId, file), sha256 }
}
