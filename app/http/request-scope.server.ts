import { AsyncLocalStorage } from "node:async_hooks"

// The built server and the start script each load this module: both must see the same request.
const slot = Symbol.for("miqyas.request")
const holder = globalThis as { [key: symbol]: AsyncLocalStorage<Map<string, unknown>> | undefined }
holder[slot] ??= new AsyncLocalStorage()
const scopes = holder[slot]

/** Runs the answer to one HTTP request with a memory of its own. */
export function inRequestScope<T>(answer: () => T): T {
  return scopes.run(new Map(), answer)
}

/**
 * What `make` gives, asked once per HTTP request: the loaders of one page share it.
 * Outside a request (tests, scripts) it is asked each time.
 */
export function oncePerRequest<T>(key: string, make: () => Promise<T>): Promise<T> {
  const memory = scopes.getStore()
  if (memory === undefined) return make()
  const known = memory.get(key) as Promise<T> | undefined
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}
