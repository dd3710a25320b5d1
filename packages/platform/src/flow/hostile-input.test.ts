import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { extract } from '../extract/index.ts'
import { limits, readDocument } from '../read/index.ts'
import { cleanDocumentSchema, extractionSchema, problemSchema } from '../words/index.ts'
import { extractSafely } from './extract-safely.ts'
import { corpusInputs, damaged, overAndOver } from './hostile-fixture.ts'

/** Damaged inputs of each format; more where the environment asks, which takes as long as it says. */
const runs = Number(process.env.LANGQIAO_FUZZ_RUNS ?? 25)
const seed = process.env.LANGQIAO_FUZZ_SEED ? Number(process.env.LANGQIAO_FUZZ_SEED) : undefined

/** What failed, cut to a length that can be read. */
const tellBriefly = (details: fc.RunDetails<[string]>): void => {
  if (!details.failed) return
  const text = JSON.stringify(details.counterexample?.[0].slice(0, 60))
  assert.fail(`seed ${details.seed}, path ${details.counterexamplePath}: ${text} ${details.errorInstance}`)
}

type Quoted = { quote: string; start: number; end: number }

/** Every span in a value, however deep, and every quote without one. */
const quotesIn = (value: unknown): (Quoted | { quote: string })[] => {
  if (typeof value !== 'object' || value === null) return []
  const own = 'quote' in value ? [value as Quoted] : []
  return [...own, ...Object.values(value).flatMap(quotesIn)]
}

/** Reads and extracts here, without the worker that would turn a throw into an answer: nothing may throw. */
const readAndExtract = async (name: string, bytes: Uint8Array): Promise<void> => {
  const began = performance.now()
  const read = await readDocument(name, bytes)
  if (!read.ok) {
    problemSchema.parse(read.problem)
    return
  }
  cleanDocumentSchema.parse(read.value)
  const { text, title, published, damaged } = read.value
  assert.ok(text.isWellFormed())
  const extraction = extract({ source: name, text, title, published })
  extractionSchema.parse(extraction)
  assert.equal(extraction.text, text)
  for (const found of quotesIn([extraction, damaged]))
    if ('start' in found) assert.equal(text.slice(found.start, found.end), found.quote)
    else assert.ok(text.includes(found.quote), found.quote)
  const took = performance.now() - began
  assert.ok(took < limits.timeoutMs, `${took.toFixed(0)} ms for ${bytes.length} bytes`)
}

describe('a damaged file gives a typed result in time, and every quote stands where it says', () => {
  for (const [ending, inputs] of Object.entries(corpusInputs()))
    test(`${runs} of ${ending}`, async () => {
      await fc.assert(
        fc.asyncProperty(damaged(inputs), ({ name, bytes }) => readAndExtract(name, bytes)),
        { numRuns: runs, seed, endOnFailure: process.env.LANGQIAO_FUZZ_RUNS !== undefined },
      )
    })
})

test('a few words over and over are read in time', async () => {
  await fc.assert(
    fc.asyncProperty(overAndOver(4_000), async text => {
      const outcome = await extractSafely('a.txt', Buffer.from(text), { timeoutMs: 5_000 })
      assert.ok(outcome.ok || outcome.problem.code === 'empty-text', JSON.stringify(outcome).slice(0, 200))
    }),
    { numRuns: 4 * runs, seed, endOnFailure: true, reporter: tellBriefly },
  )
})
