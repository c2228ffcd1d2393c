import { useTranslation } from "react-i18next"
import { TextField } from "#app/components/form.tsx"

/** Media types that a photo may have; see `isPhoto`. */
const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,image/avif"

interface PhotoFieldsProps {
  /** Code of the evidence that is the photo, as typed. */
  code: string | undefined
  errors: Record<string, string> | undefined
}

/**
 * The photo of something: a picture to be sent, or evidence named by its code. Last in its form, which sends
 * `multipart/form-data`: what stands behind a file that is refused does not come.
 */
export function PhotoFields({ code, errors }: PhotoFieldsProps) {
  const { t } = useTranslation("evidence")
  return (
    <>
      <TextField
        label={t("photo.code")}
        name="photo"
        help={t("photo.code-help")}
        maxLength={20}
        autoComplete="off"
        defaultValue={code}
        error={errors?.photo}
      />
      <TextField
        label={t("photo.file")}
        name="photoFile"
        type="file"
        accept={ACCEPTED}
        help={t("photo.file-help")}
        error={errors?.photoFile}
      />
    </>
  )
}

/** Their labels, for the summary of errors. */
export function usePhotoLabels(): Record<string, string> {
  const { t } = useTranslation("evidence")
  return { photo: t("photo.code"), photoFile: t("photo.file") }
}
