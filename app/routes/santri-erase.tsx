import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node"
import { Form, useActionData, useLoaderData } from "@remix-run/react"
import { requireActor } from "#app/auth/actor.server.ts"
import { CheckboxField, ErrorSummary, SubmitButton } from "#app/components/form.tsx"
import { Card, Page } from "#app/components/page.tsx"
import { Refused } from "#app/components/santri/refused.tsx"
import { registerCode } from "#app/domain/register-code.ts"
import { requireKey } from "#app/http/params.server.ts"
import { parseForm } from "#app/http/parse-form.server.ts"
import { EraseForm } from "#app/http/privacy-forms.server.ts"
import { refusedForm } from "#app/http/refused.server.ts"
import { languageOf, translate } from "#app/i18n/language.server.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import { countMentions } from "#app/services/erase-mentions.server.ts"
import { eraseSantri } from "#app/services/erase-santri.server.ts"
import { requireSantri } from "#app/services/require-santri.server.ts"
import { db } from "#db/client.server.ts"

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request)
  const { santri } = await requireSantri(db, actor, "santri.erase", requireKey(params.santri))
  const code = registerCode("santri", santri.number)
  const title = translate(await languageOf(request))("privacy:erase.title", { code })
  const isErased = santri.erasedAt !== null
  const mentions = isErased ? null : await countMentions(db, santri)
  return { id: santri.id, name: santri.name || code, isErased, mentions, title }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const santriId = requireKey(params.santri)
  const form = await parseForm(request, EraseForm)
  if (!form.ok) {
    await requireSantri(db, actor, "santri.erase", santriId)
    return data({ errors: form.errors, refused: undefined }, { status: 422 })
  }
  try {
    const { photoKept, mentions } = await eraseSantri(actor, santriId, form.value)
    const notice = photoKept ? "erased-but-photo" : "erased"
    return redirect(`${paths.santri(santriId)}?notice=${notice}&count=${mentions}`, 303)
  } catch (thrown) {
    const { status, ...refused } = await refusedForm(thrown)
    return data({ errors: undefined, refused }, { status })
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: view }) => [
  { title: `${view?.title ?? ""} · Miqyas` },
]

export default function SantriErase() {
  const { id, name, isErased, mentions, title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation("privacy")
  const labels = { identity: t("erase.identity"), confirm: t("erase.confirm") }
  return (
    <Page
      title={title}
      lead={<p>{t("erase.lead")}</p>}
      crumbs={[
        { label: t("santri:list.title"), to: paths.santriList() },
        { label: name, to: paths.santri(id) },
      ]}
    >
      <Refused refused={answer?.refused} />
      <Card>
        <Form method="post">
          <ErrorSummary errors={answer?.errors} labels={labels} />
          {!isErased && (
            <CheckboxField
              label={labels.identity}
              name="identity"
              help={t("erase.identity-help")}
              error={answer?.errors?.identity}
            />
          )}
          {mentions !== null && (
            <p className="soft">
              {t("erase.mentions", { count: mentions.rows })} {mentions.byHand && t("erase.by-hand")}
            </p>
          )}
          <CheckboxField label={t("erase.progress")} name="progress" help={t("erase.progress-help")} />
          <p className="soft">{t("erase.audit")}</p>
          <CheckboxField label={labels.confirm} name="confirm" error={answer?.errors?.confirm} />
          <SubmitButton>{t("erase.do")}</SubmitButton>
        </Form>
      </Card>
    </Page>
  )
}
