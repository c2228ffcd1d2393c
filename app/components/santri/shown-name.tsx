import { useTranslation } from "react-i18next"

interface ShownNameProps {
  line: { code: string; name: string; arabicName: string; sample: boolean; isErased: boolean }
}

/** Code and name of a santri; his Arabic name below, where he has one. */
export function ShownName({ line }: ShownNameProps) {
  const { t } = useTranslation("santri")
  return (
    <>
      <b>{line.code}</b> {line.isErased ? t("standing.erased") : line.name}
      {line.sample && <small className="soft"> ({t("list.sample")})</small>}
      {line.arabicName !== "" && (
        <span className="arabic" lang="ar" dir="rtl">
          {line.arabicName}
        </span>
      )}
    </>
  )
}
