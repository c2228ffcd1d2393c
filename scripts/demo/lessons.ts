import type { Block } from "#scripts/demo/paper.ts"

/** What is taught, and what a santri learns by it. */
export const SUBJECTS = [
  ["Tahsin Al-Qur'an", "membaca dengan tajwid dan makhraj yang benar, jilid demi jilid"],
  ["Tahfiz", "menambah hafalan (ziyadah), mengulang (muraja'ah), dan memperdengarkannya (tasmi')"],
  ["Fikih ibadah", "bersuci, salat, puasa, dan zakat sampai dapat diamalkan sehari-hari"],
  ["Akidah akhlak", "pokok keimanan dan budi pekerti dalam pergaulan di asrama"],
  ["Bahasa Arab", "kosakata dan tata bahasa dasar untuk memahami kitab"],
  ["Sirah", "perjalanan hidup Nabi sebagai teladan memperbaiki diri"],
  ["Kajian kitab", "membaca kitab dengan metode bandongan dan sorogan"],
] as const

/** Kitab that many pesantren read, with field and method. */
export const KITAB = [
  ["Safinatun Najah", "fikih dasar", "bandongan"],
  ["Aqidatul Awam", "akidah", "bandongan"],
  ["Arba'in Nawawi", "hadis", "bandongan"],
  ["Ta'lim al-Muta'allim", "adab belajar", "sorogan"],
  ["Bidayatul Hidayah", "akhlak dan tasawuf", "bandongan"],
  ["Al-Jurumiyah", "tata bahasa", "sorogan"],
  ["Khulashah Nurul Yaqin", "sirah", "bandongan"],
] as const

/** A year's plan of each subject. */
export function planBlocks(title: string): Block[] {
  const blocks: Block[] = [{ kind: "title", text: title.toUpperCase(), under: "Pondok Pesantren At-Taubah" }]
  for (const [subject, aim] of SUBJECTS) {
    blocks.push(
      { kind: "heading", text: subject },
      {
        kind: "text",
        text: `Tujuan: santri mampu ${aim}. Setiap pertemuan dibuka dengan doa dan pengulangan pelajaran sebelumnya, dilanjutkan penyajian, latihan, dan penutup.`,
      },
      {
        kind: "table",
        head: ["Pekan", "Pokok bahasan", "Cara", "Penilaian"],
        rows: Array.from({ length: 8 }, (_, at) => [
          `${at * 2 + 1}–${at * 2 + 2}`,
          `${subject}: bagian ${at + 1}`,
          at % 2 === 0 ? "penjelasan dan contoh" : "latihan berpasangan",
          at % 3 === 2 ? "tes lisan" : "pengamatan",
        ]),
        widths: [2, 6, 5, 4],
      },
    )
  }
  return blocks
}

/** A curriculum of nine pages, its approval left to be signed. */
export function curriculumBlocks(): Block[] {
  const blocks: Block[] = [
    { kind: "title", text: "KURIKULUM PONDOK PESANTREN AT-TAUBAH", under: "Tahun 2026" },
    { kind: "heading", text: "Dasar pikiran" },
    {
      kind: "text",
      text: "Pesantren di dalam Lapas mendidik warga binaan yang datang dan pergi menurut masa pidananya. Karena itu pelajaran disusun dalam satuan pendek yang dapat dimulai kapan saja, diulang, dan dilanjutkan di luar setelah bebas.",
    },
    { kind: "heading", text: "Tujuan" },
    {
      kind: "list",
      items: [
        "Santri membaca Al-Qur'an dengan benar.",
        "Santri menjalankan ibadah wajib dengan ilmu.",
        "Santri mengenal isi sekurang-kurangnya dua kitab.",
        "Santri berperilaku baik di blok, di masjid, dan di tempat kerja.",
      ],
    },
    { kind: "heading", text: "Susunan pelajaran" },
    {
      kind: "table",
      head: ["Pelajaran", "Arah", "Jam sepekan"],
      rows: SUBJECTS.map(([name, aim], at) => [name, aim, `${at < 2 ? 5 : 3}`]),
      widths: [3, 8, 2],
    },
    { kind: "break" },
  ]
  for (const [subject, aim] of SUBJECTS) {
    blocks.push(
      { kind: "title", text: subject.toUpperCase() },
      { kind: "text", text: `Pelajaran ini membimbing santri untuk ${aim}.` },
      { kind: "heading", text: "Capaian per tingkat" },
      {
        kind: "table",
        head: ["Tingkat", "Capaian", "Bukti capaian"],
        rows: ["Dasar", "Menengah", "Lanjut"].map((level, at) => [
          level,
          `${subject}, bagian ${at + 1} dari 3, dikuasai tanpa bantuan`,
          at === 2 ? "ujian di hadapan dua penguji" : "catatan pengajar",
        ]),
        widths: [2, 6, 5],
      },
      { kind: "heading", text: "Cara mengajar dan menilai" },
      {
        kind: "text",
        text: "Pengajar menyampaikan tujuan, memberi contoh, lalu membimbing latihan. Penilaian dilakukan terus-menerus melalui pengamatan dan setoran; pada akhir semester diadakan imtihan. Santri yang tertinggal mendapat pendampingan, yang lebih dahulu selesai membantu temannya.",
      },
      { kind: "break" },
    )
  }
  blocks.push({ kind: "title", text: "PENGESAHAN" })
  return blocks
}
