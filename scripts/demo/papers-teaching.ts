import { curriculumBlocks, KITAB, planBlocks, SUBJECTS } from "#scripts/demo/lessons.ts"
import { type Block, drawPaper } from "#scripts/demo/paper.ts"
import { seededRandom } from "#scripts/demo/random.ts"
import {
  FIRST_HALF,
  linesOf,
  PESANTREN,
  proves,
  type SampleFile,
  SECOND_HALF,
  YEAR,
} from "#scripts/demo/story.ts"

const LETTERHEAD = linesOf(PESANTREN)
const DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Sabtu"]
const HOURS = ["07.30–08.30", "08.30–09.30", "10.00–11.00", "13.00–14.00", "15.30–16.30"]
const MONTHS = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
]

const SIGN: Block = {
  kind: "sign",
  place: "Banyuwangi",
  title: "Pengasuh Pondok Pesantren At-Taubah",
  name: "Contoh Pengasuh",
}

/** Timetables, curriculum, plans, lists of kitab and attendance by month; no santri is named in any. */
export const teachingPapers: SampleFile[] = [
  timetable("timetable-1", "Jadwal belajar semester Januari–Juni 2026", FIRST_HALF, 3, false),
  timetable("timetable-2", "Jadwal belajar semester Juli–Desember 2026", SECOND_HALF, 5, true),
  {
    key: "curriculum",
    fileName: "kurikulum-pesantren-2026.pdf",
    title: "Kurikulum Pondok Pesantren At-Taubah 2026",
    kind: "kurikulum",
    ...YEAR,
    cleared: true,
    links: [
      proves("a", "R-02", "curriculum", "Kurikulum yang dipakai", [1, 4]),
      proves("a", "R-08", "curriculum", "Kurikulum lengkap"),
    ],
    draw: () => drawPaper({ letterhead: LETTERHEAD, blocks: [...curriculumBlocks(), SIGN] }),
  },
  plan("plan-2025", "Rencana pembelajaran 2025/2026", "2025-07-01", "2026-06-30"),
  plan("plan-2026", "Rencana pembelajaran 2026/2027", "2026-07-01", "2027-06-30"),
  {
    key: "kitab",
    fileName: "daftar-kitab.pdf",
    title: "Daftar kitab dan pembagian halaman",
    kind: "kurikulum",
    ...YEAR,
    cleared: true,
    links: [proves("a", "R-08", "kitab", "Daftar kitab")],
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        blocks: [
          { kind: "title", text: "DAFTAR KITAB", under: "Tahun 2026" },
          {
            kind: "table",
            head: ["No", "Kitab", "Bidang", "Metode", "Sasaran setahun"],
            rows: KITAB.map(([name, field, method], at) => [
              `${at + 1}`,
              name,
              field,
              method,
              `${30 + at * 6} halaman`,
            ]),
            widths: [1, 5, 4, 3, 4],
          },
          SIGN,
        ],
      }),
  },
  kitabSchedule("kitab-1", "Jadwal kajian kitab Januari–Juni 2026", FIRST_HALF),
  kitabSchedule("kitab-2", "Jadwal kajian kitab Juli–Desember 2026", SECOND_HALF),
  {
    key: "mosque-schedule",
    fileName: "jadwal-mushalla.pdf",
    title: "Jadwal kegiatan di masjid",
    kind: "jadwal",
    ...YEAR,
    cleared: true,
    links: [proves("a", "R-03d", "schedule", "Jadwal salat berjamaah dan kajian")],
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        plainFonts: true,
        blocks: [
          { kind: "title", text: "JADWAL KEGIATAN DI MASJID" },
          {
            kind: "table",
            head: ["Waktu", "Kegiatan", "Penanggung jawab"],
            rows: [
              ["Subuh", "Salat berjamaah dan membaca Al-Qur'an", "Piket santri"],
              ["Duha", "Salat duha, setoran hafalan", "Ustadz halaqah"],
              ["Zuhur", "Salat berjamaah dan kultum", "Ustadz piket"],
              ["Asar", "Salat berjamaah dan kajian kitab", "Ustadz kitab"],
              ["Jumat", "Salat Jumat bersama petugas dan warga binaan", "Kasubsi Bimaswat"],
            ],
            widths: [2, 6, 4],
          },
          SIGN,
        ],
      }),
  },
  {
    key: "daily",
    fileName: "jadwal-harian-santri.pdf",
    title: "Jadwal harian santri",
    kind: "jadwal",
    ...YEAR,
    cleared: true,
    links: [proves("a", "R-04h", "activities", "Ibadah, belajar, kerja, dan istirahat berimbang")],
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        blocks: [
          { kind: "title", text: "JADWAL HARIAN SANTRI" },
          {
            kind: "table",
            head: ["Pukul", "Kegiatan"],
            rows: [
              ["04.00", "Salat Subuh dan membaca Al-Qur'an"],
              ["06.00", "Kebersihan, olahraga, dan makan pagi"],
              ["07.30", "Belajar di kelas dan halaqah"],
              ["12.00", "Salat Zuhur, makan siang, istirahat"],
              ["13.00", "Kegiatan keterampilan"],
              ["15.30", "Salat Asar dan kajian kitab"],
              ["18.00", "Salat Magrib, muraja'ah, salat Isya"],
            ],
            widths: [1, 5],
          },
          SIGN,
        ],
      }),
  },
  // July has no lessons and is explained; September is a hole that nobody has explained yet.
  ...MONTHS.flatMap((_, month) => (month === 6 || month === 8 ? [] : [attendance(month)])),
]

function timetable(
  key: string,
  title: string,
  period: { from: string; to: string },
  seed: number,
  turned: boolean,
): SampleFile {
  const random = seededRandom(seed)
  const pick = () => SUBJECTS[Math.floor(random() * SUBJECTS.length)]?.[0] ?? "Tahsin Al-Qur'an"
  const rows = HOURS.map((hour) => [hour, ...DAYS.map(pick)])
  return {
    key,
    fileName: `${key === "timetable-1" ? "jadwal-semester-1" : "jadwal-semester-2-pindaian"}.pdf`,
    title,
    kind: "jadwal",
    ...period,
    cleared: true,
    links: [proves("a", "R-02", "timetable", title), proves("b", "4.1", "programme", title)],
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        landscape: true,
        turned,
        blocks: [
          { kind: "title", text: title.toUpperCase() },
          { kind: "table", head: ["Pukul", ...DAYS], rows, widths: [2, 3, 3, 3, 3, 3] },
        ],
      }),
  }
}

function plan(key: string, title: string, from: string, to: string): SampleFile {
  const blocks = [...planBlocks(title), SIGN]
  return {
    key,
    fileName: `rencana-pembelajaran-${from.slice(0, 4)}.pdf`,
    title,
    kind: "kurikulum",
    from,
    to,
    cleared: true,
    links: [proves("a", "R-08", "plan", title)],
    draw: () => drawPaper({ letterhead: LETTERHEAD, blocks, plainFonts: from < "2026" }),
  }
}

function kitabSchedule(key: string, title: string, period: { from: string; to: string }): SampleFile {
  return {
    key,
    fileName: `${key}.pdf`,
    title,
    kind: "jadwal",
    ...period,
    cleared: true,
    links: [proves("a", "R-03e", "schedule", title)],
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        blocks: [
          { kind: "title", text: title.toUpperCase() },
          {
            kind: "table",
            head: ["Hari", "Kitab", "Metode", "Waktu"],
            rows: DAYS.map((day, at) => [day, KITAB[at]?.[0] ?? "", KITAB[at]?.[2] ?? "", "15.30–16.30"]),
            widths: [2, 5, 3, 3],
          },
          SIGN,
        ],
      }),
  }
}

function attendance(month: number): SampleFile {
  const random = seededRandom(100 + month)
  const number = String(month + 1).padStart(2, "0")
  const last = new Date(Date.UTC(2026, month + 1, 0)).getUTCDate()
  const title = `Rekap kehadiran belajar ${MONTHS[month]} 2026`
  return {
    key: `attendance-${number}`,
    fileName: `rekap-hadir-2026-${number}.pdf`,
    title,
    kind: "laporan",
    from: `2026-${number}-01`,
    to: `2026-${number}-${last}`,
    cleared: true,
    links: [
      proves("a", "R-02", "attendance", `Kehadiran ${MONTHS[month]}`),
      ...(month < 5 ? [proves("b", "2.3", "attendance", `Kehadiran ${MONTHS[month]}`)] : []),
    ],
    draw: () =>
      drawPaper({
        letterhead: LETTERHEAD,
        plainFonts: true,
        blocks: [
          { kind: "title", text: title.toUpperCase(), under: "Jumlah per pekan, tanpa nama" },
          {
            kind: "table",
            head: ["Pekan", "Pertemuan", "Hadir", "Izin", "Berhalangan", "Alpa"],
            rows: [1, 2, 3, 4].map((week) => [
              `${week}`,
              "25",
              `${36 + Math.floor(random() * 6)}`,
              `${Math.floor(random() * 3)}`,
              `${Math.floor(random() * 3)}`,
              `${Math.floor(random() * 2)}`,
            ]),
            widths: [2, 3, 2, 2, 3, 2],
          },
          { kind: "text", text: "Angka contoh. Alasan ketidakhadiran tidak dicatat." },
          SIGN,
        ],
      }),
  }
}
