import type { Actor } from "#app/domain/permissions.ts"
import { addRegisterRow } from "#app/services/edit-register.server.ts"
import { YEAR } from "#scripts/demo/story.ts"

/** Rooms, equipment, kitab and curriculum of the story: numbers are samples and say so. */

const room = (name: string, quantity: number, capacity: number) => ({
  kind: "room",
  name: `${name} (contoh)`,
  quantity,
  capacity,
  condition: "baik",
})
const equipment = (name: string, quantity: number, condition = "baik") => ({
  kind: "equipment",
  name: `${name} (contoh)`,
  quantity,
  condition,
})
const FACILITIES = [
  room("Ruang asrama", 4, 25),
  room("Ruang kelas", 2, 30),
  room("Masjid", 1, 150),
  room("Ruang perpustakaan", 1, 15),
  equipment("Mushaf Al-Qur'an", 120),
  equipment("Buku Iqra", 60),
  equipment("Papan tulis", 3, "rusak-ringan"),
]

const kitab = (title: string, field: string, pages: number) => ({
  title,
  field,
  pages,
  copies: 12,
  chapters: [],
})
const KITAB = [
  kitab("Aqidatul Awam", "Akidah", 36),
  kitab("Arba'in Nawawi", "Hadis", 42),
  kitab("Ta'lim al-Muta'allim", "Adab belajar", 48),
  kitab("Al-Jurumiyah", "Tata bahasa Arab", 60),
]

const SCHOOL_YEAR = Number(YEAR.from.slice(0, 4))
const lesson = (subject: string, aim: string) => ({
  academicYear: `${SCHOOL_YEAR}/${SCHOOL_YEAR + 1}`,
  subject: `${subject} (contoh)`,
  aim,
  weeklyMinutes: 90,
})
const CURRICULUM = [
  lesson("Fikih ibadah", "Mampu bersuci, salat, puasa, dan zakat sampai dapat diamalkan sehari-hari"),
  lesson("Akidah akhlak", "Memahami pokok keimanan dan budi pekerti dalam pergaulan di asrama"),
  lesson("Bahasa Arab", "Mengenal kosakata dan tata bahasa dasar untuk memahami kitab"),
  lesson("Sirah", "Meneladani perjalanan hidup Nabi dalam memperbaiki diri"),
]

export async function addRegisterStory(coordinator: Actor, unitId: string): Promise<void> {
  for (const values of FACILITIES) await addRegisterRow(coordinator, "facility", unitId, { values })
  for (const values of KITAB) await addRegisterRow(coordinator, "kitab", unitId, { values })
  for (const values of CURRICULUM) await addRegisterRow(coordinator, "curriculum", unitId, { values })
}
