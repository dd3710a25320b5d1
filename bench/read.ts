/**
 * `node bench/read.ts [FOLDER]`: speed of reading on text and pages made from the project's own corpus, and, where the
 * content-extraction benchmark lies in FOLDER, its speed, precision, recall and F1 with 95 % bootstrap intervals beside
 * published figures. Rates are megabytes of input and of text that came out, a second of one thread's processor time.
 * The model of main content was trained on the developers' half of that benchmark, so that figures on it flatter; those
 * that do not are printed by `node scripts/content-model/train.ts FOLDER`.
 */
import { seededRandom } from '../packages/platform/src/cli/economy/seeded-random.ts'
import { readDocument } from '../packages/platform/src/read/index.ts'
import {
  type BenchmarkPage,
  benchmarkPages,
  goldSets,
  overlap,
  type Score,
  type Share,
  scoreOf,
} from './content-extraction.ts'
import { articles, corpusTexts, pageOf } from './corpus-pages.ts'

type Input = { source: string; bytes: Uint8Array; page?: BenchmarkPage }
type Result = {
  what: string
  files: number
  megabytesIn: number
  megabytesOut: number
  seconds: number
  scores: [string, Score][]
}

/** Files are read again until so much time has passed, so that compiling the code weighs little. */
const leastSeconds = 2
/** Where the bootstrap's draws begin. */
const seed = 7
/**
 * F1 that others publish. scrapinghub: its own table, over all 181 pages. The others: Mozilla's Readability over both halves as
 * measured for this project, 4-shingle F1; their own tables count other things (ROUGE-L on words).
 */
const published: Record<string, string> = {
  scrapinghub: 'Readability .947, trafilatura 2.0 .958, AutoExtract and rs_trafilatura .970',
  'magic-html/article': 'Readability .869, defuddle .837',
  'magic-html/article, Chinese': 'Readability .874, defuddle .874',
  'magic-html/forum': 'Readability .651, defuddle .741',
  'magic-html/forum, Chinese': 'Readability .607, defuddle .722',
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Corpus texts three times in one file as long as a book, each line numbered, so that none is a double. */
const longText = (): string =>
  [1, 2, 3].flatMap(part => corpusTexts.map((text, index) => text.replaceAll('\n', `\n${part}.${index} `))).join('\n')

async function measure(what: string, inputs: Input[], repeat: boolean): Promise<Result> {
  let bytesIn = 0
  let bytesOut = 0
  let seconds = 0
  const shares = new Map<string, Share[]>()
  do {
    for (const { source, bytes, page } of inputs) {
      const from = processorTime()
      const outcome = await readDocument(source, bytes)
      seconds += processorTime() - from
      bytesIn += bytes.length
      const text = outcome.ok ? outcome.value.text : ''
      bytesOut += Buffer.byteLength(text)
      if (page?.gold == null) continue
      for (const name of page.language === 'zh' ? [what, `${what}, Chinese`] : [what])
        shares.set(name, [...(shares.get(name) ?? []), overlap(text, page.gold)])
    }
  } while (repeat && seconds < leastSeconds)
  const scores = [...shares].map(([name, list]): [string, Score] => [name, scoreOf(list, seededRandom(seed))])
  return { what, files: inputs.length, megabytesIn: bytesIn / 1e6, megabytesOut: bytesOut / 1e6, seconds, scores }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
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
  for (const set of goldSets) {
    const pages = benchmarkPages(folder, set)
    results.push(
      await measure(
        set,
        pages.map(page => ({ source: `${page.id}.html`, bytes: page.bytes, page })),
        false,
      ),
    )
  }
else process.stderr.write('The content-extraction benchmark is not measured: no FOLDER was given.\n')

process.stdout.write('| what | files | MB/s in | MB/s text |\n|---|---|---|---|\n')
for (const { what, files, megabytesIn, megabytesOut, seconds } of results)
  process.stdout.write(
    `| ${what} | ${files} | ${(megabytesIn / seconds).toFixed(2)} | ${(megabytesOut / seconds).toFixed(2)} |\n`,
  )
if (folder)
  process.stdout.write('\n| set | pages | precision | recall | F1 | 95 % | others |\n|---|---|---|---|---|---|---|\n')
for (const [name, { pages, precision, recall, f1, low, high }] of results.flatMap(result => result.scores)) {
  const figures = [precision, recall, f1].map(figure => figure.toFixed(3)).join(' | ')
  process.stdout.write(
    `| ${name} | ${pages} | ${figures} | ${low.toFixed(3)}–${high.toFixed(3)} | ${published[name] ?? ''} |\n`,
  )
}
