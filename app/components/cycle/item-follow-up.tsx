import { Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import type { ItemView } from "#app/domain/item-view.ts"
import { paths } from "#app/paths.ts"

interface ItemFollowUpProps {
  view: ItemView
  actions: { id: string; code: string; title: string }[]
  mayMake: boolean
}

/** The open actions made from an item, and the way to make another. */
export function ItemFollowUp({ view, actions, mayMake }: ItemFollowUpProps) {
  const { t } = useTranslation("cycle")
  return (
    <>
      {actions.length > 0 && (
        <ul className="plain">
          {actions.map(({ id, code, title }) => (
            <li key={id}>
              <Link to={paths.action(id)}>
                {code} {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayMake && (
        <p className="no-print">
          <Link to={paths.newActionFor(view.cycle.id, view.item.key)}>{t("item.make-action")}</Link>
        </p>
      )}
    </>
  )
}
