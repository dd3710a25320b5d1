/** The part of yauzl that `zip.ts` uses; the package brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  type Entry = { fileName: string; uncompressedSize: number; isEncrypted(): boolean }
  type Archive = {
    entryCount: number
    eachEntry(): AsyncIterable<Entry>
    openReadStreamPromise(entry: Entry): Promise<Readable>
  }
  const yauzl: { fromBufferPromise(bytes: Buffer, options: { validateEntrySizes: boolean }): Promise<Archive> }
  // biome-ignore lint/style/noDefaultExport: yauzl is a CommonJS module, whose exports arrive as its default
  export default yauzl
}
