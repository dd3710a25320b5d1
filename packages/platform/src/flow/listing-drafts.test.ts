import assert from 'node:assert/strict'
import { test } from 'node:test'
import { criteriaOf, textOf, yuanOf } from './listing-drafts.ts'

test('a draft takes over the budget in yuan only', () => {
  assert.equal(yuanOf({ budget: { value: 6500000, unit: '元', quote: '650' } }), '6500000')
  assert.equal(yuanOf({ budget: { value: 40, unit: 'EUR', quote: '€40' } }), null)
  assert.equal(yuanOf({}), null)
})

test('criteria with a figure become criteria that can be checked', () => {
  const criteria = [{ quote: '误差不大于3厘米', op: '≤' as const, value: 3, unit: '厘米' }, { quote: '不破路面' }]
  assert.deepEqual(criteriaOf({ criteria }), [
    { what: '误差不大于3厘米', op: '≤', value: 3, unit: '厘米', hard: false },
  ])
})

test('owner and field told outside the quote are kept below it', () => {
  assert.equal(textOf('岸桥检测\t180', { owner: '示例码头公司', field: '港口' }), '岸桥检测\t180\n示例码头公司\n港口')
  assert.equal(textOf('示例公司急需传感器', { owner: '示例公司' }), '示例公司急需传感器')
})
