import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Criterion } from '@langqiao/platform/words'
import { subjectName, subjectOf, withSubjectNames } from '../../state/subjects.ts'
import { toCriterion, toCriterionFields, toProperty } from './criterion-fields.ts'

const criteria: Criterion[] = [
  { what: 'payload', op: '≥', value: 60, unit: 't', hard: true },
  { what: 'region', op: 'in', value: ['420100', '440300'], unit: undefined, hard: false },
  { what: 'certificate', op: '=', value: 'ISO 13485', unit: undefined, hard: true },
  { what: '舱内高度', op: '≤', value: -1.5, unit: 'm', hard: false },
]

test('a criterion comes out of the form as it went in, in either language', () => {
  for (const language of ['zh', 'en'] as const)
    for (const criterion of criteria) {
      const fields = toCriterionFields(criterion, language)
      const value = Array.isArray(criterion.value) ? criterion.value.map(String) : criterion.value
      assert.deepEqual(toCriterion(fields), { ...criterion, value })
    }
})

test('subjects are said in words, and found again from them', () => {
  assert.equal(subjectName('operating-temperature-max', 'en'), 'operating temperature max')
  assert.equal(subjectName('operating-temperature-max', 'zh'), '最高工作温度')
  assert.equal(subjectOf(' Operating temperature max '), 'operating-temperature-max')
  assert.equal(subjectOf('最高工作温度'), 'operating-temperature-max')
  assert.equal(subjectOf('Colour of the cab'), 'Colour of the cab')
})

test('Chinese sentences of the server name subjects in Chinese, English ones stay', () => {
  assert.equal(withSubjectNames('若payload由55 t变为≥ 60 t'), '若载重由55 t变为≥ 60 t')
  assert.equal(withSubjectNames('If payload were ≥ 60 t'), 'If payload were ≥ 60 t')
})

test('a property keeps words that are no number', () => {
  assert.deepEqual(toProperty({ what: '载重', value: ' 65 ', unit: ' t ' }), { what: 'payload', value: 65, unit: 't' })
  assert.deepEqual(toProperty({ what: 'deployment', value: '3-5', unit: '' }), {
    what: 'deployment',
    value: '3-5',
    unit: undefined,
  })
})
