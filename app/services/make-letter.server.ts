import { type Actor, unitsWhere } from "#app/domain/permissions.ts"
import { notFound, refusal } from "#app/domain/refusal.ts"
import type { RegionUnit } from "#app/domain/region.ts"
import { INSTRUMENT_LENGTH, LETTER_FORMAT, LETTER_VERSION, RegionLetter } from "#app/domain/region-letter.ts"
import type { LetterForm } from "#app/domain/region-letter-form.ts"
import { sealContent } from "#app/services/signed-file.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { type Db, db } from "#db/client.server.ts"
import { newId } from "#db/ids.ts"
import { listKeys } from "#db/queries/exchange.server.ts"
import { getInstrument } from "#db/queries/instruments.server.ts"
import { listRegionUnits } from "#db/queries/region.server.ts"
import { unitsBelow } from "#db/queries/units.server.ts"
import { exchangeFile } from "#db/schema/exchange.ts"
import { write } from "#db/write.server.ts"

/** The office the actor writes for and the units below it. @throws 403 without the right. */
export async function readOffice(db: Db, actor: Actor): Promise<{ office: RegionUnit; below: RegionUnit[] }> {
  const units = await listRegionUnits(db, unitsWhere(actor, "region.exchange"))
  const ids = new Set(units.map(({ id }) => id))
  const office = units.find(({ parentId }) => parentId === null || !ids.has(parentId))
  if (office === undefined) throw refusal(403, "common:refusal.forbidden")
  const below = new Set(unitsBelow(units, office.id))
  return { office, below: units.filter(({ id }) => id !== office.id && below.has(id)) }
}

/**
 * Makes one signed file for all the units it is written to, and keeps it once. @returns its id. @throws 403, 404;
 * 422 for an instrument that is too long.
 */
export async function makeLetter(actor: Actor, form: LetterForm): Promise<string> {
  const { office, below } = await readOffice(db, actor)
  const to = below.filter(({ id }) => form.units.includes(id))
  if (to.length === 0 || to.length !== new Set(form.units).size) throw notFound()
  const keys = (await listKeys(db, form.units)).filter(({ retiredAt }) => retiredAt === null)
  const attached = form.instrument === null ? null : await getInstrument(db, form.instrument)
  if (attached === undefined) throw notFound()
  if (attached !== null && attached.content.length > INSTRUMENT_LENGTH)
    throw refusal(422, "region:error.instrument-too-long")
  const now = new Date()
  const letter = RegionLetter.parse({
    format: LETTER_FORMAT,
    version: LETTER_VERSION,
    id: newId(),
    from: { id: office.id, kind: office.kind, name: office.name },
    to: to.map(({ id, name }) => ({
      unitId: id,
      name,
      fingerprint: keys.find(({ unitId }) => unitId === id)?.fingerprint ?? null,
    })),
    subject: form.subject,
    day: (await unitDay(db, office.id)).today,
    madeAt: now.toISOString(),
    directions: form.directions,
    instrument:
      attached === null
        ? null
        : {
            key: attached.key,
            version: attached.version,
            contentHash: attached.contentHash,
            content: attached.content,
          },
  })
  const sealed = sealContent(office.id, letter)
  const id = newId()
  await write(actor, "region.exchange", { unitId: office.id, letter: letter.id }, (tx) =>
    tx.insert(exchangeFile, {
      ...sealed,
      id,
      unitId: office.id,
      kind: "letter",
      way: "made",
      madeAt: now,
      handledBy: actor.userId,
      handledAt: now,
    }),
  )
  return id
}
