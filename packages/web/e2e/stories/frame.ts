import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NeedSummary } from '@langqiao/platform/views'
import type { Page } from 'playwright-core'
import { ask, openPage, settled, visit } from '../served.ts'

/** Searches by keyboard alone and opens what stands first in the list under `kind`. */
const search = async (page: Page, words: string, option: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('dialog').getByRole('combobox')
  await field.waitFor()
  await page.keyboard.type(words)
  const wanted = page.getByRole('option').filter({ hasText: option }).first()
  await wanted.waitFor()
  const options = await page.getByRole('option').count()
  for (let step = 0; step < options && (await wanted.getAttribute('aria-selected')) !== 'true'; step++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('a city is found by its name in either language without touching the mouse', async t => {
  const page = await openPage(t)
  await visit(page, '/board')
  for (const words of ['合肥', 'Hefei']) {
    await search(page, words, 'Hefei')
    await page.getByRole('heading', { level: 1, name: 'Hefei' }).waitFor()
    await visit(page, '/board')
  }
})

test('a need is found by its words without touching the mouse', async t => {
  const { items } = await ask<{ items: NeedSummary[] }>('/api/needs')
  const need = items.find(item => item.titleEn !== null) ?? items[0]
  const page = await openPage(t)
  await visit(page, '/')
  await search(page, need.title, need.titleEn ?? need.title)
  await page.waitForURL(`**/needs/${need.id}`)
})

test('Escape closes the search and gives the keyboard back to the page', async t => {
  const page = await openPage(t)
  await visit(page, '/')
  const button = page.getByRole('banner').getByRole('button', { name: 'Search' })
  await button.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(element => element === document.activeElement, await button.elementHandle())
})

test('the chosen language stays after a reload', async t => {
  const page = await openPage(t, { language: 'zh' })
  await visit(page, '/needs')
  const chinese = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await page.getByRole('heading', { level: 1, name: /need/i }).waitFor()
  await page.reload()
  await settled(page)
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /need/i)
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.getByRole('button', { name: '切换到中文' }).click()
  await page.getByRole('heading', { level: 1, name: chinese }).waitFor()
})

test('a dark appearance can be chosen and stays after a reload', async t => {
  const page = await openPage(t)
  const brightness = () =>
    page.evaluate(() => {
      const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []
      return (red + green + blue) / 3
    })
  await visit(page, '/')
  assert.ok((await brightness()) > 200, 'paper at first')
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('menuitem', { name: 'Dark' }).click()
  await page.waitForFunction(() => getComputedStyle(document.body).colorScheme !== 'light')
  assert.ok((await brightness()) < 60, 'dark after the choice')
  await page.reload()
  await settled(page)
  assert.ok((await brightness()) < 60, 'and after a reload')
})

test('the keyboard reaches the content in one step and the main navigation in a few', async t => {
  const page = await openPage(t)
  await visit(page, '/')
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
  await page.keyboard.press('Tab')
  assert.equal(await focused(), 'Skip to content')
  assert.ok(await page.getByRole('link', { name: 'Skip to content' }).isVisible())
  const reached: (string | undefined)[] = []
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press('Tab')
    reached.push(await focused())
  }
  for (const word of ['Observe', 'Diagnose', 'Match', 'Collaborate'])
    assert.ok(reached.includes(word), `${word} is among the first stops: ${reached}`)

  await page.reload()
  await settled(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'content')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.closest('main') !== null), true)
})
