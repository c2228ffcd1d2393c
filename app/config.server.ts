import { resolve } from "node:path"
import { z } from "zod"

export { projectPath } from "#app/project-path.server.ts"

const port = z.coerce.number().int().min(0).max(65535)

/** The server that mail is handed to: messages about it never repeat its value, which may hold a password. */
const SMTP_URL = z.url({
  protocol: /^smtps?$/,
  hostname: /./,
  error: "must be an address such as smtps://user:password@mail.example:465",
})

const Variables = z.object({
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
  SMTP_URL: SMTP_URL.optional(),
  MAIL_FROM: z.email({ error: "must be an e-mail address such as miqyas@example.org" }).optional(),
})

const Environment = Variables.refine((env) => env.SMTP_URL === undefined || env.MAIL_FROM !== undefined, {
  path: ["MAIL_FROM"],
  error: "is needed where SMTP_URL is set: the address that reminders come from",
  // Said together with what else is wrong, not after it is mended.
  when: () => true,
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
  /** Where reminders are sent through, and from which address; undefined where no e-mail is sent. */
  mail: { smtpUrl: string; from: string } | undefined
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
      const isTold = name !== "SMTP_URL" && present[name] !== undefined
      return `  ${name}${isTold ? `=${JSON.stringify(present[name])}` : ""}: ${issue.message}`
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
    mail: mailOf(values),
  }
}

function mailOf({ SMTP_URL: smtpUrl, MAIL_FROM: from }: z.output<typeof Variables>): Config["mail"] {
  return smtpUrl === undefined || from === undefined ? undefined : { smtpUrl, from }
}
