import { createHash, randomBytes } from "node:crypto"
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs"
import { open, rename } from "node:fs/promises"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { paths } from "#app/paths.ts"
import type { Measure } from "#tests/bench/measure.ts"
import { median } from "#tests/bench/measure.ts"
import type { Served } from "#tests/helpers/processes.ts"

const MEGABYTES = 256
const ROUNDS = 3
const BOUNDARY = "miqyas-bench-boundary"

/** The speed of an upload over HTTP against copying and hashing the same file, in alternating rounds. */
export async function benchUpload(server: Served, cookie: string): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), "miqyas-bench-upload-"))
  try {
    const rounds: { copy: number; upload: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      // Another content each round: the same again would be recognised and not stored.
      const file = join(folder, `file-${round}`)
      await makeFile(file)
      const copy = await seconds(() => copyAndHash(file, join(folder, "copy")))
      const upload = await seconds(() => send(server.url, cookie, file))
      rounds.push({ copy, upload })
      rmSync(file)
    }
    const copy = median(rounds.map((round) => round.copy))
    const upload = median(rounds.map((round) => round.upload))
    const peak = server.peakMegabytes()
    return [
      { name: `Upload: ${MEGABYTES} MB over HTTP`, value: MEGABYTES / upload, unit: "MB/s" },
      { name: "Upload: copying and hashing the same file", value: MEGABYTES / copy, unit: "MB/s" },
      {
        name: "Upload: share of copying and hashing",
        value: (copy / upload) * 100,
        unit: "%",
        aim: { value: 60, better: "more" },
      },
      ...(peak === undefined ? [] : [{ name: "Upload: peak memory of the server", value: peak, unit: "MB" }]),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

async function makeFile(path: string): Promise<void> {
  const out = await open(path, "w")
  const block = randomBytes(1024 * 1024)
  for (let at = 0; at < MEGABYTES; at++) {
    block.writeUInt32LE(at, 0)
    await out.write(block)
  }
  await out.close()
}

/** What keeping a file safely takes at the least: copy, hash, flush to the disk, give it its name. */
async function copyAndHash(from: string, to: string): Promise<void> {
  const hash = createHash("sha256")
  await pipeline(
    createReadStream(from, { highWaterMark: 1024 * 1024 }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(`${to}.part`, { flush: true }),
  )
  hash.digest()
  await rename(`${to}.part`, to)
}

async function send(url: string, cookie: string, path: string): Promise<void> {
  const head =
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="bench.bin"\r\n` +
    "content-type: application/octet-stream\r\n\r\n"
  const tail = `\r\n--${BOUNDARY}--\r\n`
  const posted = request(url + paths.evidenceReceive(), {
    method: "POST",
    headers: {
      cookie,
      origin: url,
      "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
      "content-length": head.length + statSync(path).size + tail.length,
    },
  })
  const answered = new Promise<void>((resolve, reject) => {
    posted.on("error", reject)
    posted.on("response", async (response) => {
      let text = ""
      for await (const chunk of response) text += chunk
      if (response.statusCode === 200) resolve()
      else reject(new Error(`The upload was answered ${response.statusCode}: ${text.slice(0, 300)}`))
    })
  })
  posted.write(head)
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), posted, { end: false })
  posted.end(tail)
  await answered
}
