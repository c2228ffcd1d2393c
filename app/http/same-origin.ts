/** The headers of a request that tell where it comes from. */
export interface Provenance {
  method: string
  host: string | undefined
  origin: string | undefined
  fetchSite: string | undefined
  referer: string | undefined
}

/**
 * Whether a request may change something: it comes from a page of ours, whatever its content type.
 * Source: Fetch Standard, `Origin` header; W3C Fetch Metadata, `Sec-Fetch-Site`.
 */
export function comesFromOurPages(from: Provenance, publicUrl: string | undefined): boolean {
  if (from.method === "GET" || from.method === "HEAD") return true
  const ours = (address: string) => isOurs(address, from.host, publicUrl)
  if (from.origin !== undefined) return ours(from.origin)
  if (from.fetchSite !== undefined) return from.fetchSite === "same-origin"
  return from.referer !== undefined && ours(from.referer)
}

/** `Origin: null` is no address and so never ours. */
function isOurs(address: string, host: string | undefined, publicUrl: string | undefined): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined) return false
  if (publicUrl !== undefined && url.origin === new URL(publicUrl).origin) return true
  return host !== undefined && url.host === host.toLowerCase()
}
