import { Link } from "@remix-run/react"
import { Fragment } from "react"
import { Card } from "#app/components/page.tsx"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"

/** A register's row for who may only see it. */
export function RegisterFacts({ facts }: { facts: readonly { label: string; text: string }[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, text }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

/** The evidence that shows a facility. */
export function FacilityPhoto({ photo }: { photo: { id: string; title: string } }) {
  const { t } = useTranslation("register")
  return (
    <Card title={t("form.photo")}>
      <Link to={paths.evidence(photo.id)}>
        <img src={paths.evidenceThumbnail(photo.id)} alt={photo.title} loading="lazy" />
      </Link>
    </Card>
  )
}
