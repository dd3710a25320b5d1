import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPage, settled, visit } from '../served.ts'

const good = '夜班巡检缺人手'
const rows = [
  ['key', 'organisation', 'title', 'text', 'kind', 'budget_yuan'],
  ['e2e-1', '示例水务集团', good, '泵站夜间无人值守，靠人巡检，希望自动发现渗漏。', 'scenario', '800000'],
  ['e2e-2', '示例水务集团', '泵站能耗偏高', '电费占运行费的一半，希望按来水调速。', 'scenario', '八十万'],
  ['e2e-3', '示例水务集团', '雨季调度靠电话', '上下游水位分散在三个系统里，希望一处可见。', 'scenario', '1200000'],
]

/** GBK bytes; the platform only decodes, so every pair of bytes is decoded once and looked up. */
const toGbk = (text: string): Buffer => {
  const decoder = new TextDecoder('gbk')
  const bytesOf = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (character.length === 1 && character !== '\uFFFD') bytesOf.set(character, [high, low])
    }
  return Buffer.from([...text].flatMap(character => bytesOf.get(character) ?? [character.charCodeAt(0)]))
}

test('a spreadsheet in GBK with one bad row is checked, brought in without that row, and taken back', async t => {
  const page = await openPage(t)
  const main = page.getByRole('main')
  const name = 'needs-gbk.csv'
  const buffer = toGbk(rows.map(row => row.join(',')).join('\r\n'))
  await visit(page, '/imports')
  await page.getByLabel('Drop a CSV').setInputFiles({ name, mimeType: 'text/csv', buffer })

  await t.test('the preview names row, field and mend before anything is written', async () => {
    await main.getByText('2 of 3 rows can be imported').waitFor()
    const text = await main.innerText()
    assert.match(text, /GB(K|18030)/)
    assert.ok(text.includes(good), 'the first rows are readable')
    const problems = main.locator('section', { has: page.getByRole('heading', { name: '1 problem' }) })
    const problem = await problems.getByRole('listitem').innerText()
    assert.match(problem, /row 3|:3\b|line 3/i)
    assert.match(problem, /budget.yuan.+八十万/s)
    assert.match(problem, /Write it like|Give|Use/, 'and how to mend it')
  })

  await t.test('the good rows come in and stand in the lists', async () => {
    await main.getByRole('button', { name: 'Import 2 rows' }).click()
    await main.getByRole('status').filter({ hasText: '2 imported' }).waitFor()
    await main.getByRole('row', { name: new RegExp(name) }).waitFor()
    await visit(page, '/needs')
    await main.getByRole('link', { name: good }).waitFor()
    assert.equal(await main.getByRole('link', { name: '泵站能耗偏高' }).count(), 0)
  })

  await t.test('taking it back removes them', async () => {
    await visit(page, '/imports')
    const row = main.getByRole('row', { name: new RegExp(name) })
    await row.getByRole('button', { name: 'Take back' }).click()
    await page
      .getByRole('dialog', { name: /Take back/ })
      .getByRole('button', { name: 'Take back' })
      .click()
    await row.getByText('taken back').waitFor()
    await visit(page, '/needs')
    assert.equal(await main.getByRole('link', { name: good }).count(), 0)
  })
})

test('a table with columns nobody knows asks what they are instead of guessing', async t => {
  const page = await openPage(t)
  await visit(page, '/imports')
  const buffer = Buffer.from('colour,weight\nred,3\n')
  await page.getByLabel('Drop a CSV').setInputFiles({ name: 'colours.csv', mimeType: 'text/csv', buffer })
  await page.getByText('1 rows; say what they are').or(page.getByText('1 row; say what they are')).waitFor()
  assert.ok(await page.getByRole('button', { name: /^Import/ }).isDisabled())
  await settled(page)
})
