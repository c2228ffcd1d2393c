import type { Language } from "#app/domain/instrument.ts"
import type { DirectionState, VisitPurpose } from "#app/domain/visit.ts"

interface Texts {
  title: string
  intro: string
  purpose: Record<VisitPurpose, string>
  byLetter: string
  sample: string
  none: string
  direction: string
  givenBy: string
  standing: string
  state: Record<DirectionState, string>
  proven: string
}

/** The words of the section on visits and directions. */
export const VISIT_SECTION_TEXTS: Record<Language, Texts> = {
  id: {
    title: "Kunjungan dinas dan arahan",
    intro:
      "Semua kunjungan yang tercatat, arahan pejabat yang berkunjung, dan tindak lanjutnya. Arahan disebut terbukti bila semua tindak lanjutnya berbukti dan disetujui.",
    purpose: {
      monitoring: "Monitoring",
      sosialisasi: "Sosialisasi",
      "telaah-kebijakan": "Telaah kebijakan",
      lainnya: "Kunjungan dinas",
    },
    byLetter: "Arahan dari wilayah",
    sample: "Contoh: sebagian isinya rekaan untuk peragaan.",
    none: "Tidak ada arahan yang dicatat.",
    direction: "Arahan",
    givenBy: "Diberikan oleh",
    standing: "Tindak lanjut",
    state: { belum: "Belum ditindaklanjuti", berjalan: "Sedang ditindaklanjuti", terbukti: "Terbukti" },
    proven: "{proven} dari {of} terbukti",
  },
  en: {
    title: "Official visits and directions",
    intro:
      "All visits on record, the directions of visiting officials, and what was done about them. A direction is proven when each of its actions has proof and was approved.",
    purpose: {
      monitoring: "Monitoring",
      sosialisasi: "Information visit",
      "telaah-kebijakan": "Policy review",
      lainnya: "Official visit",
    },
    byLetter: "Directions of the region",
    sample: "Sample: part of this is invented for demonstration.",
    none: "No direction is written down.",
    direction: "Direction",
    givenBy: "Given by",
    standing: "Follow-up",
    state: { belum: "Not begun", berjalan: "Under way", terbukti: "Proven" },
    proven: "{proven} of {of} proven",
  },
}
