/**
 * A path of this site to return to, or the fallback: never another site's address, however it is dressed
 * up (`//host`, `/\host`, control characters that browsers drop).
 */
export function safePath(value: FormDataEntryValue | string | null | undefined, fallback: string): string {
  if (typeof value !== "string" || value.length > 2000) return fallback
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them and so must the check
  if (!/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(value)) return fallback
  const base = "http://here.invalid"
  return URL.canParse(value, base) && new URL(value, base).origin === base ? value : fallback
}
