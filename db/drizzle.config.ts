import { defineConfig } from "drizzle-kit"
import { isPostgres } from "./columns.ts"

export default defineConfig({
  dialect: isPostgres ? "postgresql" : "sqlite",
  schema: "./db/schema/*.ts",
  out: `./db/migrations/${isPostgres ? "postgresql" : "sqlite"}`,
  casing: "snake_case",
})
