import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rolesOf } from './roles.ts'

test('places belong to the role whose colon they follow', () => {
  assert.deepEqual(rolesOf('chain-leader;branches:110000;440100;spin-off'), [
    { role: 'chain-leader', places: [] },
    { role: 'branches', places: ['110000', '440100'] },
    { role: 'spin-off', places: [] },
  ])
  assert.deepEqual(rolesOf('park-of:group:jin-ji'), [{ role: 'park-of', places: ['group:jin-ji'] }])
  assert.deepEqual(rolesOf(null), [])
})

test('any text gives roles that are not empty', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', ':', ';', '110000', 'group', ' ')), parts => {
      for (const { role, places } of rolesOf(parts.join(''))) {
        assert.ok(role.length > 0)
        assert.ok(places.every(place => place.length > 0))
      }
    }),
  )
})
