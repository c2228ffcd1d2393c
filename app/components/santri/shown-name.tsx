import { useTranslation } from "#app/i18n/pesantren.ts"

interface ShownNameProps {
  line: { code: string; name: string; sample: boolean; isErased: boolean }
}

/** Code and name of a santri. */
export function ShownName({ line }: ShownNameProps) {
  const { t } = useTranslation("santri")
  return (
    <>
      <b>{line.code}</b> {line.isErased ? t("standing.erased") : line.name}
      {line.sample && <small className="soft"> ({t("list.sample")})</small>}
    </>
  )
}
