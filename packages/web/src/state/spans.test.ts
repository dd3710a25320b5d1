import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chunksOf, piecesOf, spansOf } from './spans.ts'

test('quotes are marked wherever they stand, and joined where they overlap', () => {
  assert.deepEqual(spansOf('night shift at night', ['night', null, 'absent']), [
    { start: 0, end: 5 },
    { start: 15, end: 20 },
  ])
  assert.deepEqual(spansOf('abcdef', ['abc', 'bcd']), [{ start: 0, end: 4 }])
  assert.deepEqual(spansOf('to and fro', ['o']), [{ start: 1, end: 2 }])
})

const spans = fc.array(
  fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length })),
)

test('pieces lie end to end and know exactly the spans that cover them', () => {
  fc.assert(
    fc.property(spans, all => {
      const pieces = piecesOf(all, 10, 50)
      assert.equal(pieces[0].start, 10)
      assert.equal(pieces.at(-1)?.end, 50)
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) assert.equal(piece.start, pieces[index - 1].end)
        for (let at = piece.start; at < piece.end; at++)
          assert.equal(piece.covers.length, all.filter(span => span.start <= at && at < span.end).length)
      }
    }),
  )
})

test('chunks hold the whole text in order and end at lines where they can', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 30 })), fc.integer({ min: 5, max: 40 }), (lines, size) => {
      const text = lines.join('\n')
      const chunks = chunksOf(text, size)
      assert.equal(chunks.map(({ start, end }) => text.slice(start, end)).join(''), text)
      for (const { start, end } of chunks) assert.ok(end > start && end - start <= size + 1)
    }),
  )
  assert.deepEqual(chunksOf('ab\ncd\nef', 4), [
    { start: 0, end: 3 },
    { start: 3, end: 6 },
    { start: 6, end: 8 },
  ])
})
