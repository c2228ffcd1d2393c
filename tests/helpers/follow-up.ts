import { addDays } from "#app/domain/dates.ts"
import { callOffAction, handInAction, reviewAction } from "#app/services/change-action.server.ts"
import { clearEvidence } from "#app/services/clear-evidence.server.ts"
import { createAction } from "#app/services/create-action.server.ts"
import { addProof } from "#app/services/prove-action.server.ts"
import { addDirection, addVisit } from "#app/services/record-visit.server.ts"
import { unitDay } from "#app/services/unit-day.server.ts"
import { db } from "#db/client.server.ts"
import { makeCycle } from "#tests/helpers/cycles.ts"
import { attach } from "#tests/helpers/dossiers.ts"
import { makeActor, makePosition, makeUnit } from "#tests/helpers/fixtures.ts"
import { makeSantri } from "#tests/helpers/santri.ts"

/**
 * A unit with a visit of three directions and actions of every kind of lateness: of what was proven, one proof is
 * cleared and one names people.
 */
export async function furnishFollowUp() {
  const home = await makeUnit("Lapas Contoh")
  const unitId = home.unitId
  const today = (await unitDay(db, unitId)).today
  const finance = await makePosition(unitId, "Kaur Keuangan")
  const koordinator = await makeActor(unitId, "koordinator", {
    positionIds: [await makePosition(unitId, "Kasubsi Bimaswat")],
  })
  const kontributor = await makeActor(unitId, "kontributor", { positionIds: [finance] })
  const peninjau = await makeActor(unitId, "peninjau")
  const kalapas = await makeActor(unitId, "kalapas")
  const wilayah = await makeActor(unitId, "wilayah")
  const cycleId = await makeCycle(koordinator, home.applicantId)
  const visitId = await addVisit(koordinator, unitId, {
    title: "Kunjungan uji",
    purpose: "monitoring",
    from: "2024-09-09",
    until: "2024-09-09",
    visitors: [{ office: "PK Ahli Utama", institution: "Direktorat Jenderal Pemasyarakatan" }],
    unitsPresent: ["Unit contoh satu"],
    places: ["Masjid"],
    summary: "",
    version: 0,
  })
  const directions: string[] = []
  for (const text of ["Bekerja sama.", "Tingkatkan akreditasi.", "Promosikan karya."])
    directions.push(
      await addDirection(koordinator, visitId, { text, givenBy: "PK Ahli Utama", dueDate: null, version: 0 }),
    )
  const make = (title: string, direction: number, days: number | null, positionId: string | null = finance) =>
    createAction(
      koordinator,
      { origin: "direction", directionId: directions[direction] ?? "" },
      { title, detail: "", positionId, dueDate: days === null ? null : addDays(today, days), version: 0 },
    )
  await make("Segera", 0, 3)
  await make("Terlambat sehari", 0, -1)
  await make("Terlambat seminggu", 0, -7)
  await make("Terlambat dua minggu", 0, -14, koordinator.positionIds[0])
  await make("Tanpa tenggat", 0, null, null)
  await makeSantri(unitId, { name: "Ahmad Contoh Santri" })
  const open = await attach(koordinator, undefined, undefined, {
    name: "piagam.pdf",
    kind: "surat",
    text: "1",
  })
  await clearEvidence(koordinator, open.evidence.id, "terbuka")
  const secret = await attach(koordinator, undefined, undefined, {
    name: "nama-orang.pdf",
    kind: "daftar",
    text: "2",
  })
  await clearEvidence(koordinator, secret.evidence.id, "sensitif")
  const proven = await make("Daftarkan pesantren", 1, 5)
  await addProof(koordinator, proven, open.evidence.id)
  await addProof(koordinator, proven, secret.evidence.id)
  const outcome = "Selesai bersama Ahmad Contoh Santri, NIK 3510010101010001."
  await handInAction(koordinator, proven, { outcome, withoutProof: "", version: 1 })
  await reviewAction(peninjau, proven, { verdict: "approve", note: "", version: 2 })
  await callOffAction(koordinator, await make("Batal", 1, 5), { note: "Ganda", version: 1 })
  await handInAction(koordinator, await make("Diajukan", 2, -30), {
    outcome: "Sudah dipamerkan",
    withoutProof: "Menyusul",
    version: 1,
  })
  return {
    unitId,
    today,
    finance,
    koordinator,
    kontributor,
    peninjau,
    kalapas,
    wilayah,
    cycleId,
    visitId,
    directions,
  }
}
