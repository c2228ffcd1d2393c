import { Link } from "@remix-run/react"
import { Tag } from "#app/components/state.tsx"
import { useTranslation } from "#app/i18n/promises.ts"
import { paths } from "#app/paths.ts"
import type { readCalendar } from "#app/services/read-calendar.server.ts"

type Plan = Awaited<ReturnType<typeof readCalendar>>["plans"][number]

/** The steps counted back from a visit, each with both dates and why it stands where it does. */
export function VisitPlan({ plan }: { plan: Plan }) {
  const { t } = useTranslation("calendar")
  return (
    <section className="visit-plan">
      <h3>
        <Link to={paths.cycle(plan.id)}>{plan.title}</Link>
      </h3>
      <table className="cards">
        <thead>
          <tr>
            <th scope="col">{t("plan.step")}</th>
            <th scope="col">{t("plan.day")}</th>
            <th scope="col">{t("plan.before")}</th>
            <th scope="col">{t("plan.note")}</th>
          </tr>
        </thead>
        <tbody>
          {plan.steps.map((step) => (
            <tr key={step.key}>
              <th scope="row">{t(`milestone.${step.key}`)}</th>
              <td data-label={t("plan.day")}>
                {step.text}
                <br />
                <small className="soft">{step.hijri}</small>
              </td>
              <td data-label={t("plan.before")}>{t("plan.days", { count: step.daysBefore })}</td>
              <td>
                {step.isPast && (
                  <Tag tone="draft" sign="!">
                    {t("plan.past")}
                  </Tag>
                )}{" "}
                {step.movedFor !== undefined && (
                  <Tag tone="none" sign="←">
                    {t("plan.moved", { title: step.movedFor })}
                  </Tag>
                )}{" "}
                {step.fasting !== undefined && (
                  <Tag tone="draft" sign="☾">
                    {t("plan.fasting", { title: step.fasting })}
                  </Tag>
                )}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("kind.visit")}</th>
            <td data-label={t("plan.day")}>
              {plan.visit.text}
              <br />
              <small className="soft">{plan.visit.hijri}</small>
            </td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  )
}
