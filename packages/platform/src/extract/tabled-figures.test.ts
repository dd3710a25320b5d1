import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findFigures } from './figures.ts'
import { readPassage } from './passage.ts'
import { findTabledNumbers } from './tabled-figures.ts'

const figures = (text: string) => findFigures(readPassage(text), []).map(({ value, unit }) => [value, unit])

test('a cell takes the unit of its column, a head counts nothing', () => {
  assert.deepEqual(
    figures('行业\t企业数（家）\t产值（亿元）\t增长（%）\n光学\t1,041\t129.7\t-3.6\n电池\t57\t—\t19.3'),
    [
      [1041, '家'],
      [12_970_000_000, '元'],
      [-3.6, '%'],
      [57, '家'],
      [19.3, '%'],
    ],
  )
})

test('merged first cells are left out; a sum and a range take the unit too; a cell with a unit keeps it', () => {
  assert.deepEqual(
    figures(
      '主体\t场景\t投入（万元）\t期限\n某公司\t巡检\t180\t6天\n引航\t100-200\t面议\n合计\t380\n正文里的380不算。',
    ),
    [
      [1_800_000, '元'],
      [6, '天'],
      [1_000_000, '元'],
      [2_000_000, '元'],
      [3_800_000, '元'],
    ],
  )
})

test('the unit of a whole table stands above it, and not for row numbers and rates', () => {
  assert.deepEqual(figures('表1 投入 单位：万元\n序号\t项目\t投入\t增长率\n1\t码头\t20\t3.5'), [[200_000, '元']])
})

test('whatever the table, cells are in order and stand where they say', () => {
  const cell = fc.constantFrom('产值（亿元）', '家数（家）', '12', '3.5', '-7', '', '某地', '单位：万元', '2-3')
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
  fc.assert(
    fc.property(table, rows => {
      const text = rows.map(row => row.join('\t')).join('\n')
      let last = 0
      for (const { start, end } of findTabledNumbers(readPassage(text))) {
        assert.ok(start >= last && /^[-\d.]+$/.test(text.slice(start, end)))
        last = end
      }
    }),
  )
})
