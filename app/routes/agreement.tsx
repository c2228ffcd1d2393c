import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { Link, type MetaFunction, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { Card, Page } from "#app/components/page.tsx"
import { AgreementFacts } from "#app/components/partner/agreement-facts.tsx"
import { AgreementForm } from "#app/components/partner/agreement-form.tsx"
import { AgreementRow } from "#app/components/partner/agreement-row.tsx"
import { EndAgreementForm } from "#app/components/partner/end-form.tsx"
import { AgreementTag, DaysLeft } from "#app/components/partner/standing-tag.tsx"
import { agreementAction } from "#app/http/agreement-actions.server.ts"
import { requireKey } from "#app/http/params.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import { readAgreement } from "#app/services/read-agreements.server.ts"
import { db } from "#db/client.server.ts"

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Miqyas` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  return readAgreement(db, actor, requireKey(params.agreement))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const done = await agreementAction(actor, requireKey(params.agreement), request)
  return done.to === undefined ? data(done.answer, { status: done.status }) : redirect(done.to, 303)
}

export default function Agreement() {
  const { t } = useTranslation("partner")
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page
      title={view.title}
      lead={
        <p>
          <AgreementTag standing={view.standing} /> <DaysLeft standing={view.standing} />
        </p>
      }
      crumbs={[{ label: t("title"), to: paths.agreements() }]}
      actions={
        view.may.renew && (
          <Link to={paths.newAgreement(view.id)} className="btn">
            {t("renew")}
          </Link>
        )
      }
    >
      <div className="grid">
        <div className="stack">
          <Card title={t("facts.title")} className="agreement-facts">
            <AgreementFacts view={view} />
          </Card>
          {view.chain.length > 1 && (
            <Card title={t("chain.title")}>
              <ol className="plain">
                {view.chain.map((line) => (
                  <AgreementRow key={line.id} line={line} isHere={line.id === view.id} />
                ))}
              </ol>
            </Card>
          )}
        </div>
        {view.may.edit && (
          <Card title={t("form.title")}>
            <AgreementForm key={view.version} typed={view.typed} answer={answer} version={view.version} />
            {view.may.end && <EndAgreementForm version={view.version} today={view.today} answer={answer} />}
          </Card>
        )}
      </div>
    </Page>
  )
}
