import { randomBytes } from "node:crypto"
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { config } from "#app/config.server.ts"

export type SecretName = "session" | "setup" | "register" | `exchange-${string}`

const known = new Map<string, string>()

/** The secret that signs session cookies; made on first use. */
export function sessionSecret(): string {
  const path = secretPath("session")
  const remembered = known.get(path)
  if (remembered !== undefined) return remembered
  const secret = readSecret("session") ?? writeSecret("session", randomBytes(32).toString("base64url"))
  known.set(path, secret)
  return secret
}

/** What a secret file holds, if there is one. */
export function readSecret(name: SecretName): string | undefined {
  const path = secretPath(name)
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined
}

/** Keeps a secret in DATA_DIR/secrets, readable by its owner alone, and returns it. */
export function writeSecret(name: SecretName, value: string): string {
  const path = secretPath(name)
  mkdirSync(secretsFolder(), { recursive: true, mode: 0o700 })
  chmodSync(secretsFolder(), 0o700)
  writeFileSync(path, `${value}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)
  return value
}

/** Removes a secret; nothing happens when there is none. */
export function removeSecret(name: SecretName): void {
  rmSync(secretPath(name), { force: true })
}

function secretsFolder(): string {
  return join(config().dataDir, "secrets")
}

function secretPath(name: SecretName): string {
  return join(secretsFolder(), name)
}
