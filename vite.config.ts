import { vitePlugin as remix } from "@remix-run/dev"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [
    !process.env.VITEST &&
      remix({
        future: {
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_routeConfig: true,
          v3_singleFetch: true,
          v3_lazyRouteDiscovery: true,
        },
      }),
  ],
  build: { target: "es2022" },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "sqlite",
          include: ["tests/{domain,db,services,dossier,routes,i18n,scripts}/**/*.test.ts"],
          setupFiles: ["tests/helpers/setup.ts"],
          globalSetup: ["tests/helpers/global-setup.ts"],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
