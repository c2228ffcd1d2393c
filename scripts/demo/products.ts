import type { Day } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import type { Availability } from "#app/domain/product.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { addProduct } from "#app/services/edit-product.server.ts"
import type { Craft } from "#scripts/demo/craft-scenes.ts"
import { drawPhoto } from "#scripts/demo/photo.ts"
import { storeFile } from "#scripts/demo/stored-file.ts"

interface SampleProduct {
  scene: Craft
  name: string
  description: string
  price: number | null
  priceUnit: string
  availability: Availability
  /** Code of a santri of the story. */
  maker: string
  makerGroup: string
}

const PRODUCTS: SampleProduct[] = [
  {
    scene: "bag",
    name: "Tas anyaman pandan",
    description: "Pandan kering, tali kulit, 35 × 28 cm. Dapat dipesan dengan nama lembaga.",
    price: 125_000,
    priceUnit: "per buah",
    availability: "tersedia",
    maker: "S-004",
    makerGroup: "",
  },
  {
    scene: "mat",
    name: "Sajadah tenun",
    description: "Benang katun, 110 × 70 cm, dua pilihan warna.",
    price: 185_000,
    priceUnit: "per helai",
    availability: "pesanan",
    maker: "",
    makerGroup: "Kelompok tenun",
  },
  {
    scene: "stool",
    name: "Bangku kayu mahoni",
    description: "Kayu sisa olahan, tinggi 42 cm, tanpa paku.",
    price: 240_000,
    priceUnit: "per buah",
    availability: "tersedia",
    maker: "",
    makerGroup: "Bengkel kayu",
  },
  {
    scene: "cloth",
    name: "Kain batik tulis",
    description: "Pewarna alam, 2,1 × 1,1 m. Motif dibuat sendiri.",
    price: 450_000,
    priceUnit: "per lembar",
    availability: "pesanan",
    maker: "S-011",
    makerGroup: "Bengkel batik",
  },
  {
    scene: "cap",
    name: "Peci bordir",
    description: "Beludru hitam dengan bordir benang emas, nomor 6 sampai 10.",
    price: 65_000,
    priceUnit: "per buah",
    availability: "habis",
    maker: "S-007",
    makerGroup: "",
  },
  {
    scene: "soap",
    name: "Sabun minyak kelapa",
    description: "Isi tiga batang, tanpa pewarna buatan.",
    price: null,
    priceUnit: "",
    availability: "tersedia",
    maker: "",
    makerGroup: "Dapur karya",
  },
]

/** Six products with cleared photos, each taken on the day given. */
export async function addProductStory(coordinator: Actor, unitId: string, day: Day): Promise<void> {
  for (const [at, { scene, ...said }] of PRODUCTS.entries()) {
    const { evidence } = await addEvidence(coordinator, {
      unitId,
      file: await storeFile(await drawPhoto({ scene, seed: 60 + at, format: "jpeg" })),
      fileName: `karya-${scene}.jpg`,
      title: `${said.name} (contoh)`,
      kind: "foto",
      periodFrom: day,
      periodTo: day,
    })
    await clearEvidence(coordinator, evidence.id, "terbuka")
    await addProduct(coordinator, unitId, { ...said, photo: evidenceCode(evidence.number), sample: true })
  }
}
