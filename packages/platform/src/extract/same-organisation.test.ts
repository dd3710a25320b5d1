import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type NamedOrganisation, suggestSameOrganisations } from './same-organisation.ts'

/** Firms without a known place, of which a test names only what matters. */
const firms = (...given: (string | Partial<NamedOrganisation>)[]): NamedOrganisation[] =>
  given.map(each => ({ name: '', kind: 'firm', place: null, ...(typeof each === 'string' ? { name: each } : each) }))
const suggested = (...given: Parameters<typeof firms>) =>
  suggestSameOrganisations(firms(...given)).map(({ name, sameAs, reason }) => [name, sameAs, reason])

test('a short name is joined with the full name that it begins, where the rest says only the trade', () => {
  const full = '示例智航科技有限公司'
  assert.deepEqual(suggested('示例智航', full), [['示例智航', full, 'short-in-full']])
  assert.deepEqual(suggested('示例智航', '深圳市示例智航科技有限公司')[0][2], 'short-in-full')
  assert.deepEqual(suggested('示例智航', '示例智航农机租赁有限公司'), [])
})

test('names that differ by legal form, place, brackets or script only are the same words', () => {
  for (const [name, sameAs] of [
    ['示例智航科技', '示例智航科技有限公司'],
    ['示例智航科技有限公司', '深圳市示例智航科技有限公司'],
    ['示例智航科技有限公司', '示例智航（深圳）科技有限公司'],
    ['示例智航科技', '示例智航科技（集团）股份有限公司'],
    ['示例雲嶺科技', '示例云岭科技有限公司'],
    ['Sample Bridge', 'Sample Bridge Co., Ltd.'],
  ])
    assert.deepEqual(suggested(sameAs, name), [[name, sameAs, 'same-words']], name)
})

test('a chain of ever fuller names is no doubt; two firms that could be meant are', () => {
  const [short, middle, full] = ['示例智航', '示例智航科技', '示例智航科技有限公司']
  assert.deepEqual(suggested(short, middle, full), [
    [short, full, 'short-in-full'],
    [middle, full, 'same-words'],
  ])
  assert.deepEqual(suggested(short, '示例智航科技有限公司', '示例智航医疗有限公司'), [])
})

test('kinds and places must agree', () => {
  const full = { name: '示例智航科技有限公司', place: '深圳' }
  assert.equal(suggested({ name: '示例智航', place: '广东' }, full).length, 1)
  assert.equal(suggested({ name: '示例智航', place: '合肥' }, full).length, 0)
  assert.equal(suggested({ name: '示例智航', kind: 'university' }, full).length, 0)
  assert.equal(suggested('上海示例智航科技有限公司', '深圳示例智航科技有限公司').length, 0)
})

test('a trade, a place, a branch of a group or two characters behind a place name nobody', () => {
  for (const [short, full] of [
    ['科技', '科技有限公司'],
    ['合肥', '合肥科技有限公司'],
    ['示例', '示例证券有限公司'],
    ['云岭', '武汉云岭有限公司'],
    ['示例公司', '示例科技有限公司'],
    ['示例城', '示例城（亚洲）有限公司'],
  ])
    assert.deepEqual(suggested(short, full), [], short)
})

test('other kinds of organisation are joined by the same words alone', () => {
  const institutes = [
    { name: '示例研究院', kind: 'institute' as const },
    { name: '示例研究院科技中心', kind: 'institute' as const },
  ]
  assert.deepEqual(suggested(...institutes), [])
})

/** Pieces of which names of firms are made, so that many of the made-up ones share some. */
const piece = fc.constantFrom(
  '示例',
  '智航',
  '云岭',
  '科技',
  '集团',
  '深圳',
  '（合肥）',
  '有限公司',
  '公司',
  'A',
  '-W',
  '、',
  ' ',
)
const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map(pieces => pieces.join(''))

test('whatever the names: each is joined once at most, with a longer one of the same list, and the order does not matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.oneof(name, fc.string()), { maxLength: 12 }), names => {
      const found = suggestSameOrganisations(firms(...names.map(name => ({ name }))))
      assert.equal(new Set(found.map(each => each.name)).size, found.length)
      for (const { name, sameAs } of found) {
        assert.ok(names.includes(sameAs) && names.includes(name) && name !== sameAs)
        assert.ok(sameAs.length >= name.length)
      }
      const sorted = (list: typeof found) => list.map(each => JSON.stringify(each)).sort()
      const reversed = suggestSameOrganisations(firms(...names.toReversed().map(name => ({ name }))))
      assert.deepEqual(sorted(reversed), sorted(found))
    }),
  )
})
