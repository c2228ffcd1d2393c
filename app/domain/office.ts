/** How a position's holder is named with his standing: `Plh. Kepala Lapas`. */

const PREFIX = { definitif: "", plh: "Plh. ", plt: "Plt. " } as const

export function officeText(title: string, standing: keyof typeof PREFIX): string {
  return `${PREFIX[standing]}${title}`
}
