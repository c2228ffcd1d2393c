import { resolve } from "node:path"
import { z } from "zod"

export { projectPath } from "#app/project-path.server.ts"

const port = z.coerce.number().int().min(0).max(65535)

const Environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must start with postgres:// (leave it out for the built-in SQLite)")
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an address such as http://192.168.1.10:3000" })
    .optional(),
  MAX_UPLOAD_MB: z.coerce.number().positive().max(4096).default(50),
})

export interface Config {
  mode: "development" | "production" | "test"
  port: number
  host: string
  /** Absolute path of the folder that holds database, evidence, dossiers and secrets. */
  dataDir: string
  /** Set when PostgreSQL is used; SQLite in `dataDir` otherwise. */
  databaseUrl: string | undefined
  /** The address users type, without a trailing slash; undefined until known. */
  publicUrl: string | undefined
  maxUploadBytes: number
}

/** Bad environment variables, all of them, one line each. */
export class ConfigError extends Error {
  override name = "ConfigError"
}

const shared = globalThis as { [key: symbol]: Config | undefined }
const slot = Symbol.for("miqyas.config")

/**
 * The configuration, parsed once per process from the environment.
 * @throws ConfigError naming every bad variable.
 */
export function config(): Config {
  shared[slot] ??= parseEnvironment(process.env)
  return shared[slot]
}

/** Replaces parts of the configuration; only before the database is opened (command-line flags, tests). */
export function configure(overrides: Partial<Config>): Config {
  shared[slot] = { ...config(), ...overrides }
  return shared[slot]
}

/** Parses an environment. Empty variables count as absent. @throws ConfigError */
export function parseEnvironment(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  )
  const parsed = Environment.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = issue.path.join(".")
      return `  ${name}=${JSON.stringify(present[name])}: ${issue.message}`
    })
    throw new ConfigError(`These environment variables are wrong:\n${lines.join("\n")}`)
  }
  const values = parsed.data
  return {
    mode: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ""),
    maxUploadBytes: Math.floor(values.MAX_UPLOAD_MB * 1024 * 1024),
  }
}
