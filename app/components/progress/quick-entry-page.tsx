import { Form, useSearchParams } from "@remix-run/react"
import { useRef } from "react"
import { FormActions, SelectField, SubmitButton, TextField } from "#app/components/form.tsx"
import { Card, EmptyState, Page } from "#app/components/page.tsx"
import { type QuickAnswer, QuickErrors } from "#app/components/progress/quick-errors.tsx"
import { QuickKeys } from "#app/components/progress/quick-keys.tsx"
import { QuickLineFields } from "#app/components/progress/quick-line.tsx"
import { SurahList } from "#app/components/progress/surah-list.tsx"
import { useLanguage } from "#app/components/root-data.ts"
import { formatDay } from "#app/domain/dates.ts"
import { KITAB_MODES } from "#app/domain/progress-terms.ts"
import { useTranslation } from "#app/i18n/pesantren.ts"
import { paths } from "#app/paths.ts"
import type { QuickEntryView } from "#app/services/read-quick-entry.server.ts"

interface QuickProps {
  view: QuickEntryView
  answered: QuickAnswer | undefined
}

/** A whole halaqah on one sheet: a line for each santri, empty lines left out, all saved at once. */
export function QuickEntryPage({ view, answered }: QuickProps) {
  const { t } = useTranslation("progress")
  const language = useLanguage()
  const [search] = useSearchParams()
  const saved = Number(search.get("saved") ?? 0)
  const day = formatDay(view.day, language)
  return (
    <Page
      title={t("quick.title", { halaqah: view.halaqah.name })}
      lead={<p>{t("quick.lead", { count: view.lines.length, programme: view.programmeName, day })}</p>}
      crumbs={[{ label: view.halaqah.name, to: paths.halaqah(view.halaqah.id) }]}
      actions={<QuickKeys />}
    >
      {saved > 0 && answered === undefined && (
        <p className="notice" role="status">
          {t("quick.saved", { count: saved })}
        </p>
      )}
      <WhichSheet view={view} />
      {view.lacks === undefined ? (
        <Sheet key={sheetKey(view)} view={view} answered={answered} />
      ) : (
        <Card>
          <EmptyState title={t(`quick.lacks-${view.lacks}`)} hint={t(`quick.lacks-${view.lacks}-hint`)} />
        </Card>
      )}
    </Page>
  )
}

/** Saved lines are another sheet: its fields begin empty again. */
function sheetKey({ day, programme, kitab, lines }: QuickEntryView): string {
  return [day, programme, kitab, ...lines.map((line) => line.seen)].join(" ")
}

/** Which day, programme and kitab: a form of its own, so that the address says it. */
function WhichSheet({ view }: { view: QuickEntryView }) {
  const { t } = useTranslation("progress")
  return (
    <Form method="get" className="filters" key={`${view.day} ${view.programme} ${view.kitab}`}>
      <TextField
        label={t("quick.day")}
        name="day"
        type="date"
        defaultValue={view.day}
        max={view.today}
        required
      />
      <SelectField
        label={t("quick.programme")}
        name="programme"
        options={view.programmes}
        defaultValue={view.programme}
        required
      />
      {view.of === "kitab" && view.kitabs.length > 0 && (
        <>
          <SelectField
            label={t("quick.kitab")}
            name="kitab"
            options={view.kitabs}
            defaultValue={view.kitab}
            required
          />
          <SelectField
            label={t("quick.mode")}
            name="mode"
            options={KITAB_MODES.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
            defaultValue={view.mode}
            required
          />
        </>
      )}
      <button type="submit" className="btn ghost">
        {t("quick.show")}
      </button>
    </Form>
  )
}

function Sheet({ view, answered }: QuickProps) {
  const { t } = useTranslation("progress")
  const form = useRef<HTMLFormElement>(null)
  const typed = (name: string) => answered?.values[name]?.[0]
  return (
    <Form method="post" className="quick" data-quick ref={form} noValidate>
      <QuickErrors answered={answered} />
      {(["day", "programme", "kitab", "mode"] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={view[name]} />
      ))}
      {view.teachers.length > 0 && (
        <SelectField
          label={t("quick.teacher")}
          name="teacher"
          options={[{ value: "", label: t("quick.no-teacher") }, ...view.teachers]}
          defaultValue={typed("teacher") ?? view.teacher}
          help={t("quick.teacher-help")}
        />
      )}
      <p className="soft">{t(`quick.how-${view.of}`)}</p>
      <table className={`quick-table quick-${view.of}`}>
        <QuickHead view={view} />
        <tbody>
          {view.lines.map((line) => (
            <QuickLineFields key={line.id} view={view} line={line} answered={answered} />
          ))}
        </tbody>
      </table>
      {view.of === "tahfidz" && <SurahList />}
      <FormActions>
        <SubmitButton busyLabel={t("common:form.saving")} data-save>
          {t("quick.save")}
        </SubmitButton>
        <span className="soft">{t("quick.save-help")}</span>
      </FormActions>
    </Form>
  )
}

function QuickHead({ view }: { view: QuickEntryView }) {
  const { t } = useTranslation("progress")
  const columns = {
    tahsin: ["volume", "pageFrom", "pageTo", "result", "grade", "done"],
    tahfidz: ["kind", "surah", "from", "to", "kelancaran", "tajwid", "makhraj", "adab"],
    kitab: ["chapter", "pageFrom", "pageTo", "khatam", "grade"],
    ibadah: ["item"],
    akhlak: ["level", "note"],
  }[view.of]
  return (
    <thead>
      <tr>
        <th scope="col">{t("quick.santri")}</th>
        {columns.map((column) => (
          <th scope="col" key={column}>
            {t(`field.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
