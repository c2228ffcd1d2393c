import type { Language } from "#app/domain/dates.ts"
import { type Instrument, text } from "#app/domain/instrument.ts"
import type { Db } from "#db/client.server.ts"
import { getInstrumentVersion } from "#db/queries/instruments.server.ts"

/** The instruments' short titles by key, of those that are installed. */
export async function instrumentNames(
  db: Db,
  instruments: readonly { key: string; version: string }[],
  language: Language,
): Promise<Map<string, string>> {
  const versions = new Map(instruments.map(({ key, version }) => [key, version]))
  const names = new Map<string, string>()
  for (const [key, version] of versions) {
    const row = await getInstrumentVersion(db, key, version)
    if (row !== undefined) names.set(key, text((JSON.parse(row.content) as Instrument).shortTitle, language))
  }
  return names
}
