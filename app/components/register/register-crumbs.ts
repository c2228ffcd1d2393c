import type { TFunction } from "i18next"
import type { Crumb } from "#app/components/page.tsx"
import type { ImportKind } from "#app/domain/register-terms.ts"
import { paths } from "#app/paths.ts"

/** The way to a page about one register. */
export function registerCrumbs(t: TFunction<"import"> | TFunction, kind: ImportKind): Crumb[] {
  const tell = t as TFunction
  return [
    { label: tell("register:title"), to: paths.registers() },
    {
      label: tell(`register:kind.${kind}`),
      to: kind === "santri" ? paths.santriList() : paths.register(kind),
    },
  ]
}
