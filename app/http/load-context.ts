/** What the HTTP server hands to every loader and action. */
declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    /** Of this answer's Content-Security-Policy. */
    cspNonce: string
    /** The peer's address; behind a proxy that is the proxy's, since forwarded headers can be forged. */
    clientAddress: string
  }
}

export {}
