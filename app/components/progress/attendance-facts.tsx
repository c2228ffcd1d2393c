import { ATTENDANCE, type Attendance } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"

/** How often each was written down, with the share of hadir. */
export function AttendanceFacts({
  attendance,
}: {
  attendance: { counts: Record<Attendance, number>; rate: string | null }
}) {
  const { t } = useTranslation("progress")
  return (
    <>
      <p>
        {attendance.rate === null ? t("attendance.none") : t("attendance.rate", { rate: attendance.rate })}
      </p>
      <dl className="facts">
        {ATTENDANCE.map((status) => (
          <div key={status} className="fact">
            <dt>{t(`attendance.${status}`)}</dt>
            <dd>{attendance.counts[status]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
