import type { Role } from "#app/domain/permissions.ts"

/** What `npm run demo -- --no-serve` says of itself in its last line. */
export interface DemoReport {
  dataDir: string
  /** Of instrument A. */
  cycleId: string
  /** Path of its dossier. */
  dossier: string
  accounts: { username: Role; password: string }[]
}

export interface Installation {
  url: string
  /** A scratch folder that goes with the installation. */
  folder: string
  demo: DemoReport
}

/** The served demo that the global set-up made. */
export function installation(): Installation {
  const made = process.env.MIQYAS_E2E
  if (made === undefined) throw new Error("No installation was made: run the specs with their configuration")
  return JSON.parse(made)
}

/** The password of a demo account. */
export function passwordOf(username: Role): string {
  const account = installation().demo.accounts.find((one) => one.username === username)
  if (account === undefined) throw new Error(`The demo has no account "${username}"`)
  return account.password
}
