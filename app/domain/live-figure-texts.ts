import type { Localised } from "#app/domain/instrument.ts"

/** Titles and definitions of the live figures; a dossier prints them as they were when it was frozen. */
export const LIVE_FIGURE_TEXTS = {
  "resident-santri": {
    title: { id: "Santri mukim", en: "Resident santri" },
    definition: {
      id: "Santri yang masa mukimnya mencakup hari itu dan tidak tercatat terdaftar di pesantren lain; setiap orang dihitung sekali.",
      en: "Santri whose stay covers the day and who are not recorded as registered with another pesantren; each person counts once.",
    },
  },
  residents: {
    title: { id: "Seluruh santri mukim", en: "All resident santri" },
    definition: {
      id: "Santri yang masa mukimnya mencakup hari itu, termasuk yang juga terdaftar di pesantren lain; setiap orang dihitung sekali.",
      en: "Santri whose stay covers the day, those also registered with another pesantren included; each person counts once.",
    },
  },
  "residents-in-period": {
    title: { id: "Santri yang pernah mukim", en: "Santri resident in the period" },
    definition: {
      id: "Santri yang mukim sekurang-kurangnya satu hari dalam masa itu, termasuk yang datang atau pergi di tengahnya; setiap orang dihitung sekali.",
      en: "Santri who were resident on at least one day of the period, those who came or left within it included; each person counts once.",
    },
  },
  attendance: {
    title: { id: "Kehadiran santri", en: "Attendance of santri" },
    definition: {
      id: "Jumlah catatan hadir dibagi seluruh catatan kehadiran dalam masa itu (hadir, izin, berhalangan, alpa).",
      en: "Records of presence divided by all records of attendance in the period (present, excused, prevented, absent).",
    },
  },
  "sessions-held": {
    title: { id: "Pertemuan halaqah terlaksana", en: "Halaqah sessions held" },
    definition: {
      id: "Jumlah pertemuan halaqah yang tercatat terlaksana dalam masa itu.",
      en: "Halaqah sessions recorded as held in the period.",
    },
  },
  "tahsin-completion": {
    title: { id: "Ketuntasan tahsin", en: "Completion of tahsin" },
    definition: {
      id: "Santri mukim yang telah menuntaskan jilid terakhir, dibagi santri mukim yang mempunyai catatan tahsin.",
      en: "Resident santri who finished the last volume, divided by the resident santri with a record of tahsin.",
    },
  },
  "past-iqra-6": {
    title: { id: "Telah menuntaskan Iqra 6", en: "Past Iqra 6" },
    definition: {
      id: "Santri mukim yang tercatat menuntaskan jilid terakhir Iqra, dibagi seluruh santri mukim.",
      en: "Resident santri recorded as having finished the last volume of Iqra, divided by all resident santri.",
    },
  },
  "levels-completed": {
    title: { id: "Kenaikan tingkat", en: "Levels completed" },
    definition: {
      id: "Jumlah tingkat yang dituntaskan santri pada semua program dalam masa itu.",
      en: "Levels that santri completed in all programmes within the period.",
    },
  },
  "setoran-coverage": {
    title: { id: "Cakupan setoran", en: "Coverage of setoran" },
    definition: {
      id: "Anggota halaqah tahfidz yang menyetor sekurang-kurangnya satu kali dalam masa itu, dibagi seluruh santri yang menjadi anggota halaqah tahfidz pada masa itu.",
      en: "Members of a tahfidz halaqah who gave at least one setoran in the period, divided by all santri who were members of one in the period.",
    },
  },
  "juz-memorised": {
    title: { id: "Juz yang dihafal", en: "Juz memorised" },
    definition: {
      id: "Jumlah juz yang dihafal penuh oleh santri yang mukim hari itu menurut catatan setoran; ayat yang disetor berulang dihitung sekali.",
      en: "Juz memorised in full by the santri resident on the day, by the record of setoran; ayat given more than once count once.",
    },
  },
  ustadz: {
    title: { id: "Ustadz", en: "Ustadz" },
    definition: {
      id: "Ustadz yang bertugas pada hari itu menurut daftar pendidik, dari lembaga mana pun.",
      en: "Ustadz serving on the day by the register of educators, from whichever institution.",
    },
  },
  "qualified-ustadz": {
    title: { id: "Ustadz yang memenuhi kualifikasi", en: "Qualified ustadz" },
    definition: {
      id: "Ustadz yang bertugas pada hari itu dan dinyatakan memenuhi kualifikasi oleh unit, dibagi seluruh ustadz yang bertugas.",
      en: "Ustadz serving on the day whom the unit states to be qualified, divided by all serving ustadz.",
    },
  },
  "santri-per-educator": {
    title: { id: "Santri per ustadz", en: "Santri per ustadz" },
    definition: {
      id: "Santri mukim pada hari itu dibagi ustadz yang bertugas pada hari itu.",
      en: "Santri resident on the day divided by the ustadz serving on the day.",
    },
  },
  "santri-per-qualified-ustadz": {
    title: { id: "Santri per ustadz yang memenuhi kualifikasi", en: "Santri per qualified ustadz" },
    definition: {
      id: "Santri mukim pada hari itu dibagi ustadz bertugas yang dinyatakan memenuhi kualifikasi oleh unit.",
      en: "Santri resident on the day divided by the serving ustadz whom the unit states to be qualified.",
    },
  },
  "room-capacity": {
    title: { id: "Daya tampung ruang", en: "Capacity of rooms" },
    definition: {
      id: "Jumlah orang yang tertampung di semua ruang yang tidak rusak berat dan daya tampungnya tercatat.",
      en: "Persons that all rooms hold which are not badly damaged and whose capacity is recorded.",
    },
  },
} as const satisfies Record<string, { title: Localised; definition: Localised }>
