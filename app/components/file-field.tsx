import { useId } from "react"

interface FileFieldProps {
  label: string
  accept: string
  help: string
}

/** A file that comes along with a form: label above, help below. */
export function FileField({ label, accept, help }: FileFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="file" name="file" accept={accept} aria-describedby={`${id}-help`} />
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
    </div>
  )
}
