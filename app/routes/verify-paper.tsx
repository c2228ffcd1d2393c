import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node"
import { Form, useLoaderData } from "@remix-run/react"
import { Door } from "#app/components/door.tsx"
import { SubmitButton, TextField } from "#app/components/form.tsx"
import { VerifiedPaper } from "#app/components/paper/verified-paper.tsx"
import { VerifyQuery } from "#app/http/paper-forms.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { verifyPaper } from "#app/services/verify-paper.server.ts"
import { db } from "#db/client.server.ts"

/** Number and fingerprint, typed by whoever holds a paper; without signing in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const typed = VerifyQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  const { number, hash } = typed.data ?? { number: "", hash: "" }
  const title = translate(await languageOf(request))("paper:verify.title")
  const isAsked = number !== "" || hash !== ""
  const isShort = isAsked && (!/^[0-9a-f]{16,64}$/.test(hash) || number === "")
  const found = isAsked && !isShort ? ((await verifyPaper(db, hash, number)) ?? null) : undefined
  return { number, hash, isShort, found, title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export default function VerifyPaper() {
  const { number, hash, isShort, found } = useLoaderData<typeof loader>()
  const { t } = useTranslation("paper")
  if (found !== undefined) return <VerifiedPaper found={found} />
  return (
    <Door title={t("verify.title")} lead={t("verify.lead")}>
      <Form method="get">
        <TextField label={t("verify.number")} name="number" required defaultValue={number} maxLength={120} />
        <TextField
          label={t("verify.hash")}
          name="hash"
          help={t("verify.hash-help")}
          required
          defaultValue={hash}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          error={isShort ? "paper:verify.short" : undefined}
        />
        <SubmitButton>{t("verify.do")}</SubmitButton>
      </Form>
    </Door>
  )
}
