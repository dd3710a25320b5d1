import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document, Extracted, Review } from '@langqiao/platform/views'
import type { Page } from 'playwright-core'
import { ask, openPage, visit } from '../served.ts'

const firm = '示例智航科技有限公司'
const short = '示例智航'
const bureau = '芜湖市科技局'
const rightBureau = '芜湖市科学技术局'
const texts = [
  `3月5日，${firm}与${bureau}签约，投资8亿元。${bureau}表示，项目年内动工。`,
  `${firm}在芜湖设立研发中心，${bureau}到场。`,
  `${bureau}公布名单，${firm}入选。`,
]

const card = (page: Page) => page.getByRole('region', { name: 'Under review' })
const list = (page: Page) => page.getByRole('region', { name: 'To review', exact: true })
const heading = (page: Page) => card(page).getByRole('heading', { level: 2 })
const row = (page: Page, label: string) => list(page).getByRole('listitem').filter({ hasText: label })
const chosen = (page: Page) => list(page).locator('[aria-current=true]')

const read = (text: string) => ask<Document>('/api/documents', { text })
const decide = (document: Document, found: Extracted, decision: object) =>
  ask<Extracted>(`/api/documents/${document.id}/extracted/${found.id}`, decision)
const named = (document: Document, name: string) =>
  document.extracted.filter(found => found.kind === 'organisations' && found.foundLabel === name)

/** Moves down the queue by key until this is shown. */
const moveTo = async (page: Page, label: string): Promise<void> => {
  const count = await list(page).getByRole('listitem').count()
  for (let step = 0; step < count; step++) {
    if ((await heading(page).innerText()) === label && (await card(page).getByText('Accept').count()) > 0) return
    const before = await chosen(page).elementHandle()
    await page.keyboard.press('j')
    await page.waitForFunction(element => element?.getAttribute('aria-current') !== 'true', before)
  }
  assert.equal(await heading(page).innerText(), label)
}

test('the queue is worked through from the keyboard alone', async t => {
  const first = await read(texts[0])
  const page = await openPage(t)
  await visit(page, `/review?document=${first.id}`)
  const left = (await ask<Review>(`/api/review?document=${first.id}`)).total
  assert.equal(await list(page).getByRole('listitem').count(), left)

  await t.test('each thing stands beside its words', async () => {
    await moveTo(page, firm)
    assert.ok((await card(page).innerText()).includes(texts[0].slice(0, 20)))
    assert.equal(await card(page).locator('mark').innerText(), firm)
    assert.ok(
      await card(page)
        .getByText(/^confidence (unknown|\d+%)$/)
        .isVisible(),
    )
  })

  await t.test('accepting goes on to the next; undo opens it again', async () => {
    await page.keyboard.press('a')
    await row(page, firm).getByText('accepted').waitFor()
    assert.notEqual(await heading(page).innerText(), firm)
    await page.keyboard.press('u')
    await heading(page).filter({ hasText: firm }).waitFor()
    await card(page).getByRole('button', { name: 'Accept' }).waitFor()
  })

  await t.test('a correction is proposed for the same name and followed with one key', async () => {
    await moveTo(page, bureau)
    await page.keyboard.press('c')
    const words = page.getByRole('textbox', { name: 'The right words' })
    await words.fill(rightBureau)
    await words.press('Enter')
    await row(page, rightBureau).getByText('corrected').waitFor()
    await moveTo(page, bureau)
    await card(page).getByText(`corrected to “${rightBureau}” 1 time before`).waitFor()
    await page.keyboard.press('p')
    await row(page, rightBureau).getByText('corrected').nth(1).waitFor()
  })

  await t.test('the keys are listed under ?, and can be switched off', async () => {
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'List of single keys' })
    await dialog.getByText('merge names').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('switch', { name: 'Single keys' }).click()
    await page.getByRole('switch', { name: 'Single keys', checked: false }).waitFor()
    const before = await heading(page).innerText()
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    assert.equal(await heading(page).innerText(), before)
    await page.getByRole('switch', { name: 'Single keys' }).click()
  })

  await t.test('the document opens at its words and leads back to the same thing', async () => {
    await moveTo(page, firm)
    await page.keyboard.press('o')
    await page.waitForURL(/\/documents\//)
    await page.locator('[data-start][class*=selected]').first().waitFor()
    await page.getByRole('link', { name: 'Back to the queue' }).click()
    await page.waitForURL(/\/review\?item=/)
    await heading(page).filter({ hasText: firm }).waitFor()
  })
})

test('what agrees with earlier decisions is decided in bulk, and taken back as a whole', async t => {
  const document = await read(texts[1])
  await decide(document, named(document, firm)[0], { decision: 'accepted' })
  await read(texts[2])
  const page = await openPage(t)
  await visit(page, '/review')
  const bulk = page.getByRole('button', { name: /^Decide \d+ things? as before/ })
  const count = Number((await bulk.innerText()).match(/\d+/)?.[0])
  assert.ok(count > 0)
  await bulk.click()
  const batches = page.getByRole('main').getByRole('listitem').filter({ hasText: 'in bulk' })
  const undo = batches.first().getByRole('button', { name: 'Undo all of it' })
  await undo.waitFor()
  await bulk.waitFor({ state: 'detached' })
  await undo.click()
  await bulk.waitFor()
  assert.equal(Number((await bulk.innerText()).match(/\d+/)?.[0]), count)
})

test('what was rejected twice is rejected at once in the next document, and says so', async t => {
  const twice = '示例空谷管委会'
  const earlier = await read(`芜湖市${twice}发布公告。\n芜湖市${twice}负责解释。`)
  const name = earlier.extracted.find(found => found.kind === 'organisations')?.foundLabel ?? ''
  for (const found of named(earlier, name)) await decide(earlier, found, { decision: 'rejected' })
  const later = await read(`昨天，芜湖市${twice}接待了来访客商。`)
  const page = await openPage(t)
  await visit(page, `/documents/${later.id}`)
  const items = page.getByRole('region', { name: 'Found in the text' }).getByRole('listitem')
  await items.filter({ hasText: name }).getByText('by earlier decision').first().waitFor()
})

test('a short name is merged with its full one and split again', async t => {
  const document = await read(texts[1])
  await read(texts[2])
  await decide(document, named(document, firm)[0], { decision: 'corrected', label: short })
  const page = await openPage(t)
  await visit(page, '/review/names')
  const join = page.getByRole('button', { name: `Merge “${short}” into “${firm}”` })
  await join.click()
  await join.waitFor({ state: 'detached' })
  const organisation = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `also “${short}”` })
    .first()
  await organisation.getByText(firm).first().waitFor()
  await organisation.getByRole('button', { name: `Split “${short}” from “${firm}”` }).click()
  await join.waitFor()
})

test('decisions are saved as gold', async t => {
  const document = await read(texts[0])
  await decide(document, named(document, firm)[0], { decision: 'accepted' })
  const page = await openPage(t)
  await visit(page, '/review/history')
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: /Export decisions/ }).click()
  assert.match((await saved).suggestedFilename(), /\.jsonl$/)
})

test('the record of decisions says who decided what, is filtered, and the latest is undone by key', async t => {
  const document = await read(texts[0].replaceAll('芜湖', '安庆'))
  const [one, other] = document.extracted.filter(found => found.kind === 'organisations')
  await decide(document, one, { decision: 'rejected' })
  await decide(document, one, { decision: 'corrected', label: '示例改正名' })
  await decide(document, other, { decision: 'accepted' })
  const page = await openPage(t)
  await visit(page, '/review')
  await page.getByRole('link', { name: 'Record of decisions' }).click()
  await page.getByRole('heading', { level: 1, name: /decisions on record/ }).waitFor()
  const lines = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('time') })
  const chosen = page.locator('li[aria-current=true]')
  assert.match(await lines.nth(0).innerText(), new RegExp(`accepted ${other.foundLabel}`))
  assert.match(await lines.nth(1).innerText(), /corrected 示例改正名[\s\S]*rejected before/)

  await t.test('gone through and undone from the keyboard, and the undoing is undone', async () => {
    await page.keyboard.press('j')
    await chosen.filter({ hasText: '示例改正名' }).waitFor()
    await page.keyboard.press('u')
    await page.getByText(`Undone: “${one.foundLabel}” stands as it did before.`).waitFor()
    await lines
      .nth(0)
      .filter({ hasText: `rejected ${one.foundLabel}` })
      .waitFor()
    assert.equal(await lines.nth(2).getByRole('button').count(), 0, 'only the latest can be undone')
    await lines
      .nth(0)
      .getByRole('button', { name: `Undo this decision on “${one.foundLabel}”` })
      .click()
    await lines.nth(0).filter({ hasText: 'corrected 示例改正名' }).waitFor()
  })

  await t.test('a filter is an address of its own', async () => {
    await page.getByRole('combobox', { name: 'Decision' }).click()
    await page.getByTitle('rejected', { exact: true }).click()
    await page.waitForURL(/decision=rejected/)
    await lines
      .filter({ hasText: /accepted 示例|accepted 安庆/ })
      .first()
      .waitFor({ state: 'detached' })
    assert.ok((await lines.count()) > 0)
    await visit(page, '/review/history?by=local&kind=figures&decision=corrected')
    await page.getByText('No decisions with this filter.').waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await lines.first().waitFor()
  })

  await t.test('a line opens the document at its words', async () => {
    await page.keyboard.press('o')
    await page.waitForURL(/\/documents\//)
    await page.locator('[data-start][class*=selected]').first().waitFor()
  })
})
