import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { limits } from '../read/index.ts'
import { extractionSchema, problemSchema } from '../words/index.ts'
import { bombs } from './bomb-fixture.ts'
import { studySafely } from './extract-safely.ts'

/**
 * At a small part of their size bombs must be read or refused without being stopped: what grows faster than its input shows
 * there too; those without a size wait. LANGQIAO_BOMBS=1 sets all of them off in full; then being stopped is an answer, and they take minutes.
 */
const isFull = process.env.LANGQIAO_BOMBS !== undefined
const scale = isFull ? 1 : 0.004
/** What stopping takes beyond the limit, on a busy machine. */
const graceMs = 3_000
/** What an answer may take here; what parsing takes is taken in the worker, within its limit. */
const mostHereMb = 300
const mebibyte = 1024 * 1024

describe('a file made to take all time or memory', () => {
  assert.ok(bombs.length >= 100)
  for (const { name, make } of bombs.filter(bomb => isFull || !bomb.hasNoSize))
    test(name, async t => {
      const bytes = make(scale)
      const before = process.memoryUsage().rss
      let most = before
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss)
      }, 20)
      const began = performance.now()
      const outcome = await studySafely(name, bytes)
      const took = performance.now() - began
      clearInterval(watch)
      const grownMb = (most - before) / mebibyte
      if (outcome.ok) extractionSchema.parse(outcome.value.extraction)
      else problemSchema.parse(outcome.problem)
      const code = outcome.ok ? 'read' : outcome.problem.code
      t.diagnostic(`${code} in ${took.toFixed(0)} ms, ${grownMb.toFixed(0)} MB`)
      assert.ok(took < limits.timeoutMs + graceMs, `${took.toFixed(0)} ms`)
      assert.ok(grownMb < mostHereMb, `${grownMb.toFixed(0)} MB`)
      if (!isFull) assert.notEqual(code, 'parse-timeout')
    })
})
