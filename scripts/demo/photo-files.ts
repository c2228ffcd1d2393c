import { makeHeicFile } from "#scripts/demo/odd-files.ts"
import { drawPhoto, type Photo } from "#scripts/demo/photo.ts"
import { proves, type SampleFile, type SampleLink } from "#scripts/demo/story.ts"

/** The story's photos: buildings and things are cleared, people only where the coordinator looked at them. */
export const photoFiles: SampleFile[] = [
  photo(
    "teaching",
    "Pengasuh membimbing halaqah",
    "2026-03-12",
    false,
    { scene: "circle", seed: 21, format: "jpeg", orientation: 6, portrait: true },
    [proves("a", "R-03a", "teaching", "Halaqah pagi")],
  ),
  photo(
    "dormitory-out",
    "Asrama dari luar",
    "2026-02-04",
    true,
    { scene: "dormitory", seed: 22, format: "jpeg", orientation: 6 },
    [proves("a", "R-03c", "photos", "Tampak luar")],
  ),
  photo(
    "dormitory-in",
    "Asrama dari dalam",
    "2026-02-04",
    true,
    { scene: "room", seed: 23, format: "webp" },
    [proves("a", "R-03c", "photos", "Tampak dalam")],
  ),
  photo(
    "mosque",
    "Masjid Lapas",
    "2026-02-04",
    true,
    { scene: "mosque", seed: 24, format: "jpeg", orientation: 3 },
    [proves("a", "R-03d", "photos", "Tampak depan")],
  ),
  photo(
    "session",
    "Kajian kitab sore hari",
    "2026-04-20",
    true,
    { scene: "circle", seed: 25, format: "jpeg" },
    [proves("a", "R-03e", "session", "Wajah tidak dikenali")],
  ),
  photo(
    "ceremony",
    "Upacara 17 Agustus",
    "2026-08-17",
    true,
    { scene: "ceremony", seed: 26, format: "jpeg", orientation: 8 },
    [
      proves("a", "R-04a", "activities", "Upacara di lapangan"),
      proves("b", "4.2", "activities", "Upacara di lapangan"),
    ],
  ),
  photo("shelf", "Rak buku perpustakaan", "2026-05-06", true, { scene: "shelf", seed: 27, format: "jpeg" }, [
    proves("a", "R-04b", "activities", "Buku yang dipinjam santri"),
  ]),
  photo(
    "garden",
    "Kebun yang dirawat santri",
    "2026-05-11",
    true,
    { scene: "garden", seed: 28, format: "jpeg", orientation: 2 },
    [proves("a", "R-04c", "activities", "Kerja bakti di kebun")],
  ),
  photo("simple", "Ruang santri", "2026-06-01", true, { scene: "room", seed: 29, format: "jpeg" }, [
    proves("a", "R-04d", "activities", "Perlengkapan secukupnya"),
  ]),
  photo("together", "Belajar bersama", "2026-06-15", false, { scene: "class", seed: 30, format: "jpeg" }, [
    proves("a", "R-04e", "activities", "Kegiatan bersama"),
  ]),
  photo(
    "workshop",
    "Ruang keterampilan",
    "2026-07-21",
    true,
    { scene: "workshop", seed: 31, format: "webp" },
    [proves("a", "R-04f", "activities", "Hasil karya santri"), proves("b", "15.2", "work", "Hasil karya")],
  ),
  photo(
    "building",
    "Gedung pesantren",
    "2026-02-04",
    true,
    { scene: "building", seed: 32, format: "jpeg", portrait: true, orientation: 6 },
    [proves("a", "R-11", "building", "Tampak depan")],
  ),
  photo("sign", "Papan nama", "2026-02-04", true, { scene: "signboard", seed: 33, format: "jpeg" }, [
    proves("a", "R-11", "sign", "Papan nama di gerbang"),
  ]),
  photo("plan", "Denah pesantren", "2026-01-10", true, { scene: "plan", seed: 34, format: "png" }, [
    proves("a", "R-11", "plan", "Denah ruang"),
  ]),
  photo(
    "activity",
    "Kegiatan kelas",
    "2026-09-08",
    true,
    { scene: "class", seed: 35, format: "jpeg", orientation: 3 },
    [proves("a", "R-11", "activities", "Kelas tahsin")],
  ),
  photo("rooms", "Ruang belajar Paket C", "2026-09-10", true, { scene: "class", seed: 36, format: "png" }, [
    proves("b", "8.1", "photos", "Ruang kelas"),
  ]),
  {
    key: "phone",
    fileName: "IMG_0042.HEIC",
    title: "Foto gedung dari ponsel",
    kind: "foto",
    from: "2026-02-04",
    to: "2026-02-04",
    cleared: true,
    links: [proves("a", "R-11", "building", "Kiriman dari ponsel")],
    draw: async () => makeHeicFile(),
  },
]

function photo(
  key: string,
  title: string,
  day: string,
  cleared: boolean,
  picture: Photo,
  links: SampleLink[],
): SampleFile {
  const ending = { jpeg: "jpg", png: "png", webp: "webp" }[picture.format]
  return {
    key: `photo-${key}`,
    fileName: `foto-${key}.${ending}`,
    title,
    kind: "foto",
    from: day,
    to: day,
    cleared,
    links,
    draw: () => drawPhoto(picture),
  }
}
