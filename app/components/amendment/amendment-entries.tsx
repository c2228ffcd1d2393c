import { Form, Link } from "@remix-run/react"
import { useTranslation } from "react-i18next"
import { PageRange } from "#app/components/evidence/evidence-row.tsx"
import { SubmitButton } from "#app/components/form.tsx"
import { paths } from "#app/paths.ts"
import type { AmendmentView } from "#app/services/read-amendments.server.ts"

interface AmendmentEntriesProps {
  cycleId: string
  entries: AmendmentView["entries"]
  /** Whether they can still be taken out. */
  open: boolean
}

/** What an amendment adds, one line per text or file. */
export function AmendmentEntries({ cycleId, entries, open }: AmendmentEntriesProps) {
  const { t } = useTranslation("amendment")
  return (
    <ul className="amendment-entries">
      {entries.map((entry) => (
        <li key={entry.id}>
          <div>
            <Link to={paths.item(cycleId, entry.item)}>{entry.itemLabel}</Link>
            {entry.text !== "" && <p className="amendment-text">{entry.text}</p>}
            {entry.file && (
              <p>
                {entry.file.id === null ? (
                  <b>{entry.file.code}</b>
                ) : (
                  <Link to={paths.evidence(entry.file.id)}>
                    <b>{entry.file.code}</b> {entry.file.title}
                  </Link>
                )}
                <PageRange from={entry.pageFrom} to={entry.pageTo} />
                {entry.label !== "" && <span className="ev-label">{entry.label}</span>}
              </p>
            )}
          </div>
          {open && (
            <Form method="post">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="entry" value={entry.id} />
              <SubmitButton
                className="btn ghost"
                aria-label={t("entry.remove-of", { item: entry.itemLabel, file: entry.file?.code ?? "" })}
              >
                {t("entry.remove")}
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
