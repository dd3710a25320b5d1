import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Analysis } from '@langqiao/platform/views'
import { ask, leave, openPage, settled, visit } from '../served.ts'

test('a planner asks of a city what it is strong in, asks the same of another, and opens how a figure was computed', async t => {
  const page = await openPage(t)
  const main = page.getByRole('main')
  await visit(page, '/analyses')
  await leave(page, () => main.getByRole('link', { name: 'What is it strong in?' }).click())
  await main.getByText('Choose a city or region first').waitFor()

  const analysis = await ask<Analysis>('/api/analyses/specialisation?region=340100')
  await page.getByLabel('City or region').fill('Hefei')
  await page
    .getByRole('option', { name: /^Hefei/ })
    .or(page.getByText('Hefei · Anhui'))
    .last()
    .click()
  await page.waitForURL('**/analyses/specialisation?region=340100*')
  await main.getByText(analysis.answer?.en ?? 'no answer').waitFor()
  await main.locator('svg').first().waitFor()
  const strongest = analysis.rows[0].cells.activity as { en: string }
  const row = main.getByRole('row', { name: new RegExp(`^${strongest.en}`) })
  await row.getByRole('button').click()
  const drawer = page.getByRole('dialog')
  await drawer
    .getByText(analysis.rows[0].evidence.formula?.inputs[0].value ?? 'none', { exact: true })
    .first()
    .waitFor()
  await page.keyboard.press('Escape')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('button', { name: 'Download CSV' }).first().click(),
  ])
  assert.match(download.suggestedFilename(), /analysis-specialisation/)
})

test('the address of an analysis holds all that was chosen', async t => {
  const page = await openPage(t, { language: 'zh' })
  await visit(page, '/analyses/opportunities?region=320500')
  await settled(page)
  await page.getByRole('heading', { level: 1, name: /苏州/ }).waitFor()
  assert.match(await page.title(), /苏州|机会象限/)
})
