import type { Dossier } from "#app/domain/dossier-document.ts"
import { sampleDossier } from "#tests/dossier/sample-document.ts"

const VOCABULARY =
  `akhlak akreditasi asrama bacaan belajar berlangsung bersama bimbingan binaan bukti catatan daftar
dan dari dengan di dibahas dicatat diikuti dilakukan dinilai disimpan disusun doa evaluasi fikih guru hadir hafalan
halaqah hari hasil ini jadwal jamaah juz kamar kegiatan kelas kepada kesetaraan ketua kitab kurikulum lapas madrasah
majelis materi melalui membaca menghafal mengikuti menilai mingguan mubaligh mushalla nilai oleh pada pagi paket
pelajaran pembina pembinaan pemasyarakatan pendidik pengajian pengasuh pengurus penilaian pengujian perbaikan petugas
program rapat ruang sebelum semester sesudah setiap setoran shalat siang sore subuh surah tahfiz tahsin tajwid
tanda tangan tata tertib terakhir tersedia tiap tindak lanjut ujian untuk ustadz wali warga yang`.split(/\s+/)
const ARABIC = "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ"

/**
 * A dossier of text without evidence, three paragraphs an item. As in a real one, words repeat and paragraphs do not:
 * another seed gives another dossier of the same length.
 */
export function textDossier(items: number, seed: number): Dossier {
  const dossier = sampleDossier({ items, evidence: 0 })
  const draw = numbersFrom(seed)
  for (const { blocks } of dossier.sections)
    for (const block of blocks)
      if (block.type === "item") block.narrative = Array.from({ length: 3 }, () => paragraph(draw))
  return dossier
}

function paragraph(draw: (below: number) => number): string {
  const sentences = Array.from({ length: 7 }, () => {
    const words = Array.from({ length: 9 + draw(8) }, () => VOCABULARY[draw(VOCABULARY.length)] as string)
    const [first = "", ...rest] = words
    return `${first.slice(0, 1).toUpperCase()}${first.slice(1)} ${rest.join(" ")} (${1 + draw(30)}/${1 + draw(12)}/2026).`
  })
  return draw(7) === 0 ? `${sentences.join(" ")} ${ARABIC}` : sentences.join(" ")
}

/** Whole numbers that look random and are the same for a seed (a linear congruential generator, Numerical Recipes). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
