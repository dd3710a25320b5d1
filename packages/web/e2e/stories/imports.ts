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

const yearbook = [
  '2019年安徽省主要指标,,,',
  '城市,地区生产总值（亿元）,R&D投入强度（%）,城市品牌指数（分）',
  '合肥,9409.4,3.10,71',
  '芜湖,3618.3,2.98,—',
  '巢湖人,1,1,1',
  '资料来源：示例统计年鉴,,,',
].join('\n')
const twoUnits = '城市,指标,年份,数值,单位\n合肥,地区生产总值,2022,12013.1,亿元\n六安,地区生产总值,2022,20040000,万元\n'

for (const [language, words] of [
  [
    'zh',
    {
      drop: '把 CSV',
      wide: '3 行中 2 行可以导入',
      title: '时期 2019',
      open: '1 处要您定',
      question: '有几种单位：亿元、万元',
      convert: '统一换算成亿元',
      none: '导入 0 行',
      all: '导入 2 行',
      done: '已导入 2 条观测值',
      back: '撤回',
      taken: '已撤回',
    },
  ],
  [
    'en',
    {
      drop: 'Drop a CSV',
      wide: '2 of 3 rows can be imported',
      title: 'period 2019',
      open: '1 thing for you to decide',
      question: 'is given in several units: 亿元, 万元',
      convert: 'Convert all to 亿元',
      none: 'Import 0 rows',
      all: 'Import 2 rows',
      done: ': 2 imported',
      back: 'Take back',
      taken: 'taken back',
    },
  ],
] as const)
  test(`figures come in wide, and what a file leaves open is decided in the preview (${language})`, async t => {
    const page = await openPage(t, { language })
    const main = page.getByRole('main')
    const drop = async (name: string, text: string) => {
      await visit(page, '/imports')
      await page.getByLabel(words.drop).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    }

    await t.test('a table of a yearbook is known by its indicators; its title gives year and source', async () => {
      await drop('yearbook.csv', yearbook)
      await main.getByText(words.wide).waitFor()
      const text = await main.innerText()
      assert.ok(text.includes(words.title) && text.includes('示例统计年鉴'))
      assert.match(text, /rd_intensity/)
    })

    await t.test('two units are asked about, by name, and nothing comes in until one is chosen', async () => {
      await drop(`units-${language}.csv`, twoUnits)
      await main.getByRole('heading', { name: words.open }).waitFor()
      const decision = main.getByRole('listitem').filter({ hasText: words.question })
      assert.match(await decision.innerText(), /地区生产总值|GDP/)
      assert.ok(await main.getByRole('button', { name: words.none }).isDisabled())
      await decision.getByRole('combobox').click()
      await page.getByTitle(words.convert).click()
      await main.getByRole('button', { name: words.all }).click()
      await main.getByRole('status').filter({ hasText: words.done }).waitFor()
    })

    await t.test('and it can be taken back', async () => {
      const row = main.getByRole('row', { name: new RegExp(`units-${language}.csv`) })
      await row.getByRole('button', { name: words.back }).click()
      await page.getByRole('dialog').getByRole('button', { name: words.back }).click()
      await row.getByText(words.taken).waitFor()
    })
  })
