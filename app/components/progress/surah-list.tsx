import { SURAHS } from "#app/domain/quran.ts"
import { surahName } from "#app/domain/surah-names.ts"

/** Id of the list of surah names that the surah fields offer. */
export const SURAH_LIST = "surah-names"

/** The names that a field for a surah suggests. */
export function SurahList() {
  return (
    <datalist id={SURAH_LIST}>
      {Array.from({ length: SURAHS }, (_, at) => (
        <option key={surahName(at + 1)} value={surahName(at + 1)} />
      ))}
    </datalist>
  )
}
