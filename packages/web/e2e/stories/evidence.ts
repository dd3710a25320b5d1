import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { openPage, visit } from '../served.ts'

const drawer = (page: Page) => page.getByRole('dialog', { name: 'Evidence' })

/** Opens what stands behind a fact by keyboard. */
const open = async (page: Page, chip: Locator): Promise<string> => {
  await chip.focus()
  await page.keyboard.press('Enter')
  await drawer(page).getByRole('heading', { level: 3 }).first().waitFor()
  return drawer(page).innerText()
}

/** Closes the drawer with Escape; the reader stands again where the drawer was opened. */
const closeBack = async (page: Page, chip: Locator): Promise<void> => {
  await page.keyboard.press('Escape')
  await drawer(page).waitFor({ state: 'hidden' })
  await page.waitForFunction(element => element === document.activeElement, await chip.elementHandle())
}

test('the source behind a fact of a city is one step away, and leads on to its document', async t => {
  const page = await openPage(t)
  await visit(page, '/regions/340100')
  const size = page.locator('section', { has: page.getByRole('heading', { name: 'Size and effort' }) })
  const chip = size.getByRole('button', { name: /\S/ }).and(page.locator('[aria-haspopup=dialog]')).first()
  const publisher = await chip.innerText()
  const said = await open(page, chip)
  assert.match(said, /Publisher|Fact from/)
  assert.ok(said.includes(publisher.split(' ')[0]), `the drawer names ${publisher}`)
  await closeBack(page, chip)

  await open(page, chip)
  const title = await drawer(page).getByRole('heading', { level: 3 }).first().innerText()
  await drawer(page).getByRole('link', { name: 'Open the document' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
})

test('a fact without a kept sentence says which article it is from', async t => {
  const page = await openPage(t)
  await visit(page, '/flows?region=110000')
  const chip = page.getByRole('row', { name: /2014/ }).getByRole('button')
  const said = await open(page, chip)
  assert.match(said, /Fact from/)
  assert.match(said, /Section/)
  await closeBack(page, chip)
})

test('a computed figure shows its formula and what went into it', async t => {
  const page = await openPage(t)
  await visit(page, '/analyses/specialisation?region=340100')
  const chip = page.getByRole('main').getByRole('row').nth(1).getByRole('button').first()
  const said = await open(page, chip)
  assert.match(said, /Formula/)
  assert.match(said, /What went in/)
  assert.ok((await drawer(page).locator('dl dd').count()) > 0, 'every input has its value')
  await closeBack(page, chip)
})
