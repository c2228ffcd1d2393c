import type { ImportField } from "#app/domain/import-field.ts"

/** Columns that several registers have. */

export const MINUTES = {
  key: "weeklyMinutes",
  type: "whole",
  least: 0,
  most: 10_080,
  head: { id: "Menit per minggu", en: "Minutes per week" },
  also: ["menit seminggu", "weekly minutes"],
  width: 18,
} as const satisfies ImportField

export const PROGRAMME = {
  key: "programme",
  type: "text",
  most: 120,
  head: { id: "Program", en: "Programme" },
  also: ["nama program", "program halaqah"],
  width: 18,
} as const satisfies ImportField

export const LEVEL = {
  key: "level",
  type: "whole",
  least: 1,
  most: 1000,
  head: { id: "Tingkat", en: "Level" },
  also: ["jenjang", "jilid", "kelas"],
  width: 10,
} as const satisfies ImportField
