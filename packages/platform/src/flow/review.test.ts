import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { DecidedRow } from '../store/review.ts'
import { contextOf, goldLine } from './review.ts'

/** A text with line breaks and characters of two units, and a span in it. */
const spanned = fc
  .array(fc.constantFrom('\n', '\u4e00', 'a', '\u{20000}', ' '), { minLength: 1, maxLength: 400 })
  .map(characters => characters.join(''))
  .chain(text => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
  .map(([text, a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) }))

test('the words around a span stand around it in the text, in its paragraph', () => {
  fc.assert(
    fc.property(spanned, ({ text, start, end }) => {
      const { before, after } = contextOf(text, start, end)
      assert.equal(text.slice(start - before.length, start), before)
      assert.equal(text.slice(end, end + after.length), after)
      assert.doesNotMatch(before + after, /\n/)
    }),
  )
})

test('a line of gold holds the quote where it says', () => {
  fc.assert(
    fc.property(spanned, ({ text, start, end }) => {
      const quote = text.slice(start, end)
      const extracted = { spanStart: start, spanEnd: end, quote, decision: 'accepted', documentId: 'x', label: 'x' }
      const line = goldLine({ extracted, how: null, title: 'x' } as DecidedRow, text)
      assert.equal(line.text.slice(line.start, line.end), quote)
      assert.equal(text.slice(line.document.start, line.document.start + line.text.length), line.text)
    }),
  )
})
