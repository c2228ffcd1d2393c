import { addDays, type Day } from "#app/domain/dates.ts"

/** Calendars as other programs read them (RFC 5545). */

/** An event of whole days, both included. */
export interface IcsEvent {
  /** The same for the same thing in every file, so that a program that has it already changes it. */
  uid: string
  /** When what it tells was written down: never the moment of writing the file. */
  stamp: Date
  /** Grows with each change of what it tells: a program that has the event takes the higher one for the newer. */
  sequence: number
  from: Day
  until: Day
  title: string
  note: string
}

/** The longest line in octets, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/** A calendar as text, with CRLF at every line's end. The same events give the same text. */
export function writeIcs(name: string, events: readonly IcsEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Miqyas//Kalender//ID",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join("")
}

function eventLines({ uid, stamp, sequence, from, until, title, note }: IcsEvent): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d{3}/g, "")}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${compact(from)}`,
    // The end is the first day that no longer belongs to it (3.6.1).
    `DTEND;VALUE=DATE:${compact(addDays(until, 1))}`,
    `SUMMARY:${escapeText(title)}`,
    ...(note === "" ? [] : [`DESCRIPTION:${escapeText(note)}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]
}

const compact = (day: Day) => day.replaceAll("-", "")

/** A text value (3.3.11): backslash, semicolon, comma and line ends are written with a backslash. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, "\\n")
}

/** Parts a line into such of 75 octets at most, going on after CRLF and a blank; no letter is torn apart. */
export function foldLine(line: string): string {
  const parts: string[] = []
  let [part, octets] = ["", 0]
  for (const sign of line) {
    const size = octetsOf(sign)
    // The blank that a part goes on with counts.
    if (octets + size > LINE_OCTETS) {
      parts.push(part)
      part = ""
      octets = 1
    }
    part += sign
    octets += size
  }
  return [...parts, part].join("\r\n ")
}

/** Octets of one sign in UTF-8. */
function octetsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
