import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leave, openPage, visit } from '../served.ts'

const title = 'Night shifts without drivers on the container yard'
const text =
  'Forty trailers carry containers from quay to yard. At night a third of them stand still because drivers are missing; ' +
  'we look for driverless horizontal transport that works in rain and fog, beside trucks with drivers.'
const why = 'They run the same vehicles in fog elsewhere; we begin with two at night.'
const whyOn = 'Both sides signed the test plan, the insurer agreed.'

test('a need is described, answered, carried on with reasons, deleted and brought back', async t => {
  const page = await openPage(t)
  const main = page.getByRole('main')
  await visit(page, '/needs/new')

  await t.test('what is required is said at its field', async () => {
    await main.getByRole('button', { name: 'Publish the need' }).click()
    await main.getByText('Required', { exact: true }).nth(1).waitFor()
    for (const field of ['What is to be solved', 'The problem in your own words'])
      assert.equal(await main.getByLabel(field).getAttribute('aria-invalid'), 'true', `“${field}” is marked`)
    assert.deepEqual(await main.getByText('Required', { exact: true }).allInnerTexts(), ['Required', 'Required'])
  })

  let need = ''
  await t.test('two fields are enough to save, and what is still missing is named', async () => {
    await main.getByLabel('What is to be solved').fill(title)
    await main.getByLabel('The problem in your own words').fill(text)
    await main.getByRole('button', { name: 'Publish the need' }).click()
    await main.getByRole('heading', { level: 1, name: title }).waitFor()
    need = new URL(page.url()).pathname
    const gaps = main.getByRole('complementary').filter({ hasText: 'What would make it easier to answer' })
    const named = (await gaps.getByRole('listitem').allInnerTexts()).join('\n')
    for (const gap of [/budget/i, /adoption|purchase/i, /where|region|place/i]) assert.match(named, gap)
  })

  await t.test('its matches page shows who could answer, with reasons', async () => {
    await leave(page, () => main.getByRole('link', { name: 'See who could answer' }).click())
    const offer = main.locator('button[aria-expanded]').first()
    await offer.click()
    await main.getByRole('table', { name: 'How the score is made' }).waitFor()
  })

  await t.test('a collaboration begins with a reason', async () => {
    await main.getByRole('button', { name: 'Start a collaboration' }).click()
    const start = main.getByRole('button', { name: 'Start a collaboration' })
    assert.ok(await start.isDisabled(), 'not without a reason')
    await main.getByRole('textbox', { name: 'Why this offer' }).fill(why)
    await leave(page, () => start.click())
    assert.match(page.url(), /\/collaborations\//)
  })

  await t.test('it moves on with a reason, and the history shows both', async () => {
    await main.getByRole('textbox', { name: 'Reason' }).fill(whyOn)
    await main.getByRole('button', { name: 'Move on to Test' }).click()
    const history = main.locator('section', { has: page.getByRole('heading', { name: 'How it came here' }) })
    await history.getByText(whyOn).waitFor()
    const [newest, oldest] = await history.getByRole('listitem').allInnerTexts()
    assert.match(newest, /Test/)
    assert.ok(newest.includes(whyOn))
    assert.ok(oldest.includes(why))
    assert.equal(await main.locator('[aria-current=step]').innerText(), 'Test')
  })

  await t.test('the need is deleted, and undo brings it back', async () => {
    await visit(page, need)
    await leave(page, () => main.getByRole('button', { name: 'Delete' }).click())
    await page.getByText('is deleted').waitFor()
    await main.getByRole('link', { name: title }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('is back').waitFor()
    await main.getByRole('link', { name: title }).click()
    await main.getByRole('heading', { level: 1, name: title }).waitFor()
  })
})

test('a form that holds unsaved words asks before it is left', async t => {
  const page = await openPage(t)
  await visit(page, '/needs/new')
  await page.getByLabel('What is to be solved').fill(title)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Collaborate' }).click()
  const asked = page.getByRole('dialog', { name: 'Not saved yet' })
  await asked.getByRole('button', { name: 'Keep writing' }).click()
  await asked.waitFor({ state: 'hidden' })
  assert.equal(await page.getByLabel('What is to be solved').inputValue(), title)
})
