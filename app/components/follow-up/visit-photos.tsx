import { Form, Link } from "@remix-run/react"
import { SensitivityTag } from "#app/components/evidence/evidence-row.tsx"
import { FileSender } from "#app/components/follow-up/file-sender.tsx"
import { ErrorSummary, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card } from "#app/components/page.tsx"
import type { FollowUpAnswer } from "#app/http/follow-up-answer.server.ts"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { VisitView } from "#app/services/read-visits.server.ts"

interface VisitPhotosProps {
  view: VisitView
  answer: FollowUpAnswer | undefined
}

/** The pictures of a visit, as far as the reader may see them. */
export function VisitPhotos({ view, answer }: VisitPhotosProps) {
  const { t } = useTranslation("visit")
  const { photos, may } = view
  return (
    <Card title={t("photos.title", { count: photos.length })} id="photos">
      {photos.length === 0 && <p className="soft">{t("photos.none")}</p>}
      <ul className="photos">
        {photos.map((photo) => (
          <li key={photo.id}>
            {photo.file === null ? (
              <p className="soft">{t("photos.unseen")}</p>
            ) : (
              <Link to={paths.evidence(photo.file.id)}>
                <img
                  src={paths.evidenceThumbnail(photo.file.id)}
                  alt={photo.caption || photo.file.title}
                  width={180}
                  height={135}
                  loading="lazy"
                  decoding="async"
                />
              </Link>
            )}
            <p>
              <b>{photo.code}</b> {photo.caption || photo.file?.title}{" "}
              <SensitivityTag sensitivity={photo.sensitivity} />
            </p>
            {may.record && (
              <Form method="post" preventScrollReset className="no-print">
                <input type="hidden" name="photo" value={photo.id} />
                <SubmitButton name="intent" value="remove-photo" className="btn ghost">
                  {t("photos.remove", { code: photo.code })}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {(may.choose || may.upload) && (
        <AddPhotos may={may} answer={answer?.at === "photo" ? answer : undefined} />
      )}
    </Card>
  )
}

function AddPhotos({ may, answer }: { may: VisitView["may"]; answer: FollowUpAnswer | undefined }) {
  const { t } = useTranslation("visit")
  return (
    <details open={answer !== undefined} className="no-print">
      <summary>{t("photos.add")}</summary>
      <ErrorSummary
        errors={answer?.errors}
        labels={{ code: t("field.code"), caption: t("field.caption") }}
        named={answer?.named}
      />
      {may.choose && (
        <Form method="post" className="form">
          <TextField
            label={t("field.code")}
            name="code"
            help={t("photos.code-help")}
            defaultValue={answer?.values.code}
            error={answer?.errors.code}
            maxLength={20}
            required
          />
          <TextField
            label={t("field.caption")}
            name="caption"
            defaultValue={answer?.values.caption}
            error={answer?.errors.caption}
            maxLength={200}
          />
          <SubmitButton name="intent" value="photo" className="btn ghost">
            {t("photos.add-code")}
          </SubmitButton>
        </Form>
      )}
      {may.upload && (
        <FileSender
          label={t("field.files")}
          help={t("photos.upload-help")}
          send={t("photos.upload")}
          accept="image/*"
          answer={undefined}
        />
      )}
    </details>
  )
}
