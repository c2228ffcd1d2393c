import { createContext, useContext } from "react"

const NonceContext = createContext("")

/** The request's CSP nonce, known only while the server draws the page. */
export const NonceProvider = NonceContext.Provider

export function useNonce(): string | undefined {
  return useContext(NonceContext) || undefined
}
