import type { Language } from "#app/domain/instrument.ts"

const indonesian = {
  title: "Pendidik dan santri",
  intro:
    "Angka dihitung dari daftar santri, kehadiran, capaian, pendidik, dan sarana pesantren, masing-masing menurut pengertian di sebelahnya.",
  figure: "Angka",
  value: "Nilai",
  when: "Hari atau masa",
  how: "Pengertian",
  list: "Santri dalam masa pengajuan",
  listIntro: "Santri disebut dengan kodenya; pengelola membukakan nama di tempat bila diminta.",
  code: "Kode",
  intake: "Angkatan",
  from: "Masuk",
  until: "Keluar",
  stays: "masih mondok",
}

const english: typeof indonesian = {
  title: "Educators and santri",
  intro:
    "Figures are counted from the pesantren's registers of santri, attendance, progress, educators and facilities, each by the definition beside it.",
  figure: "Figure",
  value: "Value",
  when: "Day or period",
  how: "Definition",
  list: "Santri in the application's period",
  listIntro: "Santri go by their codes; the pesantren shows names on the spot when asked.",
  code: "Code",
  intake: "Intake",
  from: "Came",
  until: "Left",
  stays: "still resident",
}

/** The words of the section on educators and santri. */
export const COMMUNITY_TEXTS: Record<Language, typeof indonesian> = { id: indonesian, en: english }
