import { closeSync, fstatSync, openSync, readSync } from "node:fs"

const STEP = 4 * 1024 * 1024
/** A file beyond this is rare, and its memory, never a shared one, is given back soon. */
const MOST_KEPT = 64 * 1024 * 1024

/** Holds one file after the other: a new buffer for each would wait for the garbage collector by the dozen. */
export class FileBuffer {
  private buffer: Buffer = Buffer.alloc(0)
  private readonly provideMemory: (size: number) => ArrayBufferLike

  constructor(provideMemory: (size: number) => ArrayBufferLike = (size) => new ArrayBuffer(size)) {
    this.provideMemory = provideMemory
  }

  /** The content of a file; good until the next is read. */
  read(path: string): Buffer {
    const fd = openSync(path, "r")
    try {
      const { size } = fstatSync(fd)
      const buffer = this.provide(size)
      let length = 0
      for (let read = -1; read !== 0 && length < size; length += read)
        read = readSync(fd, buffer, length, size - length, length)
      return buffer.subarray(0, length)
    } finally {
      closeSync(fd)
    }
  }

  private provide(size: number): Buffer {
    if (size > MOST_KEPT) return Buffer.alloc(size + 1)
    // Never just large enough: what is given must not be taken for bytes of their own.
    if (size >= this.buffer.length)
      this.buffer = Buffer.from(this.provideMemory((Math.floor(size / STEP) + 1) * STEP))
    return this.buffer
  }
}
