import type { PdfFile } from "./pdf-file.ts"
import { Ref } from "./pdf-syntax.ts"

/** Which optional content groups (layers) a file shows when opened (ISO 32000-1, 8.11.4.3). */
export type Layers = {
  /** Object numbers of all groups. */
  all: Set<number>
  /** Object numbers of those that are off. */
  off: Set<number>
}

export function readLayers(file: PdfFile): Layers {
  const all = new Set<number>()
  const off = new Set<number>()
  const properties = file.dict(file.catalog.get("OCProperties"))
  for (const group of file.array(properties?.get("OCGs")) ?? []) if (group instanceof Ref) all.add(group.num)
  const config = file.dict(properties?.get("D"))
  if (file.name(config?.get("BaseState")) === "OFF") for (const group of all) off.add(group)
  for (const group of file.array(config?.get("ON")) ?? []) if (group instanceof Ref) off.delete(group.num)
  for (const group of file.array(config?.get("OFF")) ?? [])
    if (group instanceof Ref && all.has(group.num)) off.add(group.num)
  return { all, off }
}
