import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readDocument } from '../../packages/platform/src/read/index.ts'
import type { CleanDocument, Removal } from '../../packages/platform/src/words/index.ts'

type Expected = Omit<CleanDocument, 'source' | 'removed'> & { removed: Removal['kind'][] }

const fields = {
  titles: 'title',
  publishers: 'publisher',
  dates: 'published',
  languages: 'language',
  encodings: 'encoding',
} as const

/** Reads every case of this folder and compares it with what is expected; the measures are in corpus/README.md. */
export async function measure(): Promise<Record<string, number>> {
  const cases = globSync('*/expected.json', { cwd: import.meta.dirname })
    .map(path.dirname)
    .sort()
  const totals: Record<string, number> = { 'text-f1': 0, lines: 0 }
  const kinds = { shared: 0, found: 0, expected: 0 }
  for (const name of cases) {
    const folder = path.join(import.meta.dirname, name)
    const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'))
    const outcome = await readDocument(...(await inputOf(folder)))
    if (!outcome.ok) throw new Error(`${name}: ${outcome.problem.message}`)
    const found = outcome.value
    totals['text-f1'] += pairsF1(found.text, expected.text)
    totals.lines += linesShare(found.text, expected.text)
    for (const [measureName, field] of Object.entries(fields))
      totals[measureName] = (totals[measureName] ?? 0) + (found[field] === expected[field] ? 1 : 0)
    const foundKinds = found.removed.map(removal => removal.kind)
    kinds.shared += foundKinds.filter(kind => expected.removed.includes(kind)).length
    kinds.found += foundKinds.length
    kinds.expected += expected.removed.length
  }
  const means = Object.fromEntries(Object.entries(totals).map(([name, total]) => [name, total / cases.length]))
  return { ...means, 'removed-kinds': (2 * kinds.shared) / (kinds.found + kinds.expected) }
}

/** Name and bytes of a case's input, made where the folder says how. */
async function inputOf(folder: string): Promise<[string, Uint8Array]> {
  const maker = path.join(folder, 'make-input.ts')
  if (existsSync(maker)) return ['input', await (await import(pathToFileURL(maker).href)).input()]
  const name = globSync('input.*', { cwd: folder })[0]!
  return [name, readFileSync(path.join(folder, name))]
}

function pairsF1(found: string, expected: string): number {
  const counts = characterPairs(expected)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let shared = 0
  let foundTotal = 0
  for (const [pair, count] of characterPairs(found)) {
    foundTotal += count
    shared += Math.min(count, counts.get(pair) ?? 0)
  }
  return (2 * shared) / (foundTotal + total)
}

function characterPairs(text: string): Map<string, number> {
  const tight = text.replace(/\s/g, '')
  const counts = new Map<string, number>()
  for (let index = 0; index + 1 < tight.length; index++) {
    const pair = tight.slice(index, index + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

function linesShare(found: string, expected: string): number {
  const lines = found.split('\n')
  const wanted = expected.split('\n')
  let from = 0
  let there = 0
  for (const line of wanted) {
    const at = lines.indexOf(line, from)
    if (at < 0) continue
    there++
    from = at + 1
  }
  return there / wanted.length
}
