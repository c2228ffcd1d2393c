import { makeWordFile } from "#scripts/demo/odd-files.ts"
import { type Block, drawPaper } from "#scripts/demo/paper.ts"
import {
  FIRST_HALF,
  linesOf,
  PESANTREN,
  PRISON,
  proves,
  type SampleFile,
  SECOND_HALF,
  YEAR,
} from "#scripts/demo/story.ts"

const FROM_PESANTREN = linesOf(PESANTREN)
const FROM_PRISON = linesOf(PRISON)

const signedBy = (title: string, name: string): Block => ({ kind: "sign", place: "Banyuwangi", title, name })
const CARER = signedBy("Pengasuh Pondok Pesantren At-Taubah", "Contoh Pengasuh")
const WARDEN = signedBy("Kepala Lapas Kelas IIA Banyuwangi", "Contoh Kalapas")

/** The spirit of a pesantren, one page of the statement to each. */
const VALUES = [
  ["R-04a", "NKRI dan nasionalisme", "menjaga persatuan, menghormati lambang negara, dan mengikuti upacara"],
  ["R-04b", "Keilmuan", "membiasakan membaca, bertanya, dan mengulang pelajaran"],
  ["R-04c", "Keikhlasan", "mengajar dan melayani tanpa mengharap balasan"],
  ["R-04d", "Kesederhanaan", "hidup secukupnya dan merawat milik bersama"],
  ["R-04e", "Ukhuwah", "memandang sesama sebagai saudara apa pun latar belakangnya"],
  ["R-04f", "Kemandirian", "mengurus diri dan berkarya dengan tangan sendiri"],
  ["R-04g", "Kebebasan", "menyampaikan pendapat dengan adab dalam musyawarah"],
  ["R-04h", "Keseimbangan", "membagi waktu antara ibadah, belajar, bekerja, dan istirahat"],
] as const

const SANTRI = 42

/** What shows that the elements and the spirit of a pesantren are there. */
export const pesantrenPapers: SampleFile[] = [
  santriList("santri-1", "Daftar santri mukim Januari–Juni 2026", FIRST_HALF, SANTRI - 5, undefined),
  santriList("santri-2", "Daftar santri mukim Juli–Desember 2026", SECOND_HALF, SANTRI, "santri-1"),
  register("register-1", "Buku induk santri semester 1 tahun 2026", FIRST_HALF),
  register("register-2", "Buku induk santri semester 2 tahun 2026", SECOND_HALF),
  {
    key: "appointment",
    fileName: "sk-pengasuh.pdf",
    title: "Keputusan penetapan pengasuh",
    kind: "keputusan",
    from: "2025-01-02",
    to: null,
    validUntil: "2027-12-31",
    cleared: true,
    links: [proves("a", "R-03a", "appointment", "Keputusan beserta lampirannya")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PRISON,
        plainFonts: true,
        blocks: [
          { kind: "title", text: "KEPUTUSAN", under: "Nomor: CONTOH/01/2025" },
          {
            kind: "text",
            text: "Menimbang bahwa pembinaan keagamaan warga binaan diselenggarakan melalui pesantren, perlu menetapkan pengasuh yang membimbingnya.",
          },
          {
            kind: "list",
            items: [
              "Menetapkan pengasuh Pondok Pesantren At-Taubah.",
              "Pengasuh membimbing pendidikan, ibadah, dan akhlak santri.",
              "Pengasuh bekerja bersama Kasubsi Bimaswat.",
              "Keputusan ini berlaku sampai 31 Desember 2027.",
            ],
          },
          WARDEN,
          { kind: "break" },
          { kind: "title", text: "LAMPIRAN", under: "Uraian tugas pengasuh" },
          {
            kind: "list",
            items: [
              "Menyusun kurikulum dan memilih kitab.",
              "Membagi halaqah dan pengajar.",
              "Menguji hafalan pada akhir semester.",
              "Melaporkan kemajuan kepada Kalapas tiap semester.",
            ],
          },
        ],
      }),
  },
  {
    key: "inventory",
    fileName: "daftar-ruang.pdf",
    title: "Daftar ruang dan daya tampung",
    kind: "laporan",
    ...YEAR,
    cleared: true,
    uploader: "kontributor",
    links: [proves("a", "R-03c", "inventory", "Ruang asrama dan daya tampung")],
    draw: () =>
      drawPaper({
        letterhead: FROM_PRISON,
        blocks: [
          { kind: "title", text: "DAFTAR RUANG DAN DAYA TAMPUNG" },
          {
            kind: "table",
            head: ["No", "Ruang", "Jumlah", "Daya tampung", "Keadaan"],
            rows: [
              ["1", "Asrama santri", "4", "48 orang", "baik"],
              ["2", "Ruang kelas", "2", "40 orang", "baik"],
              ["3", "Masjid", "1", "200 orang", "baik"],
              ["4", "Perpustakaan", "1", "15 orang", "perlu rak"],
              ["5", "Ruang keterampilan", "1", "20 orang", "baik"],
            ],
            widths: [1, 5, 2, 3, 3],
          },
          signedBy("Kaur Umum", "Contoh Plt. Kaur Umum"),
        ],
      }),
  },
  {
    key: "values",
    fileName: "pernyataan-ruhul-mahad.pdf",
    title: "Pernyataan pengasuh tentang ruhul ma'had",
    kind: "pernyataan",
    ...YEAR,
    cleared: true,
    links: VALUES.map(([item, name], at) =>
      proves("a", item, "statement", `Pernyataan: ${name}`, [at + 1, at + 1]),
    ),
    draw: () => drawPaper({ letterhead: FROM_PESANTREN, blocks: valuePages() }),
  },
  {
    key: "forum-notes",
    fileName: "catatan-musyawarah.docx",
    title: "Catatan musyawarah santri",
    kind: "berita-acara",
    from: "2026-08-10",
    to: "2026-08-10",
    cleared: true,
    links: [proves("a", "R-04g", "activities", "")],
    draw: async () =>
      makeWordFile(
        "CONTOH\nCatatan musyawarah santri\n1. Usul jadwal kebersihan disepakati.\n2. Usul tambahan buku disampaikan kepada pengasuh.",
      ),
  },
]

function santriList(
  key: string,
  title: string,
  period: { from: string; to: string },
  count: number,
  supersedes: string | undefined,
): SampleFile {
  return {
    key,
    fileName: `daftar-santri-${key.slice(-1)}.pdf`,
    title,
    kind: "daftar",
    ...period,
    cleared: false,
    ...(supersedes === undefined ? {} : { supersedes }),
    links: [proves("a", "R-01", "santri-list", title)],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        landscape: true,
        turned: true,
        blocks: [
          { kind: "title", text: title.toUpperCase() },
          {
            kind: "table",
            head: ["No", "Kode", "Nama", "Masuk", "Halaqah"],
            rows: Array.from({ length: count }, (_, at) => [
              `${at + 1}`,
              `S-${String(at + 1).padStart(3, "0")}`,
              `Santri Contoh ${at + 1}`,
              `angkatan ${2024 + (at % 3)}`,
              `Halaqah ${(at % 4) + 1}`,
            ]),
            widths: [1, 2, 5, 3, 3],
          },
        ],
      }),
  }
}

function register(key: string, title: string, period: { from: string; to: string }): SampleFile {
  return {
    key,
    fileName: `buku-induk-${key.slice(-1)}.pdf`,
    title,
    kind: "daftar",
    ...period,
    cleared: false,
    links: [proves("a", "R-03b", "register", title)],
    draw: () =>
      drawPaper({
        letterhead: FROM_PESANTREN,
        plainFonts: true,
        blocks: [
          { kind: "title", text: title.toUpperCase() },
          {
            kind: "table",
            head: ["No", "Kode", "Nama", "Tahsin", "Hafalan"],
            rows: Array.from({ length: SANTRI }, (_, at) => [
              `${at + 1}`,
              `S-${String(at + 1).padStart(3, "0")}`,
              `Santri Contoh ${at + 1}`,
              `jilid ${(at % 6) + 1}`,
              `${(at * 3) % 20} halaman`,
            ]),
            widths: [1, 2, 5, 3, 3],
          },
        ],
      }),
  }
}

function valuePages(): Block[] {
  return VALUES.flatMap(([, name, meaning], at): Block[] => [
    ...(at === 0 ? [] : [{ kind: "break" } as const]),
    { kind: "title", text: `PERNYATAAN: ${name.toUpperCase()}` },
    {
      kind: "text",
      text: `Kami, pengasuh Pondok Pesantren At-Taubah, menyatakan bahwa santri dibimbing untuk ${meaning}.`,
    },
    { kind: "heading", text: "Wujudnya sehari-hari" },
    {
      kind: "list",
      items: [
        "Disampaikan dalam kajian dan nasihat.",
        "Dicontohkan pengasuh dan pengajar.",
        "Diamati dan dicatat oleh wali asrama.",
      ],
    },
    CARER,
  ])
}
