import type { Language } from "#app/domain/instrument.ts"

const indonesian = {
  title: "Tambahan {n}",
  facts: {
    makes: "Revisi",
    makesValue: "Revisi {revision}: isi Revisi {before} ditambah lembar ini dan sesudahnya",
    day: "Tanggal",
    reason: "Alasan",
    items: "Butir",
  },
  unchangedTitle: "Halaman sebelumnya tetap",
  unchanged:
    "Semua halaman sebelum lembar ini adalah halaman dosir Revisi {before}. Tidak ada yang diubah, disisipkan, atau diberi nomor baru; kakinya tetap mencetak SHA-256 dokumen Revisi {before}.",
  items: "Isi Tambahan {n}",
  answer: "Jawaban butir ini pada dosir:",
  code: "Bukti",
  label: "Keterangan",
  pages: "Halaman",
  whole: "seluruhnya",
  register: "Daftar bukti Tambahan {n}",
  earlier: "Sudah ada dalam dosir sebelum tambahan ini.",
  evidence: "Lampiran bukti Tambahan {n}",
  shown: "Bukti yang halamannya ditambahkan: {shown} dari {all} bukti yang disebut tambahan ini.",
  verification: "Verifikasi Tambahan {n}",
  intro:
    "Lembar Tambahan {n} digambar dari {file}. Berkas itu memuat isi Revisi {before} tanpa perubahan, lalu isi tambahan ini dengan SHA-256 setiap buktinya.",
  steps: [
    "Ekstrak seluruh paket dosir (zip) revisi ini, lalu buka foldernya.",
    "Jalankan perintah di bawah dalam folder itu; atau, tanpa perintah, buka verifikasi.html dan pilih folder itu.",
    "Setiap berkas harus berbunyi OK. SHA-256 data/{file} harus sama dengan nilai di bawah, yang juga tercetak, disingkat, pada kaki setiap halaman Tambahan {n}.",
    "Halaman revisi sebelumnya tetap diperiksa dengan berkasnya sendiri; nilainya tercantum di bawah.",
  ],
  hash: "SHA-256 {file}",
  earlierHashes: "Revisi sebelumnya",
  earlierHash: "Revisi {revision}, {file}: {hash}",
}

const english: typeof indonesian = {
  title: "Amendment {n}",
  facts: {
    makes: "Revision",
    makesValue: "Revision {revision}: what Revision {before} holds, with this page and those after it",
    day: "Date",
    reason: "Reason",
    items: "Items",
  },
  unchangedTitle: "The pages before stay",
  unchanged:
    "All pages before this one are those of the dossier of Revision {before}. None was changed, inserted or renumbered; their feet go on printing the SHA-256 of the document of Revision {before}.",
  items: "What Amendment {n} adds",
  answer: "The answer to this item in the dossier:",
  code: "Evidence",
  label: "Note",
  pages: "Pages",
  whole: "all",
  register: "Evidence register of Amendment {n}",
  earlier: "In the dossier already before this amendment.",
  evidence: "Evidence of Amendment {n}",
  shown: "Evidence whose pages are added: {shown} of the {all} that this amendment names.",
  verification: "Verification of Amendment {n}",
  intro:
    "The pages of Amendment {n} are drawn from {file}. It holds what Revision {before} says, unchanged, then what this amendment says with the SHA-256 of each of its evidence files.",
  steps: [
    "Extract all of this revision's dossier package (zip) and open its folder.",
    "Run the commands below in that folder; or, without commands, open verifikasi.html and choose that folder.",
    "Every file must say OK. The SHA-256 of data/{file} must be the value below, which is also printed, shortened, at the foot of every page of Amendment {n}.",
    "Pages of earlier revisions are checked with files of their own; their values stand below.",
  ],
  hash: "SHA-256 of {file}",
  earlierHashes: "Earlier revisions",
  earlierHash: "Revision {revision}, {file}: {hash}",
}

export const amendmentTexts: Record<Language, typeof indonesian> = { id: indonesian, en: english }
