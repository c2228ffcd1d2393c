import { useTranslation } from "react-i18next"
import { ConfidenceTag } from "#app/components/confidence-tag.tsx"
import type { OutlineNode } from "#app/domain/instrument-outline.ts"

/** An instrument's whole tree, with what each part rests on. */
export function InstrumentTree({ nodes }: { nodes: OutlineNode[] }) {
  return (
    <ul className="plain outline">
      {nodes.map((node) => (
        <li key={node.key} className={`depth-${node.depth}`}>
          {node.isItem ? <ItemNode node={node} /> : <GroupNode node={node} />}
        </li>
      ))}
    </ul>
  )
}

function GroupNode({ node }: { node: OutlineNode }) {
  return (
    <>
      <strong>{node.label}</strong>
      {node.topic !== "" && <p>{node.topic}</p>}
      <Source node={node} />
    </>
  )
}

function ItemNode({ node }: { node: OutlineNode }) {
  const { t } = useTranslation()
  return (
    <details>
      <summary>
        {node.label} {node.confidence !== null && <ConfidenceTag confidence={node.confidence} />}
      </summary>
      <p>{node.topic}</p>
      <Source node={node} />
      <p className="soft">
        {t(node.notApplicable ? "admin:instrument.na-allowed" : "admin:instrument.na-refused")}
      </p>
      {node.levels.length === 0 ? (
        <p className="soft">{t("admin:instrument.no-level-texts")}</p>
      ) : (
        <dl>
          {node.levels.map((level) => (
            <div key={level.name}>
              <dt>{level.name}</dt>
              <dd>{level.text}</dd>
            </div>
          ))}
        </dl>
      )}
      {node.hints.length > 0 && (
        <ul>
          {node.hints.map((hint) => (
            <li key={hint.text}>
              {hint.text}{" "}
              <small className="soft">
                {t(`admin:evidence-kind.${hint.kind}`)} ·{" "}
                {t(hint.required ? "admin:instrument.required" : "admin:instrument.not-required")}
                {hint.cadence !== null && ` · ${t(`admin:cadence.${hint.cadence}`)}`} ·{" "}
                {t(`admin:confidence.${hint.confidence}`)}
              </small>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function Source({ node }: { node: OutlineNode }) {
  const { t } = useTranslation()
  return (
    <>
      {node.sources.length > 0 && (
        <p className="soft">{t("admin:instrument.source", { sources: node.sources.join("; ") })}</p>
      )}
      {node.note !== "" && <p className="soft">{node.note}</p>}
    </>
  )
}
