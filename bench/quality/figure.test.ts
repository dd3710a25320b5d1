import assert from 'node:assert/strict'
import test from 'node:test'
import { f1Figure, intervalOf, markFigure, meanFigure, readingOf, shareFigure } from './figure.ts'

const counts = [
  { right: 1, found: 1, real: 1 },
  { right: 0, found: 2, real: 1 },
  { right: 1, found: 1, real: 1 },
]

test('F1 sums counts over items first, means weigh every item alike', () => {
  assert.deepEqual(readingOf(f1Figure('names', counts)), { precision: 0.5, recall: 2 / 3, value: 4 / 7 })
  const pages = [
    { precision: 1, recall: 0.5 },
    { precision: 0.5, recall: 0.5 },
  ]
  assert.deepEqual(readingOf(meanFigure('pages', pages)), { precision: 0.75, recall: 0.5, value: 0.6 })
  assert.deepEqual(readingOf(shareFigure('cases', [{ right: 1, all: 3 }])), { value: 1 / 3 })
  const marks = [{ marks: 2, rightMarks: 1, places: 4, foundPlaces: 2 }]
  assert.deepEqual(readingOf(markFigure('marks', marks)), { precision: 0.5, recall: 0.5, value: 0.5 })
})

test('the interval holds the figure, comes out the same twice, and is a point where all items are alike', () => {
  const figure = f1Figure('names', counts)
  const { low, high } = intervalOf(figure)
  const { value } = readingOf(figure)
  assert.ok(low < value && value < high)
  assert.deepEqual(intervalOf(figure), { low, high })
  assert.deepEqual(intervalOf(f1Figure('names', [counts[0]!, counts[0]!])), { low: 1, high: 1 })
})

test('where there is nothing to find and nothing found, all is right', () => {
  assert.deepEqual(readingOf(f1Figure('none', [{ right: 0, found: 0, real: 0 }])), { recall: 1, value: 1 })
})
