import { Form } from "@remix-run/react"
import { useRef, useState } from "react"
import { CheckboxField, ErrorSummary, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { MarkList } from "#app/components/halaqah/mark-list.tsx"
import { markField, TOPIC_LENGTH } from "#app/domain/attendance.ts"
import { type AttendanceCounts, countAttendance } from "#app/domain/attendance-rate.ts"
import { ATTENDANCE } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { AttendanceView } from "#app/services/read-attendance.server.ts"

interface AttendanceFormProps {
  view: AttendanceView
  errors?: Record<string, string> | undefined
  values?: Record<string, string> | undefined
}

/** The list of one session: everybody hadir, tap the exceptions, one request saves all. */
export function AttendanceForm({ view, errors, values = {} }: AttendanceFormProps) {
  const { t } = useTranslation("halaqah")
  const form = useRef<HTMLFormElement>(null)
  const [counts, setCounts] = useState(() => countLines(view, values))
  function recount() {
    if (form.current === null) return
    const marked = new FormData(form.current)
    setCounts(countLines(view, Object.fromEntries([...marked].map(([name, value]) => [name, String(value)]))))
  }

  const { halaqah, sessionId } = view
  const action =
    sessionId === null ? paths.newSession(halaqah.id, view) : paths.session(halaqah.id, sessionId)
  const teachers = view.teachers.map(({ id, name, self }) => ({
    value: id,
    label: self ? t("teacher.self", { name }) : name,
  }))
  return (
    <Form method="post" action={action} ref={form} className="attendance">
      <ErrorSummary errors={errors} labels={{ educatorId: t("field.taught"), topic: t("field.topic") }} />
      <input type="hidden" name="version" value={view.version} />
      <MarkList lines={view.lines} values={values} onMark={recount} />
      <div className="attendance-facts">
        <SelectField
          label={t("field.taught")}
          name="educatorId"
          help={t("field.taught-help")}
          options={[{ value: "", label: t("teacher.unnamed") }, ...teachers]}
          defaultValue={values.educatorId ?? view.educatorId ?? ""}
          error={errors?.educatorId}
        />
        <TextField
          label={t("field.topic")}
          name="topic"
          maxLength={TOPIC_LENGTH}
          defaultValue={values.topic ?? view.topic}
          error={errors?.topic}
        />
        {view.sheet !== null && (
          <CheckboxField
            label={t("sheet.initialled")}
            name="initialled"
            help={t("sheet.initialled-help", { code: view.sheet.code })}
            defaultChecked={values.version === undefined ? view.sheet.initialled : values.initialled === "on"}
          />
        )}
      </div>
      <div className="attendance-save">
        <p role="status">
          <MarkCounts counts={counts} />
        </p>
        <SubmitButton name="intent" value="save" busyLabel={t("common:form.saving")}>
          {t("attendance.save")}
        </SubmitButton>
      </div>
      {/* Behind the first button: that is the one the Enter key presses. */}
      {view.state !== "held" && (
        <p className="attendance-cancel">
          <SubmitButton name="intent" value="cancel" className="btn ghost">
            {view.state === "cancelled" ? t("attendance.still-cancelled") : t("attendance.cancel")}
          </SubmitButton>
        </p>
      )}
    </Form>
  )
}

/** `27 hadir · 1 izin · 2 alpa`: what does not occur is left out. */
export function MarkCounts({ counts }: { counts: AttendanceCounts }) {
  const { t } = useTranslation("halaqah")
  const told = ATTENDANCE.filter((status) => status === "hadir" || counts[status] > 0)
  return <>{told.map((status) => `${counts[status]} ${t(`mark.${status}`).toLowerCase()}`).join(" · ")}</>
}

function countLines(view: AttendanceView, values: Record<string, string>): AttendanceCounts {
  return countAttendance(
    view.lines.map((line) => ({
      status: ATTENDANCE.find((one) => one === values[markField(line.santriId)]) ?? line.status,
    })),
  )
}
