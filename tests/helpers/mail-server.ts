import type { AddressInfo } from "node:net"
import { SMTPServer } from "smtp-server"

/** A message as its receiver reads it. */
export interface ReceivedMail {
  to: string[]
  /** The header lines, unfolded. */
  head: string
  subject: string
  text: string
}

export interface MailServer {
  /** What `SMTP_URL` says: with a user and a password that holds signs an address must not. */
  url: string
  received: ReceivedMail[]
  /** Addresses whose mail is refused. */
  refused: Set<string>
  connections(): number
  stop(): Promise<void>
}

const PASSWORD = "kata sandi@surel"

/** A mail server on loopback that lets in one user and keeps what it takes. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const refused = new Set<string>()
  let connections = 0
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onConnect(_session, done) {
      connections++
      done()
    },
    onAuth({ username, password }, _session, done) {
      if (username === "miqyas" && password === PASSWORD) done(null, { user: username })
      else done(new Error("Wrong user or password"))
    },
    onRcptTo({ address }, _session, done) {
      if (refused.has(address)) done(new Error(`No mail for ${address} here`))
      else done()
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on("data", (part: Buffer) => parts.push(part))
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push(readMail(Buffer.concat(parts).toString("utf8"), to))
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()))
  const at = (server.server.address() as AddressInfo).port
  return {
    url: `smtp://miqyas:${encodeURIComponent(PASSWORD)}@127.0.0.1:${at}`,
    received,
    refused,
    connections: () => connections,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function readMail(source: string, to: string[]): ReceivedMail {
  const end = source.indexOf("\r\n\r\n")
  const head = source.slice(0, end).replace(/\r\n[ \t]/g, " ")
  const body = source.slice(end + 4).replaceAll("\r\n", "\n")
  const text = /^Content-Transfer-Encoding: quoted-printable/im.test(head) ? readQuoted(body) : body
  return { to, head, subject: /^Subject: (.*)$/m.exec(head)?.[1]?.trim() ?? "", text }
}

/** RFC 2045, 6.7. */
function readQuoted(body: string): string {
  const bytes = body
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, "latin1").toString("utf8")
}
