import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { reviewSchema } from './compare.ts'

test('the review of 2023 holds what its page says: 42 events of the list in 15 cities under 8 headings, and 4 more', () => {
  const events = reviewSchema.parse(
    JSON.parse(readFileSync(new URL('2023-cities/events.json', import.meta.url), 'utf8')),
  )
  const ofList = events.filter(({ section }) => section === 'list')
  const cities = new Set(ofList.flatMap(({ place }) => place ?? []))
  const topics = new Set(ofList.map(({ topic }) => topic))
  const withMonth = ofList.filter(({ date }) => date.length > 4)
  assert.deepEqual(
    [ofList.length, cities.size, topics.size, withMonth.length, events.length - ofList.length],
    [42, 15, 8, 33, 4],
  )
})
