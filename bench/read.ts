/**
 * `node bench/read.ts`: speed of reading on text and pages made from the project's own corpus and, where it is at hand, on the
 * pages of the content-extraction benchmark. Rates are megabytes of input and of text that came out, a second of one
 * thread's processor time.
 */
import { readDocument } from '../packages/platform/src/read/index.ts'
import { articles, corpusTexts, pageOf } from './corpus-pages.ts'
import { missing } from './quality/files.ts'
import { benchmarkPages, pageSets } from './quality/pages.ts'

type Input = { source: string; bytes: Uint8Array }
type Result = { what: string; files: number; megabytesIn: number; megabytesOut: number; seconds: number }

/** Files are read again until so much time has passed, so that compiling the code weighs little. */
const leastSeconds = 2

const encode = (text: string) => new TextEncoder().encode(text)

/** Corpus texts three times in one file as long as a book, each line numbered, so that none is a double. */
const longText = (): string =>
  [1, 2, 3].flatMap(part => corpusTexts.map((text, index) => text.replaceAll('\n', `\n${part}.${index} `))).join('\n')

async function measure(what: string, inputs: Input[]): Promise<Result> {
  let bytesIn = 0
  let bytesOut = 0
  let seconds = 0
  while (seconds < leastSeconds)
    for (const { source, bytes } of inputs) {
      const from = processorTime()
      const outcome = await readDocument(source, bytes)
      seconds += processorTime() - from
      bytesIn += bytes.length
      bytesOut += Buffer.byteLength(outcome.ok ? outcome.value.text : '')
    }
  return { what, files: inputs.length, megabytesIn: bytesIn / 1e6, megabytesOut: bytesOut / 1e6, seconds }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const results = [
  await measure('text, one long file', [{ source: 'long.txt', bytes: encode(longText()) }]),
  await measure(
    'text, corpus files',
    corpusTexts.map((text, index) => ({ source: `${index}.txt`, bytes: encode(text) })),
  ),
  await measure(
    'pages made of corpus files',
    articles.map((text, index) => ({ source: `${index}.html`, bytes: encode(pageOf(text, index)) })),
  ),
]
if (missing(['content-extraction']).length === 0)
  for (const set of pageSets) {
    const pages = benchmarkPages(set)
    results.push(
      await measure(
        `pages of ${set}`,
        pages.map(({ id, bytes }) => ({ source: `${id}.html`, bytes })),
      ),
    )
  }
else process.stderr.write('Pages of the web are not measured: ../shared/benchmarks has no content-extraction.\n')

process.stdout.write('| what | files | MB/s in | MB/s text |\n|---|---|---|---|\n')
for (const { what, files, megabytesIn, megabytesOut, seconds } of results)
  process.stdout.write(
    `| ${what} | ${files} | ${(megabytesIn / seconds).toFixed(2)} | ${(megabytesOut / seconds).toFixed(2)} |\n`,
  )
