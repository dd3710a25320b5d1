import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Document, Events, Extracted } from '@langqiao/platform/views'
import type { Page } from 'playwright-core'
import { ask, leave, openPage, visit } from '../served.ts'

const body = `2025年4月9日，襄阳市与示例造船有限公司在汉江边签署协议，开放六公里河段试航无人货船。

协议写明，试航不超过12艘，每艘都要装定位和录像设备，数据交给市里的航道平台保存三年。渔民可以在平台上查看当天的试航时间，遇到问题打热线，两个工作日内有答复。

市交通局的负责人说，试航满一年没有事故的船，可以申请在相邻河段收费运货。沿江的造船厂和大学一起出人，把试航中遇到的问题整理成册，向全省公开。`
const article = `汉江开放无人货船试航河段\n\n${body}`
const reprint = `【转载】汉江开放无人货船试航河段\n\n${body.replace('12艘', '20艘')}\n\n更多消息请留意本号每周五的简报。`
const firms = [
  { title: '襄阳日报示例版', text: '2024年，襄阳市高新技术企业达2106家。' },
  { title: '另一份示例简报', text: '2024年，襄阳市拥有高新技术企业1893家。' },
]

const read = (sent: { title?: string; text: string }) => ask<Document>('/api/documents', sent)
const copies = (page: Page) => page.locator('#copies')

test('documents that say the same are one row, unfold, and tell what differs', async t => {
  const [first, second] = [await read({ text: article }), await read({ text: reprint })]
  const page = await openPage(t)
  await visit(page, '/documents')
  const row = page.getByRole('listitem').filter({ hasText: first.title }).first()
  await row.getByRole('button', { name: /says the same/ }).click()
  await row.getByRole('link', { name: second.title, exact: true }).waitFor()

  await t.test('the filter lists every one', async () => {
    const filter = page.getByRole('search', { name: 'Title, publisher or text' })
    await filter.getByRole('combobox').click()
    await page.getByTitle('every one').click()
    await page.waitForURL(/copies=shown/)
    await page.getByRole('link', { name: second.title, exact: true }).waitFor()
  })

  await t.test('the page of each shows the others, and the sentences that differ', async () => {
    await visit(page, `/documents/${second.id}`)
    await copies(page)
      .getByRole('button', { name: `Compare with “${first.title}”` })
      .click()
    const differences = copies(page).getByRole('table')
    await differences.getByRole('row').filter({ hasText: '20艘' }).filter({ hasText: '12艘' }).waitFor()
    await differences.getByText('更多消息请留意本号每周五的简报').waitFor()
  })

  await t.test('one that is no copy is taken out, and brought back', async () => {
    await copies(page)
      .getByRole('button', { name: `“${first.title}” is not a copy of this` })
      .click()
    await page.getByText('Said to be no copy:').waitFor()
    await page.getByRole('button', { name: /^Take back that/ }).click()
    await copies(page)
      .getByRole('button', { name: `Compare with “${first.title}”` })
      .waitFor()
  })

  await t.test('an event that both tell is one, with its copy named behind it', async () => {
    for (const document of [first, second]) {
      const event = document.extracted.find(({ kind }) => kind === 'events')
      await ask<Extracted>(`/api/documents/${document.id}/extracted/${event?.id}`, { decision: 'accepted' })
    }
    const q = encodeURIComponent('无人货船')
    assert.equal((await ask<Events>(`/api/events?q=${q}`)).total, 1)
    await visit(page, `/events?q=${q}`)
    await page.getByRole('button', { name: /1 more copy/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('heading', { name: 'Copies of it' }).waitFor()
    await leave(page, () => drawer.getByRole('listitem').getByRole('link').click())
    assert.match(page.url(), /\/documents\//)
  })
})

const card = (page: Page) => page.getByRole('article').filter({ hasText: '1893' })

/** Waits until the server has what was decided, then looks at the page anew. */
const decided = (page: Page) => card(page).getByRole('button', { name: 'Take the decision back' })

const openFigures = async (t: TestContext): Promise<Page> => {
  const page = await openPage(t)
  await visit(page, '/review')
  await leave(page, () => page.getByRole('link', { name: 'Figures that disagree' }).click())
  return page
}

test('figures that cannot both be right stand side by side, and somebody decides', async t => {
  const [one, other] = [await read(firms[0]), await read(firms[1])]
  const page = await openFigures(t)
  const written = await card(page).getByRole('strong').allInnerTexts()
  assert.deepEqual(written, ['1893家', '2106家'])
  await card(page).locator('mark', { hasText: '2106家' }).waitFor()

  await t.test('which one holds is kept with its reason, and taken back', async () => {
    await card(page).getByRole('textbox', { name: 'Why (may be left out)' }).fill('the bureau’s list')
    await card(page).getByRole('button', { name: '2106家 holds' }).click()
    await decided(page).waitFor()
    await card(page).getByText('Why: the bureau’s list').waitFor()
    await visit(page, '/review/figures?status=open')
    assert.equal(await card(page).count(), 0)
    await visit(page, '/review/figures?status=decided')
    await decided(page).click()
    await page.getByText('the decision is taken back').waitFor()
  })

  await t.test('both documents and the city show it, each leads to the words', async () => {
    await visit(page, `/documents/${one.id}`)
    await card(page).waitFor()
    await leave(page, () => card(page).getByRole('link', { name: other.title }).click())
    assert.ok(page.url().includes(`/documents/${other.id}?at=`))
    await visit(page, '/regions/420600')
    await card(page).waitFor()
    await page.getByRole('heading', { name: /disagrees? with other sources/ }).waitFor()
  })

  await t.test('a decision that was made too quickly is undone from where it is told', async () => {
    await card(page).getByRole('button', { name: 'Both, by different definitions' }).click()
    await decided(page).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await card(page).getByRole('button', { name: 'Cannot be told' }).waitFor()
  })
})
