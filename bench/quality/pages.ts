import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'parse5'
import { linesOf } from '../../packages/platform/src/read/html/lines.ts'
import { benchmark } from './files.ts'

/** A page of a benchmark. `gold` is its main content; where there is none, `wanted` and `unwanted` are pieces of text. */
export type BenchmarkPage = {
  set: string
  id: string
  domain: string
  language: string
  bytes: Uint8Array
  gold: string | null
  wanted: string[]
  unwanted: string[]
}
export type Share = { precision: number; recall: number }

/** Length of the shingles that the F1 of content extraction counts, as in scrapinghub's article-extraction-benchmark. */
const shingleLength = 4
/**
 * Sets of the content-extraction benchmark. The gold of `readability` is what Mozilla's program does, that of the others a
 * person's; `trafilatura` has pieces of text instead.
 */
export const pageSets = ['scrapinghub', 'magic-html/article', 'magic-html/forum', 'readability', 'trafilatura'] as const

/** Pages of one set of the content-extraction benchmark. */
export function benchmarkPages(set: (typeof pageSets)[number]): BenchmarkPage[] {
  const folder = benchmark('content-extraction')
  const read = (file: string) => {
    const whole = path.join(folder, set, file)
    return existsSync(whole) ? readFileSync(whole) : gunzipSync(readFileSync(`${whole}.gz`))
  }
  const none = { gold: null, wanted: [], unwanted: [], language: '' }
  if (set === 'readability')
    return globSync('*/expected.html.gz', { cwd: path.join(folder, set) }).map(file => {
      const id = path.dirname(file)
      const expected = parse(read(path.join(id, 'expected.html')).toString())
      const gold = linesOf(expected)
        .map(line => line.text)
        .join('\n')
      return { ...none, set, id, domain: id.replace(/-\d+$/, ''), bytes: read(path.join(id, 'source.html')), gold }
    })
  if (set === 'trafilatura') {
    const data: Record<string, { file: string; with: string[]; without: string[] }> = JSON.parse(
      read('evaldata.json').toString(),
    )
    return Object.entries(data).map(([url, page]) => ({
      ...none,
      ...{ set, id: page.file, domain: domainOf(url), bytes: read(`html/${page.file}`) },
      ...{ wanted: page.with, unwanted: page.without },
    }))
  }
  const truth: Record<string, { url: string; articleBody?: string; content?: string; lang?: string }> = JSON.parse(
    read('ground-truth.json').toString(),
  )
  return Object.entries(truth).map(([id, page]) => ({
    ...none,
    ...{ set, id, domain: domainOf(page.url), language: page.lang ?? 'en', bytes: read(`html/${id}.html`) },
    gold: page.articleBody ?? page.content ?? '',
  }))
}

/** The last two labels of an address's host; what is no address stands for itself. */
function domainOf(address: string): string {
  const url = URL.parse(/^https?:/.test(address) ? address : `http://${address}`)
  return url ? url.hostname.split('.').slice(-2).join('.') : address
}

/** Tokens of a text: a Han character is one, so is a run of other letters or of digits. */
export const tokensOf = (text: string): string[] => text.match(/\p{Script=Han}|[^\p{Script=Han}\P{L}]+|\p{N}+/gu) ?? []

/** Precision and recall of the shingles of a text that was found, as bags. */
export function overlap(found: string, gold: string): Share {
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
  const tokens = tokensOf(text)
  const counts = new Map<string, number>()
  for (let index = 0; index <= Math.max(0, tokens.length - shingleLength); index++) {
    const shingle = tokens.slice(index, index + shingleLength).join(' ')
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}
