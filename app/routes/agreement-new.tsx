import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, Page } from "#app/components/page.tsx"
import { AgreementForm } from "#app/components/partner/agreement-form.tsx"
import { agreementAction } from "#app/http/agreement-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readNewAgreement } from "#app/services/read-agreements.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const t = translate(await languageOf(request))
  const asked = new URL(request.url).searchParams.get("renews")
  const view = await readNewAgreement(db, actor, asked === null ? undefined : requireKey(asked))
  return { ...view, title: t(view.renews === null ? "partner:new.title" : "partner:new.renewal") }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await agreementAction(actor, "new", request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function NewAgreement() {
  const { t } = useTranslation("partner")
  const { title, renews, typed, units } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={title}
      lead={renews !== null && <p>{t("new.renews", { title: renews.title, number: renews.number })}</p>}
      crumbs={[{ label: t("title"), to: paths.agreements() }]}
    >
      <Card>
        <AgreementForm typed={typed} answer={answer} renews={renews?.id} units={units} />
      </Card>
    </Page>
  )
}
