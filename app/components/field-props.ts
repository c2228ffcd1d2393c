/** What the fields of a form have in common: a label, what was typed, and what is wrong with it, each by its name. */
export function fieldProps(
  labelOf: (name: string) => string,
  typed: Readonly<Record<string, string | undefined>>,
  errors: Readonly<Record<string, string>> | undefined,
) {
  return (name: string) => ({
    name,
    label: labelOf(name),
    defaultValue: typed[name] ?? "",
    error: errors?.[name],
  })
}
