import { Link } from "@remix-run/react"
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { type UploadJob, useUploadQueue } from "#app/components/evidence/upload-queue.ts"
import { paths } from "#app/paths.ts"

interface UploadDropProps {
  /** Sent along with every file: `cycle`, `item`, `hint`, `unit`, `supersedes`. */
  fields?: Record<string, string>
  /** The size cap of one file. */
  maxBytes: number
  /** Fields that say more about the files; they stand above the place to drop them. */
  children?: ReactNode
}

/**
 * The place for new files: drop, picker or camera, several at once. Without JavaScript it is a plain form
 * with a button; with it every file goes off by itself and shows how far it has come. Not to be put inside
 * another form.
 */
export function UploadDrop({ fields = {}, maxBytes, children }: UploadDropProps) {
  const { t } = useTranslation("evidence")
  const form = useRef<HTMLFormElement>(null)
  const [isLive, setIsLive] = useState(false)
  const [isOver, setIsOver] = useState(false)
  const max = Math.floor(maxBytes / 1024 / 1024)
  const queue = useUploadQueue(maxBytes, {
    tooLarge: (name) => t("refusal.file-too-large", { name, max }),
    empty: (name) => t("refusal.empty-file", { name }),
  })
  useEffect(() => setIsLive(true), [])

  function send(files: Iterable<File>) {
    if (form.current?.reportValidity() === false) return
    queue.add(files, () => textFields(form.current))
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    send(event.dataTransfer.files)
  }
  function hover(event: DragEvent) {
    if (!event.dataTransfer.types.includes("Files")) return
    event.preventDefault()
    setIsOver(true)
  }

  return (
    <div className="upload">
      <form
        ref={form}
        method="post"
        action={uploadPage(fields)}
        encType="multipart/form-data"
        className={isLive ? "upload-form live" : "upload-form"}
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the inputs inside are the first */}
        <div
          className={isOver ? "drop over" : "drop"}
          onDrop={isLive ? drop : undefined}
          onDragOver={isLive ? hover : undefined}
          onDragLeave={() => setIsOver(false)}
        >
          {isLive && <span className="drop-hint">{t("upload.drop")} </span>}
          <FileInput label={t("upload.pick")} live={isLive} onFiles={send} />
          <FileInput label={t("upload.camera")} live={isLive} onFiles={send} camera />
          <span className="soft">{t("upload.limit", { max })}</span>
        </div>
        {!isLive && (
          <button type="submit" className="btn">
            {t("upload.send")}
          </button>
        )}
      </form>
      <UploadList jobs={queue.jobs} onCancel={queue.cancel} />
    </div>
  )
}

interface FileInputProps {
  label: string
  live: boolean
  camera?: boolean
  onFiles(files: Iterable<File>): void
}

function FileInput({ label, live, camera, onFiles }: FileInputProps) {
  return (
    <label className="pick">
      <span>{label}</span>
      <input
        type="file"
        name="files"
        multiple={!camera}
        {...(camera ? { accept: "image/*", capture: "environment" as const } : {})}
        onChange={(event) => {
          if (!live) return
          const chosen = [...(event.currentTarget.files ?? [])]
          // Emptied, so that the same file can be chosen once more.
          event.currentTarget.value = ""
          if (chosen.length > 0) onFiles(chosen)
        }}
      />
    </label>
  )
}

function UploadList({ jobs, onCancel }: { jobs: readonly UploadJob[]; onCancel(id: number): void }) {
  const { t } = useTranslation("evidence")
  const open = jobs.filter(
    (job) => job.state === "waiting" || job.state === "sending" || job.state === "saving",
  )
  const finished = jobs.length - open.length
  return (
    <>
      <p className="hidden" role="status">
        {jobs.length > 0 && t("upload.progress", { done: finished, count: jobs.length })}
      </p>
      {jobs.length > 0 && (
        <ul className="uploads" aria-label={t("upload.list")}>
          {jobs.map((job) => (
            <UploadLine key={job.id} job={job} onCancel={onCancel} />
          ))}
        </ul>
      )}
    </>
  )
}

function UploadLine({ job, onCancel }: { job: UploadJob; onCancel(id: number): void }) {
  const { t } = useTranslation("evidence")
  const isOpen = job.state === "waiting" || job.state === "sending"
  const percent = job.size === 0 ? 0 : Math.floor((job.sent / job.size) * 100)
  return (
    <li className={`upload-${job.state}`}>
      <span className="upload-name">{job.name}</span>
      {job.state === "sending" || job.state === "saving" ? (
        <progress max={100} value={percent} aria-label={job.name} />
      ) : null}
      <span>
        {job.state === "failed"
          ? job.message || t("upload.state.failed")
          : t(`upload.state.${job.state}`, { percent, code: job.evidence?.code ?? "" })}
        {job.evidence !== undefined && (
          <>
            {" "}
            <Link to={paths.evidence(job.evidence.id)}>
              {job.evidence.code} {job.evidence.title}
            </Link>
          </>
        )}
      </span>
      {isOpen && (
        <button
          type="button"
          className="btn ghost"
          onClick={() => onCancel(job.id)}
          aria-label={t("upload.cancel-of", { name: job.name })}
        >
          {t("upload.cancel")}
        </button>
      )}
    </li>
  )
}

/** The page that a form without JavaScript goes to, told what it is about so that it can show it again. */
function uploadPage(fields: Record<string, string>): string {
  const search = new URLSearchParams(fields)
  return search.size === 0 ? paths.evidenceUpload() : `${paths.evidenceUpload()}?${search}`
}

/** The form's fields but for its files. */
function textFields(form: HTMLFormElement | null): FormData {
  const fields = new FormData()
  if (form === null) return fields
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value)
  return fields
}
