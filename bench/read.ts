/**
 * `node bench/read.ts [FOLDER]`: speed of reading on text and pages made from the project's own corpus, and, where the
 * content-extraction benchmark lies in FOLDER, its F1 and speed. Rates are megabytes of input and of text that came
 * out, a second of one thread's processor time.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readDocument } from '../packages/platform/src/read/index.ts'
import { articles, corpusTexts, pageOf } from './corpus-pages.ts'

type Input = { source: string; bytes: Uint8Array; gold?: string }
type Result = {
  what: string
  files: number
  megabytesIn: number
  megabytesOut: number
  seconds: number
  f1: number | null
}

/** Files are read again until so much time has passed, so that compiling the code weighs little. */
const leastSeconds = 2
/** Length of the shingles that the F1 of content extraction counts, as in scrapinghub's article-extraction-benchmark. */
const shingleLength = 4

const encode = (text: string) => new TextEncoder().encode(text)

/** Corpus texts three times in one file as long as a book, each line numbered, so that none is a double. */
const longText = (): string =>
  [1, 2, 3].flatMap(part => corpusTexts.map((text, index) => text.replaceAll('\n', `\n${part}.${index} `))).join('\n')

async function measure(what: string, inputs: Input[], repeat: boolean): Promise<Result> {
  let bytesIn = 0
  let bytesOut = 0
  let precision = 0
  let recall = 0
  const processorTime = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
  let seconds = 0
  do {
    for (const { source, bytes, gold } of inputs) {
      const from = processorTime()
      const outcome = await readDocument(source, bytes)
      seconds += processorTime() - from
      bytesIn += bytes.length
      const text = outcome.ok ? outcome.value.text : ''
      bytesOut += Buffer.byteLength(text)
      if (gold === undefined) continue
      const share = overlap(text, gold)
      precision += share.precision / inputs.length
      recall += share.recall / inputs.length
    }
  } while (repeat && seconds < leastSeconds)
  const hasGold = inputs.some(input => input.gold !== undefined)
  const f1 = hasGold ? (2 * precision * recall) / (precision + recall) : null
  return { what, files: inputs.length, megabytesIn: bytesIn / 1e6, megabytesOut: bytesOut / 1e6, seconds, f1 }
}

/** Precision and recall of shingles; a Han character is a token, so is a run of other letters or digits. */
function overlap(found: string, gold: string): { precision: number; recall: number } {
  const a = shingles(found)
  const b = shingles(gold)
  const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)
  let shared = 0
  for (const [shingle, count] of a) shared += Math.min(count, b.get(shingle) ?? 0)
  const [foundTotal, goldTotal] = [total(a), total(b)]
  return {
    precision: foundTotal === 0 ? (goldTotal === 0 ? 1 : 0) : shared / foundTotal,
    recall: goldTotal === 0 ? 1 : shared / goldTotal,
  }
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/\p{Script=Han}|[^\p{Script=Han}\P{L}]+|\p{N}+/gu) ?? []
  const counts = new Map<string, number>()
  for (let index = 0; index <= Math.max(0, tokens.length - shingleLength); index++) {
    const shingle = tokens.slice(index, index + shingleLength).join(' ')
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

/** Pages and gold texts of one set of the content-extraction benchmark. */
function benchmarkInputs(folder: string, set: string): Input[] {
  const truth: Record<string, { articleBody?: string; content?: string }> = JSON.parse(
    readFileSync(path.join(folder, set, 'ground-truth.json'), 'utf8'),
  )
  const read = (id: string) => {
    const file = path.join(folder, set, 'html', `${id}.html`)
    return existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`))
  }
  return Object.entries(truth).map(([id, { articleBody, content }]) => ({
    source: `${id}.html`,
    bytes: read(id),
    gold: articleBody ?? content ?? '',
  }))
}

const folder = process.argv[2]
const results = [
  await measure('text, one long file', [{ source: 'long.txt', bytes: encode(longText()) }], true),
  await measure(
    'text, corpus files',
    corpusTexts.map((text, index) => ({ source: `${index}.txt`, bytes: encode(text) })),
    true,
  ),
  await measure(
    'pages made of corpus files',
    articles.map((text, index) => ({ source: `${index}.html`, bytes: encode(pageOf(text, index)) })),
    true,
  ),
]
if (folder)
  for (const set of ['scrapinghub', 'magic-html/article', 'magic-html/forum'])
    results.push(await measure(set, benchmarkInputs(folder, set), false))

process.stdout.write('| what | files | MB/s in | MB/s text | F1 |\n|---|---|---|---|---|\n')
for (const { what, files, megabytesIn, megabytesOut, seconds, f1 } of results)
  process.stdout.write(
    `| ${what} | ${files} | ${(megabytesIn / seconds).toFixed(2)} | ${(megabytesOut / seconds).toFixed(2)} | ${f1?.toFixed(3) ?? ''} |\n`,
  )
