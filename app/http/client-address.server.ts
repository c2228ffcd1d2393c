import { isIP } from "node:net"

/**
 * Where a request comes from, for the lock-out. Behind a web server of the same machine that speaks HTTPS for
 * us (`publicUrl` says so), it is what that server added last to X-Forwarded-For; from anywhere else that
 * header is anyone's claim.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  publicUrl: string | undefined,
): string {
  const isOwnProxy = isLoopback(peer) && publicUrl?.startsWith("https://") === true
  const forwarded = isOwnProxy ? forwardedFor?.split(",").at(-1)?.trim() : undefined
  return forwarded === undefined || isIP(forwarded) === 0 ? peer : forwarded
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address)
}
