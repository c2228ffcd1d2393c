import { PassThrough } from "node:stream"
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type HandleErrorFunction,
} from "@remix-run/node"
import { isRouteErrorResponse, RemixServer } from "@remix-run/react"
import { renderToPipeableStream } from "react-dom/server"
import { I18nextProvider } from "react-i18next"
import { NonceProvider } from "#app/components/nonce.tsx"
import { i18nFor, languageOf } from "#app/i18n/language.server.ts"

// The built server starts from this bundle: loading the libraries file by file takes far longer.
export { serve } from "#app/http/serve.server.ts"

/** How long a page may take to be drawn, in milliseconds. */
export const streamTimeout = 15_000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const i18n = i18nFor(await languageOf(request))
  const nonce = typeof loadContext.cspNonce === "string" ? loadContext.cspNonce : ""
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <NonceProvider value={nonce}>
          <RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
        </NonceProvider>
      </I18nextProvider>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set("Content-Type", "text/html; charset=utf-8")
          headers.set("Cache-Control", headers.get("Cache-Control") ?? "private, no-cache")
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          console.error(error)
        },
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** A bug is written down in full for whoever runs the server; the browser is told only that there was one. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  // A request that no route can answer, such as a post to a page without a form, is no bug of ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  console.error(`${request.method} ${new URL(request.url).pathname}`, error)
}
