import type { PartnerKind } from "#app/domain/agreement.ts"
import { addDays, type Day, formatDay } from "#app/domain/dates.ts"
import { evidenceCode } from "#app/domain/evidence.ts"
import type { Actor } from "#app/domain/permissions.ts"
import { addEvidence } from "#app/services/add-evidence.server.ts"
import { addAgreement } from "#app/services/edit-agreement.server.ts"
import { drawPaper } from "#scripts/demo/paper.ts"
import { storeFile } from "#scripts/demo/stored-file.ts"
import { linesOf, PRISON } from "#scripts/demo/story.ts"

interface SampleAgreement {
  partnerName: string
  partnerKind: PartnerKind
  number: string
  title: string
  /** Days from today. */
  starts: number
  expires: number
  points: string[]
}

/** Partners are invented and say so; days are counted from the day of the demo, so that warnings stay fresh. */
const AGREEMENTS: SampleAgreement[] = [
  {
    partnerName: "Pesantren Contoh Darul Falah",
    partnerKind: "pesantren",
    number: "CONTOH/PKS/01 · 014/PC-DF/CONTOH",
    title: "Pembinaan tahsin dan tahfidz",
    starts: -705,
    expires: 25,
    points: ["Mitra mengirim dua ustadz tiap pekan.", "Lapas menyediakan ruang dan mushaf."],
  },
  {
    partnerName: "Kankemenag Contoh",
    partnerKind: "kemenag",
    number: "CONTOH/PKS/02",
    title: "Penyuluhan agama dan penerbitan syahadah",
    starts: -285,
    expires: 80,
    points: ["Mitra menguji santri tiap semester.", "Lapas menyampaikan daftar peserta dengan kode."],
  },
  {
    partnerName: "Bengkel Contoh Karya Mandiri",
    partnerKind: "usaha",
    number: "CONTOH/PKS/03",
    title: "Pelatihan keterampilan dan pemasaran karya",
    starts: -770,
    expires: -40,
    points: ["Mitra melatih kerajinan kayu dan anyaman.", "Hasil karya dipasarkan bersama."],
  },
]

/** The agreement that takes the place of the last one above. */
const RENEWAL = { number: "CONTOH/PKS/07", starts: -39, expires: 690 }

/** Agreements with their documents: one that ends soon, one later, and one that expired and was renewed. */
export async function addAgreementStory(coordinator: Actor, unitId: string, today: Day): Promise<void> {
  let last = ""
  for (const sample of AGREEMENTS) last = await addSample(coordinator, unitId, { today, sample })
  const [old] = AGREEMENTS.slice(-1)
  if (old === undefined) return
  await addSample(coordinator, unitId, { today, sample: { ...old, ...RENEWAL }, replacesId: last })
}

async function addSample(
  coordinator: Actor,
  unitId: string,
  { today, sample, replacesId }: { today: Day; sample: SampleAgreement; replacesId?: string },
): Promise<string> {
  const { partnerName, partnerKind, number, title, points } = sample
  const [startsOn, expiresOn] = [addDays(today, sample.starts), addDays(today, sample.expires)]
  const bytes = await drawPaper({
    letterhead: linesOf(PRISON),
    blocks: [
      { kind: "title", text: "Perjanjian Kerja Sama", under: `Nomor ${number}` },
      { kind: "text", text: `Antara ${PRISON.name} dan ${partnerName} tentang ${title}.` },
      { kind: "list", items: points },
      {
        kind: "text",
        text: `Berlaku ${formatDay(startsOn, "id")} sampai ${formatDay(expiresOn, "id")}.`,
      },
      { kind: "sign", place: "Banyuwangi", title: "Pimpinan mitra (contoh)", name: "Contoh Pimpinan" },
    ],
  })
  const { evidence } = await addEvidence(coordinator, {
    unitId,
    file: await storeFile(bytes),
    fileName: `pks-${number.replace(/[^\w]+/g, "-").toLowerCase()}.pdf`,
    title: `PKS ${title} (contoh)`,
    kind: "perjanjian",
  })
  return addAgreement(coordinator, unitId, {
    ...{ partnerName, partnerKind, number, title, startsOn, expiresOn, replacesId },
    parties: `Kepala ${PRISON.name}\nPimpinan ${partnerName}`,
    signedOn: startsOn,
    note: "Perjanjian rekaan untuk peragaan.",
    document: evidenceCode(evidence.number),
    sample: true,
  })
}
