import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { inOrder } from './in-order.ts'

test('results come in the order of the items, and no more than so many are on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer()),
      fc.integer({ min: 1, max: 4 }),
      async (scheduler, items, atOnce) => {
        let onTheWay = 0
        let most = 0
        const work = scheduler.scheduleFunction(async (item: number) => item * 2)
        const results: number[] = []
        const all = (async () => {
          for await (const result of inOrder(items, atOnce, async item => {
            most = Math.max(most, ++onTheWay)
            const doubled = await work(item)
            onTheWay--
            return doubled
          }))
            results.push(result)
        })()
        await scheduler.waitFor(all)
        assert.deepEqual(
          results,
          items.map(item => item * 2),
        )
        assert.ok(most <= atOnce)
      },
    ),
  )
})
