import { ErrorSummary } from "#app/components/form.tsx"
import { StaleRow } from "#app/components/register/stale-row.tsx"
import { Refused, type RefusedText } from "#app/components/santri/refused.tsx"

interface RowErrorsProps {
  answer:
    | {
        errors?: Record<string, string> | undefined
        stored?: { typed: Record<string, string> } | undefined
        refused?: RefusedText | undefined
      }
    | undefined
  fields: readonly { key: string; label: string; options?: { value: string; label: string }[] | undefined }[]
  /** Labels of fields that are no part of the row. */
  labels?: Record<string, string>
  typed: Record<string, string>
}

/**
 * Above the form of a row: what is wrong with it field by field, or what somebody else saved meanwhile, or why it was
 * refused.
 */
export function RowErrors({ answer, fields, labels = {}, typed }: RowErrorsProps) {
  return (
    <>
      {answer?.stored === undefined ? (
        <ErrorSummary
          errors={answer?.errors}
          labels={{ ...labels, ...Object.fromEntries(fields.map(({ key, label }) => [key, label])) }}
        />
      ) : (
        <StaleRow fields={fields} stored={answer.stored.typed} typed={typed} />
      )}
      <Refused refused={answer?.refused} />
    </>
  )
}
