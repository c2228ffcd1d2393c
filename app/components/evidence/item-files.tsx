import { EvidenceRow, LinkTagMark, SensitivityTag } from "#app/components/evidence/evidence-row.tsx"
import { ItemWarnings, LinkWarnings } from "#app/components/evidence/link-warnings.tsx"
import type { EvidenceCard, LinkTag } from "#app/domain/evidence-view.ts"
import type { ItemWarning, LinkWarning } from "#app/domain/evidence-warnings.ts"

interface ItemFile {
  linkId: string
  card: EvidenceCard
  label: string
  pageFrom: number | null
  pageTo: number | null
  tag: LinkTag
  warnings: readonly LinkWarning[]
}

interface ItemFilesProps {
  files: readonly ItemFile[]
  warnings: readonly ItemWarning[]
  /** Address of the page that edits links. */
  editPage: string
  mayEdit: boolean
}

/** The files that prove an item, in its order, with what is to be put right below each. */
export function ItemFiles({ files, warnings, editPage, mayEdit }: ItemFilesProps) {
  return (
    <>
      {files.map((file) => (
        <EvidenceRow
          key={file.linkId}
          card={file.card}
          label={file.label}
          pageFrom={file.pageFrom}
          pageTo={file.pageTo}
          tags={
            <>
              <LinkTagMark tag={file.tag} />
              {file.card.sensitivity === "sensitif" && <SensitivityTag sensitivity="sensitif" />}
            </>
          }
        >
          <LinkWarnings warnings={file.warnings} editPage={editPage} mayEdit={mayEdit} />
        </EvidenceRow>
      ))}
      <ItemWarnings warnings={warnings} />
    </>
  )
}
