import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { simplified } from '../../words/simplified.ts'
import { clean } from './clean.ts'
import { draftOf, edited, originalSpan } from './draft.ts'

test('edits of edits are traced to the original', () => {
  const draft = edited(draftOf('a(x)b&nbsp;c'), [
    { start: 1, end: 4, instead: '', kind: 'pinyin' },
    { start: 5, end: 11, instead: ' ', kind: 'broken-tag' },
  ])
  assert.equal(draft.text, 'ab c')
  assert.deepEqual(originalSpan(draft, { start: 1, end: 3 }), { start: 4, end: 11 })
  const again = edited(draft, [{ start: 1, end: 2, instead: '', kind: 'inner-space' }])
  assert.equal(again.text, 'a c')
  assert.deepEqual(originalSpan(again, { start: 1, end: 2 }), { start: 5, end: 11 })
  assert.deepEqual(originalSpan(again, { start: 3, end: 3 }), { start: 12, end: 12 })
  assert.deepEqual(again.removed.at(-1), { start: 4, end: 5, kind: 'inner-space' })
})

/** A text and edits of it, each of which keeps at most as many units as it takes. */
const editedText = fc.string({ unit: 'binary', maxLength: 60 }).chain(text =>
  fc
    .uniqueArray(fc.nat(text.length), { maxLength: 12 })
    .map(cuts => cuts.sort((a, b) => a - b))
    .map(cuts => ({
      text,
      edits: cuts.flatMap((end, index) =>
        index % 2 === 0 ? [] : [{ start: cuts[index - 1]!, end, instead: end % 2 ? '' : '_', kind: 'pinyin' as const }],
      ),
    })),
)

test('what is kept is found where it stood', () => {
  fc.assert(
    fc.property(editedText, ({ text, edits }) => {
      const draft = edited(draftOf(text), edits)
      assert.equal(
        draft.text,
        edits.reduceRight((rest, { start, end, instead }) => rest.slice(0, start) + instead + rest.slice(end), text),
      )
      let position = 0
      let taken = 0
      for (const { start, end, instead } of [...edits, { start: text.length, end: text.length, instead: '' }]) {
        for (; taken < start; taken++, position++)
          assert.deepEqual(originalSpan(draft, { start: position, end: position + 1 }), {
            start: taken,
            end: taken + 1,
          })
        if (instead !== '')
          assert.deepEqual(originalSpan(draft, { start: position, end: position + 1 }), { start, end })
        position += instead.length
        taken = end
      }
    }),
  )
})

const noise = fc.constantFrom(
  '創(chuàng)新',
  '</span>',
  '&nbsp;',
  '&amp;',
  '\r\n',
  '\u200b',
  '  ',
  '要 素',
  '\u3000',
  '?',
  '上一篇:没有了',
)
const written = fc.array(
  fc.oneof(noise, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('城市', '，', '。', '\n')),
)

test('every character of a cleaned text stands in the original where its offset says, in either script', () => {
  fc.assert(
    fc.property(written, pieces => {
      const original = pieces.join('')
      const cleaned = clean(original, 'prose')
      const folded = simplified(cleaned.text)
      let last = 0
      for (let at = 0; at < folded.length; at++) {
        const { start, end } = originalSpan(cleaned, { start: at, end: at + 1 })
        assert.ok(start >= last && end > start && end <= original.length)
        last = end
        // White space and entities change their form; all else is one unit, and folds to the same.
        if (end - start === 1 && !/\s/.test(original[start]!)) assert.equal(simplified(original[start]!), folded[at])
      }
      for (const { start, end, quote } of cleaned.damaged) assert.equal(cleaned.text.slice(start, end), quote)
      for (const { start, end } of cleaned.removed) assert.ok(start < end && end <= original.length)
    }),
  )
})
