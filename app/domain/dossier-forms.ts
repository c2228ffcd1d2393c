import { z } from "zod"
import { MIN_REASON } from "#app/domain/full-edition.ts"

const language = z.enum(["id", "en"], "common:form.invalid").default("id")

/** The form that issues a dossier; the button that was pressed is the edition. */
export const IssueForm = z.discriminatedUnion("edition", [
  z.object({ edition: z.literal("redacted"), language, reason: z.string().default("") }),
  z.object({
    edition: z.literal("full"),
    language,
    reason: z
      .string()
      .trim()
      .min(MIN_REASON, "dossier:refusal.reason-needed")
      .max(1000, "common:form.too-long"),
    confirm: z.literal("on", "dossier:refusal.not-confirmed"),
  }),
])

export const SubmitForm = z.object({ confirm: z.literal("on", "dossier:refusal.not-confirmed") })

/** What a preview of a dossier is asked for; an address with anything else shows the redacted edition. */
export const PreviewQuery = z.object({
  edition: z.enum(["redacted", "full"]).catch("redacted"),
  language: z.enum(["id", "en"]).optional().catch(undefined),
})
