import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { groupCopies } from './copies.ts'

const pair = (documentId: string, otherId: string, likeness = 0.9) => ({ documentId, otherId, likeness })

test('what is alike through a third is one group, named after the first that came', () => {
  assert.deepEqual(
    [...groupCopies(['a', 'b', 'c', 'd'], [pair('c', 'b'), pair('b', 'a')], [])],
    [
      ['a', 'a'],
      ['b', 'a'],
      ['c', 'a'],
      ['d', null],
    ],
  )
})

test('two reports on one form come apart by one word, each with its own copies', () => {
  const alike = [
    pair('22', '22 copy', 1),
    pair('23', '23 copy', 1),
    pair('23', '22', 0.6),
    pair('23 copy', '22 copy', 0.6),
  ]
  const groups = groupCopies(['22', '22 copy', '23', '23 copy'], alike, [pair('23', '22')])
  assert.deepEqual([...groups.values()], ['22', '22', '23', '23'])
})

test('no order of what was found changes the groups, and nobody who was said to be apart is in one', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const of = fc.constantFrom(...ids)
  const likenesses = fc.uniqueArray(
    fc
      .record({ documentId: of, otherId: of, likeness: fc.constantFrom(0.5, 0.7, 0.9) })
      .filter(each => each.documentId !== each.otherId),
    { selector: ({ documentId, otherId }) => [documentId, otherId].sort().join(), maxLength: 12 },
  )
  const aparts = fc.array(
    fc.tuple(of, of).filter(([a, b]) => a !== b),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(likenesses, aparts, fc.nat(), (alike, said, turn) => {
      const apart = said.map(([a, b]) => pair(a, b))
      const groups = groupCopies(ids, alike, apart)
      const turned = [...alike.slice(turn % (alike.length || 1)), ...alike.slice(0, turn % (alike.length || 1))]
      assert.deepEqual(groupCopies(ids, turned, apart), groups)
      for (const { documentId, otherId } of apart)
        assert.ok(groups.get(documentId) === null || groups.get(documentId) !== groups.get(otherId))
      for (const [id, first] of groups)
        if (first !== null) {
          assert.ok(first <= id)
          assert.ok(ids.some(other => other !== id && groups.get(other) === first))
        }
      if (apart.length === 0)
        for (const { documentId, otherId } of alike) assert.equal(groups.get(documentId), groups.get(otherId))
    }),
  )
})
