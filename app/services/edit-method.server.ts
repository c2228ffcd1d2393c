import { and, eq, gt, ne } from "drizzle-orm"
import type { Actor } from "#app/domain/permissions.ts"
import type { MethodForm } from "#app/domain/programme-forms.ts"
import { authorise, notFound, refusal } from "#app/domain/refusal.ts"
import { newId } from "#db/ids.ts"
import { method } from "#db/schema/programmes.ts"
import { tahsin } from "#db/schema/progress.ts"
import { write } from "#db/write.server.ts"

/**
 * Says what a method of reading is called and how many volumes and pages it has; `methodId` corrects one.
 * @throws 403, 404; 409 for a name the unit has already, or fewer volumes than were read from.
 */
export async function saveMethod(
  actor: Actor,
  unitId: string,
  methodId: string | undefined,
  form: MethodForm,
): Promise<void> {
  authorise(actor, "programme.manage", { unitId })
  const id = methodId ?? newId()
  await write(actor, "programme.manage", { unitId, methodId: id }, async (tx) => {
    const [taken] = await tx
      .select({ id: method.id })
      .from(method)
      .where(and(eq(method.unitId, unitId), eq(method.name, form.name), ne(method.id, id)))
    if (taken !== undefined) throw refusal(409, "halaqah:refusal.name-taken")
    if (methodId === undefined) {
      await tx.insert(method, { id, unitId, ...form, sort: 99 })
      return
    }
    if (form.volumes !== null) {
      const [beyond] = await tx
        .select({ id: tahsin.id })
        .from(tahsin)
        .where(and(eq(tahsin.methodId, id), gt(tahsin.volume, form.volumes)))
        .limit(1)
      if (beyond !== undefined) throw refusal(409, "halaqah:refusal.volume-used")
    }
    const own = and(eq(method.id, id), eq(method.unitId, unitId))
    if ((await tx.update(method, own, form)).length === 0) throw notFound()
  })
}
