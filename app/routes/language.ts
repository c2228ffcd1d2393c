import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { z } from "zod"
import { getAccount } from "#app/auth/session.server.ts"
import { refusal } from "#app/domain/refusal.ts"
import { parseForm } from "#app/http/parse-form.server.ts"
import { safePath } from "#app/http/way-back.ts"
import { rememberLanguage } from "#app/i18n/language.server.ts"
import { paths } from "#app/paths.ts"
import { keepLanguage } from "#app/services/keep-language.server.ts"

const Choice = z.object({ language: z.enum(["id", "en"]), back: z.string().optional() })

export async function loader() {
  return redirect(paths.home(), 303)
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await parseForm(request, Choice)
  if (!form.ok) throw refusal(422, "common:form.invalid")
  const account = await getAccount(request)
  if (account !== undefined) await keepLanguage(account, form.value.language)
  const headers = { "Set-Cookie": await rememberLanguage(form.value.language) }
  return redirect(safePath(form.value.back, paths.home()), { status: 303, headers })
}
