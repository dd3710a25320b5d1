/**
 * `node bench/commands.ts`: how fast `langqiao extract`, as a whole command, reads and extracts from a folder of texts and
 * from one of HTML pages. Megabytes of text that came out, a second of wall time, start of the process included.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { articles, pageOf } from './corpus-pages.ts'

/** Copies of each article, so that starting the process weighs little. */
const copies = 300

const main = path.join(import.meta.dirname, '../packages/platform/src/cli/main.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'langqiao-commands-'))
try {
  for (const [what, ending, write] of [
    ['texts', 'txt', (text: string) => text],
    ['pages', 'html', pageOf],
  ] as const) {
    const files = Array.from({ length: copies }, (_, copy) =>
      articles.map((text, index) => {
        const file = path.join(folder, `${copy}-${index}.${ending}`)
        writeFileSync(file, write(text, index))
        return file
      }),
    ).flat()
    const began = performance.now()
    const lines = execFileSync(process.execPath, [main, 'extract', ...files], { encoding: 'utf8', maxBuffer: 2 ** 30 })
    const seconds = (performance.now() - began) / 1000
    const bytes = lines
      .trim()
      .split('\n')
      .reduce((sum, line) => sum + Buffer.byteLength(JSON.parse(line).text), 0)
    console.log(
      `${what}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB of text in ${seconds.toFixed(1)} s, ${(bytes / 1e6 / seconds).toFixed(2)} MB/s`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
