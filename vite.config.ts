import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vitest/config"

const everything = ["tests/{domain,db,services,dossier,routes,evidence,i18n,scripts}/**/*.test.ts"]

export default defineConfig({
  plugins: [
    // The framework's plugin wants its own server around every module; tests import modules as they are.
    !process.env.VITEST &&
      remix({
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_routeConfig: true,
          v3_singleFetch: true,
          // Finding out the part of the manifest that each page needs costs a tenth of answering it.
          v3_lazyRouteDiscovery: false,
        },
      }),
  ],
  publicDir: false,
  // Bundled, these hundreds of small files load in a tenth of the time.
  ssr: { noExternal: [/^drizzle-orm/, "zod", "i18next", "react-i18next", "helmet", "uuid", "canonicalize"] },
  build: { target: "es2022", assetsInlineLimit: 0 },
  test: {
    maxWorkers: "100%",
    // Each file opens a database and a data folder of its own, so files of one worker can share what they import:
    // loading it anew for each took half of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "sqlite",
          include: everything,
          setupFiles: ["tests/helpers/setup.ts"],
          globalSetup: ["tests/helpers/sqlite-base.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "postgresql",
          include: ["tests/{db,services}/**/*.test.ts"],
          setupFiles: ["tests/helpers/setup.ts"],
          globalSetup: ["tests/helpers/postgres-base.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
