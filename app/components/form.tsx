import { useNavigation } from "@remix-run/react"
import { type ComponentPropsWithoutRef, type ReactNode, useEffect, useId, useRef } from "react"
import { useTranslation } from "react-i18next"

interface FieldProps {
  label: ReactNode
  name: string
  help?: ReactNode
  /** Translation key of what is wrong. */
  error?: string | undefined
}

interface Described {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": true | undefined
}

function Field({
  label,
  name,
  help,
  error,
  required,
  children,
}: FieldProps & { required?: boolean | undefined; children: (described: Described) => ReactNode }) {
  const { t } = useTranslation()
  const id = `${useId()}${name}`
  const helpId = help === undefined ? undefined : `${id}-help`
  const errorId = error === undefined ? undefined : `${id}-error`
  const describedBy = [helpId, errorId].filter(Boolean).join(" ")
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required !== true && <span className="optional"> {t("common:form.optional")}</span>}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {help !== undefined && (
        <p className="help" id={helpId}>
          {help}
        </p>
      )}
      {error !== undefined && (
        <p className="error" id={errorId}>
          {t(error)}
        </p>
      )}
    </div>
  )
}

/** One line of text, a day, a number or a password: label above, help and error below. */
export function TextField({
  label,
  name,
  help,
  error,
  ...input
}: FieldProps & Omit<ComponentPropsWithoutRef<"input">, "id">) {
  return (
    <Field label={label} name={name} help={help} error={error} required={input.required}>
      {(described) => <input type="text" name={name} {...input} {...described} />}
    </Field>
  )
}

export function TextAreaField({
  label,
  name,
  help,
  error,
  ...area
}: FieldProps & Omit<ComponentPropsWithoutRef<"textarea">, "id">) {
  return (
    <Field label={label} name={name} help={help} error={error} required={area.required}>
      {(described) => <textarea name={name} {...area} {...described} />}
    </Field>
  )
}

export interface Option {
  value: string
  label: string
}

export function SelectField({
  label,
  name,
  help,
  error,
  options,
  ...select
}: FieldProps & { options: Option[] } & Omit<ComponentPropsWithoutRef<"select">, "id">) {
  return (
    <Field label={label} name={name} help={help} error={error} required={select.required}>
      {(described) => (
        <select name={name} {...select} {...described}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** A choice of yes or no, its label behind it. */
export function CheckboxField({
  label,
  name,
  help,
  error,
  ...input
}: FieldProps & Omit<ComponentPropsWithoutRef<"input">, "id" | "type">) {
  const { t } = useTranslation()
  const id = `${useId()}${name}`
  return (
    <div className="field check">
      <label htmlFor={id}>
        <input
          type="checkbox"
          name={name}
          id={id}
          aria-describedby={help === undefined ? undefined : `${id}-help`}
          {...input}
        />
        <span>{label}</span>
      </label>
      {help !== undefined && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error !== undefined && <p className="error">{t(error)}</p>}
    </div>
  )
}

/** Everything that is wrong with a form, above it; gets the focus so that it is read first. */
export function ErrorSummary({
  errors,
  labels,
  named,
}: {
  errors: Record<string, string> | undefined
  labels: Record<string, string>
  /** What the texts of the errors name. */
  named?: Record<string, string | number> | undefined
}) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors !== undefined) box.current?.focus()
  }, [errors])
  if (errors === undefined || Object.keys(errors).length === 0) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{t("common:form.errors", { count: Object.keys(errors).length })}</strong>
      </p>
      <ul>
        {Object.entries(errors).map(([field, key]) => (
          <li key={field}>
            {labels[field] !== undefined && `${labels[field]}: `}
            {t(key, { ...named })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Sends the form; while it is under way it says so and cannot be sent twice. */
export function SubmitButton({
  busyLabel,
  children,
  className = "btn",
  ...button
}: { busyLabel?: string } & ComponentPropsWithoutRef<"button">) {
  const navigation = useNavigation()
  const busy =
    navigation.state === "submitting" &&
    (button.name === undefined || navigation.formData?.get(button.name) === (button.value ?? ""))
  return (
    <button type="submit" className={className} aria-disabled={busy || undefined} {...button}>
      {busy && busyLabel !== undefined ? busyLabel : children}
    </button>
  )
}

export function FormActions({ children }: { children: ReactNode }) {
  return <div className="row form-actions">{children}</div>
}
