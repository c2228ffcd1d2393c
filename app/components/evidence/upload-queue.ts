import { useRevalidator } from "@remix-run/react"
import { useCallback, useEffect, useRef, useState } from "react"
import type { UploadAnswer } from "#app/domain/evidence-view.ts"
import { paths } from "#app/paths.ts"

export type UploadState = "waiting" | "sending" | "saving" | "done" | "known" | "failed" | "cancelled"

/** One file on its way; `sent` and `size` in bytes. */
export interface UploadJob {
  id: number
  name: string
  size: number
  sent: number
  state: UploadState
  /** Why it failed, in the reader's language; empty where the server said nothing. */
  message: string
  evidence: { id: string; code: string; title: string } | undefined
}

interface Pending {
  job: UploadJob
  file: File
  fields: FormData
}

interface Texts {
  tooLarge(name: string): string
  empty(name: string): string
}

/**
 * Sends files one after the other, each in a request of its own with its progress. What is too large is
 * refused here, before a byte is sent; the server refuses it as well.
 */
export function useUploadQueue(maxBytes: number, texts: Texts) {
  const [jobs, setJobs] = useState<UploadJob[]>([])
  const pending = useRef<Pending[]>([])
  const running = useRef<{ id: number; request: XMLHttpRequest } | undefined>(undefined)
  const counter = useRef(0)
  const { revalidate } = useRevalidator()

  const change = useCallback((id: number, part: Partial<UploadJob>) => {
    setJobs((all) => all.map((job) => (job.id === id ? { ...job, ...part } : job)))
  }, [])

  const next = useCallback(() => {
    if (running.current !== undefined) return
    const first = pending.current.shift()
    if (first === undefined) return revalidate()
    const { job, file, fields } = first
    const request = new XMLHttpRequest()
    running.current = { id: job.id, request }
    fields.append("files", file, file.name)
    request.open("POST", paths.evidenceReceive())
    request.responseType = "json"
    request.upload.addEventListener("progress", (event) => {
      change(job.id, { sent: Math.min(event.loaded, job.size) })
    })
    request.upload.addEventListener("load", () => change(job.id, { sent: job.size, state: "saving" }))
    request.addEventListener("load", () => change(job.id, outcome(request)))
    request.addEventListener("error", () => change(job.id, { state: "failed" }))
    request.addEventListener("abort", () => change(job.id, { state: "cancelled" }))
    request.addEventListener("loadend", () => {
      running.current = undefined
      next()
    })
    change(job.id, { state: "sending" })
    request.send(fields)
  }, [change, revalidate])

  function add(files: Iterable<File>, fieldsOf: () => FormData) {
    const fresh = [...files].map((file): Pending => {
      counter.current += 1
      const message =
        file.size > maxBytes ? texts.tooLarge(file.name) : file.size === 0 ? texts.empty(file.name) : ""
      const state = message === "" ? "waiting" : "failed"
      const job: UploadJob = {
        id: counter.current,
        name: file.name,
        size: file.size,
        sent: 0,
        state,
        message,
        evidence: undefined,
      }
      return { job, file, fields: fieldsOf() }
    })
    setJobs((all) => [...all, ...fresh.map(({ job }) => job)])
    pending.current.push(...fresh.filter(({ job }) => job.state === "waiting"))
    next()
  }

  function cancel(id: number) {
    if (running.current?.id === id) running.current.request.abort()
    else {
      pending.current = pending.current.filter(({ job }) => job.id !== id)
      change(id, { state: "cancelled" })
    }
  }

  // Leaving the page gives up what is under way.
  useEffect(
    () => () => {
      pending.current = []
      running.current?.request.abort()
    },
    [],
  )

  return { jobs, add, cancel }
}

function outcome(request: XMLHttpRequest): Partial<UploadJob> {
  const answer = request.response as Partial<UploadAnswer> | null
  const [file] = answer?.files ?? []
  if (file === undefined) return { state: "failed", message: answer?.error ?? "" }
  return { state: file.recognised ? "known" : "done", evidence: file }
}
