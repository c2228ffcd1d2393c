import "@remix-run/server-runtime"

declare module "@remix-run/server-runtime" {
  /** What the HTTP server hands to every loader and action. */
  interface AppLoadContext {
    /** Of this answer's Content-Security-Policy. */
    cspNonce: string
    /** The peer's address; behind a proxy that is the proxy's, since forwarded headers can be forged. */
    clientAddress: string
  }

  /** Loader and action data keep their types: the framework does not turn them into JSON. */
  interface Future {
    v3_singleFetch: true
  }
}
