import { formatOf } from "#app/domain/evidence.ts"

const WORDS: Record<ReturnType<typeof formatOf>, string> = {
  pdf: "PDF",
  image: "IMG",
  word: "DOC",
  sheet: "XLS",
  slides: "PPT",
  text: "TXT",
  sound: "AUDIO",
  film: "VIDEO",
  archive: "ZIP",
  file: "FILE",
}

/** A sheet with a word on it, as SVG, for a file without a picture of its own. */
export function formatIcon(mediaType: string): string {
  const word = WORDS[formatOf(mediaType)]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72" width="96" height="72"><rect width="96" height="72" fill="#f4f2ec"/><path d="M32 10h24l12 12v40H32z" fill="#fff" stroke="#868f8a" stroke-width="1.5"/><path d="M56 10v12h12" fill="none" stroke="#868f8a" stroke-width="1.5"/><text x="50" y="48" text-anchor="middle" font-family="system-ui,sans-serif" font-size="11" font-weight="600" fill="#55605b">${word}</text></svg>`
}
