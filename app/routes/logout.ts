import { type ActionFunctionArgs, redirect } from "@remix-run/node"
import { getAccount } from "#app/auth/session.server.ts"
import { paths } from "#app/paths.ts"

/** Only a post signs out: a link, a picture or a preview must not. */
export async function loader() {
  return redirect(paths.home(), 303)
}

export async function action({ request }: ActionFunctionArgs) {
  const headers = new Headers()
  if ((await getAccount(request)) !== undefined) {
    const { endSession } = await import("#app/auth/sign-in-library.server.ts")
    for (const cookie of await endSession(request.headers.get("Cookie") ?? "")) {
      headers.append("Set-Cookie", cookie)
    }
  }
  return redirect(paths.login(), { status: 303, headers })
}
