/** What a reader of the audit log may be told of the rows that a change touched. */
export interface AuditSight {
  proofs: boolean
  santri: boolean
}

interface Change {
  table: string
  key: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const MAX_DETAIL = 4000

/** Rows that hold titles, file names and labels of proofs, which may be people's names. */
const PROOFS = ["evidence", "evidence_link", "snapshot"]

/**
 * Before and after as text; of proofs and of what is kept of a santri only which row it was, for whoever may not
 * see them (an admin).
 */
export function auditText(detail: string, sight: AuditSight): string {
  const changes: Change[] = JSON.parse(detail)
  const told = changes.map((change) =>
    isHidden(change, sight) ? { table: change.table, key: change.key } : change,
  )
  const text = JSON.stringify(told, null, 1)
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)} …` : text
}

function isHidden({ table, before, after }: Change, sight: AuditSight): boolean {
  const { santriId } = { ...before, ...after }
  const isOfSantri = table === "santri" || (santriId !== undefined && santriId !== null)
  return (!sight.santri && isOfSantri) || (!sight.proofs && PROOFS.includes(table))
}
