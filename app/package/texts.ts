import type { Language } from "#app/domain/dates.ts"

/** Words of the register that travels in a package, in the dossier's language. */
export interface PackageTexts {
  columns: readonly string[]
  original: string
  clean: string
  registerOnly: string
  missing: string
  damaged: string
  /** For a file that cannot be freed from what it says of its maker, place and time. */
  uncleanable: string
}

const indonesian: PackageTexts = {
  columns: [
    "Kode",
    "Judul",
    "Jenis",
    "Periode",
    "Jenis berkas",
    "Ukuran (byte)",
    "SHA-256 bukti yang disimpan",
    "Dipakai pada",
    "Berkas dalam paket",
    "SHA-256 berkas dalam paket",
    "Keterangan",
  ],
  original: "Berkas yang sama dengan yang disimpan.",
  clean: "Salinan tanpa data tentang pembuat, tempat, dan waktu; isinya seperti yang tampak dalam dosir.",
  registerOnly: "Hanya disebut dalam daftar pada edisi ini.",
  missing: "Berkas tidak ditemukan dalam penyimpanan.",
  damaged: "Berkas dalam penyimpanan tidak lagi sama dengan SHA-256-nya.",
  uncleanable:
    "Tidak disertakan: berkas jenis ini tidak dapat dibersihkan dari data tentang pembuat, tempat, dan waktu. Dapat diperlihatkan di tempat.",
}

const english: PackageTexts = {
  columns: [
    "Code",
    "Title",
    "Kind",
    "Period",
    "File type",
    "Size (bytes)",
    "SHA-256 of the evidence kept",
    "Used at",
    "File in this package",
    "SHA-256 of the file in this package",
    "Note",
  ],
  original: "The same file as the one kept.",
  clean:
    "A copy without what the file says of its maker, place and time; its content as the dossier shows it.",
  registerOnly: "Named in the register only in this edition.",
  missing: "The file was not found in the store.",
  damaged: "The file in the store no longer has its SHA-256.",
  uncleanable:
    "Not included: files of this type cannot be freed from what they say of their maker, place and time. It can be presented on site.",
}

export const packageTexts = (language: Language): PackageTexts => (language === "id" ? indonesian : english)
