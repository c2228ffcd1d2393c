import { createCookie } from "@remix-run/node"
import type { i18n, TFunction } from "i18next"
import type { Language } from "#app/domain/dates.ts"
import enPesantren from "#app/i18n/en/pesantren.ts"
import enPromises from "#app/i18n/en/promises.ts"
import enWork from "#app/i18n/en/work.ts"
import { LANGUAGES, makeI18n } from "#app/i18n/i18n.ts"
import idPesantren from "#app/i18n/id/pesantren.ts"
import idPromises from "#app/i18n/id/promises.ts"
import idWork from "#app/i18n/id/work.ts"

const cookie = createCookie("language", {
  path: "/",
  sameSite: "lax",
  httpOnly: true,
  maxAge: 60 * 60 * 24 * 365,
})

const translators: Record<Language, i18n> = {
  id: makeI18n("id", { ...idWork, ...idPesantren, ...idPromises }),
  en: makeI18n("en", { ...enWork, ...enPesantren, ...enPromises }),
}

/** The language a request is answered in: what was chosen before, else Indonesian. */
export async function languageOf(request: Request): Promise<Language> {
  return (await chosenLanguage(request)) ?? "id"
}

/** The language chosen before on this device, if one was. */
export async function chosenLanguage(request: Request): Promise<Language | undefined> {
  const chosen: unknown = await cookie.parse(request.headers.get("Cookie"))
  return LANGUAGES.find((language) => language === chosen)
}

/** The `Set-Cookie` value that keeps a choice. */
export function rememberLanguage(language: Language): Promise<string> {
  return cookie.serialize(language)
}

/** The translator the server renders with. */
export function i18nFor(language: Language): i18n {
  return translators[language]
}

/** `t` for what is made outside React: titles, CSV heads, papers. */
export function translate(language: Language): TFunction {
  return translators[language].t
}
