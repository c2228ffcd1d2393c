import { RegionQuery } from "#app/domain/region-forms.ts"

/** What the address asks the region's table for; what it does not understand, it leaves out. */
export function regionQueryOf(request: Request): RegionQuery {
  return RegionQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
}
