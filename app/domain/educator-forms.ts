import { z } from "zod"
import { line, optionalDay, optionalLine, requiredDay } from "#app/domain/account-forms.ts"

/** What is kept of an educator beside his row: certificates, and what a supervisor saw. */

export const CertificateForm = z
  .object({
    title: line(160),
    issuer: optionalLine(160),
    number: optionalLine(80),
    issuedOn: optionalDay,
    validUntil: optionalDay,
    /** Code of the evidence that shows it, as people type it. */
    evidence: optionalLine(20),
  })
  .refine(({ issuedOn, validUntil }) => issuedOn === null || validUntil === null || issuedOn <= validUntil, {
    path: ["validUntil"],
    message: "common:form.day-order",
  })
export type CertificateForm = z.output<typeof CertificateForm>

export const SupervisionForm = z.object({
  day: requiredDay,
  supervisor: line(120),
  note: line(2000),
  followUp: optionalLine(2000),
})
export type SupervisionForm = z.output<typeof SupervisionForm>
