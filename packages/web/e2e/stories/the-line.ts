import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Analysis } from '@langqiao/platform/views'
import type { Page } from 'playwright-core'
import { ask, leave, openPage, visit } from '../served.ts'

const nodes = ['Diagnosed', 'Partners', 'Needs, scenarios', 'Matched', 'Pilots', 'First purchases', 'Next cities']

const loop = (page: Page) => page.getByRole('region', { name: 'One loop, over real places' }).getByRole('listitem')
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('heading', { level: 1, name }).waitFor()

/** Opens the first screen and follows the case of one node; gives the words of its link. */
const follow = async (page: Page, node: string): Promise<string> => {
  await visit(page, '/')
  const link = loop(page).filter({ hasText: node }).getByRole('link')
  const words = await link.innerText()
  await leave(page, () => link.click())
  return words
}

test('the first screen tells the line from a diagnosed city to the next one, with live numbers', async t => {
  const page = await openPage(t)
  await visit(page, '/')
  const said = await loop(page).allInnerTexts()
  assert.equal(said.length, nodes.length)
  for (const [index, node] of nodes.entries()) {
    assert.ok(said[index].startsWith(node), `node ${index + 1} is ${node}, the page says: ${said[index]}`)
    const number = /\d[\d,]*/.exec(said[index].slice(node.length))?.[0].replace(',', '')
    assert.ok(Number(number) > 0, `${node} has a number: ${said[index]}`)
  }
  assert.equal(await loop(page).getByRole('link').count(), nodes.length, 'every node links to its case')
})

test('the diagnosed city shows its type, and for what is within reach the strengths that carry it', async t => {
  const page = await openPage(t)
  assert.match(await follow(page, 'Diagnosed'), /^Hefei/)
  await heading(page, 'Hefei')

  const type = page.locator('section', { has: page.getByRole('heading', { name: 'Type and path' }) })
  const memberships = await type.locator('dl dt').allInnerTexts()
  assert.ok(memberships.length > 0, 'membership of at least one type is shown')
  assert.ok((await type.getByRole('table').first().getByRole('row').count()) > 1, 'with its grounds')

  const { rows } = await ask<Analysis>('/api/analyses/opportunities?region=340100')
  const [nearest] = rows.flatMap(({ cells }) => (cells.present ? [] : [cells as Record<string, { en: string }>]))
  const reach = page.locator('section#opportunities')
  await reach.scrollIntoViewIfNeeded()
  await reach.getByText(`strong in: ${nearest.activity.en}`).waitFor()
  await reach.getByRole('button', { name: 'Show as table' }).click()
  const row = reach.getByRole('row').filter({ has: page.getByRole('cell', { name: nearest.activity.en, exact: true }) })
  assert.ok((await row.innerText()).includes(nearest.carriers.en), 'with the strengths that carry it')

  await leave(page, () => reach.getByRole('link', { name: 'Open the analysis and its table' }).click())
  await heading(page, 'Hefei · Opportunities')
})

test('Beijing’s technology contracts to Tianjin and Hebei stand with both years and the growth between them', async t => {
  const page = await openPage(t, { language: 'en' })
  assert.match(await follow(page, 'Partners'), /^Beijing → Tianjin and Hebei/)
  await heading(page, /Beijing/)

  const rows = page.getByRole('row', { name: /Technology contracts Beijing Tianjin and Hebei/ })
  const amounts = new Map<number, number>()
  for (const row of await rows.allInnerTexts()) {
    const [, year] = /\b(20\d\d)\b/.exec(row) ?? []
    const [, billions] = /¥([\d.]+)\s?bn/i.exec(row) ?? []
    amounts.set(Number(year), Number(billions))
  }
  assert.deepEqual([...amounts.keys()].sort(), [2014, 2022])

  const growth = page.locator('section', { has: page.getByRole('heading', { name: 'Yearly growth' }) })
  const pair = await growth.getByRole('listitem').filter({ hasText: 'Tianjin and Hebei' }).innerText()
  const shown = Number(/\+([\d.]+)%/.exec(pair)?.[1]) / 100
  const ratio = (amounts.get(2022) ?? Number.NaN) / (amounts.get(2014) ?? Number.NaN)
  const computed = ratio ** (1 / (2022 - 2014)) - 1
  assert.ok(Math.abs(shown - computed) < 0.001, `growth ${shown} is what the amounts ${ratio} give: ${computed}`)
})

test('a need from Hubei is met by an offer from Shenzhen, and its reasons add up to the score', async t => {
  const page = await openPage(t)
  const [need, offer] = (await follow(page, 'Matched')).split(' × ')
  await heading(page, need)
  await page.getByRole('main').getByRole('link', { name: 'Wuhan' }).first().waitFor()

  const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: offer, exact: true }) })
  await row.getByRole('link', { name: 'Shenzhen' }).waitFor()
  const toggle = row.getByRole('button', { name: offer, exact: true })
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()

  const table = row.getByRole('table', { name: 'How the score is made' })
  const values = (await table.locator('tr td:nth-child(3)').allInnerTexts()).map(text => Number(text.replace('−', '-')))
  assert.ok(values.length >= 4 && values.every(Number.isFinite), `start, reasons and sum are numbers: ${values}`)
  const [sum] = values.splice(-1)
  const added = values.reduce((total, value) => total + value, 0)
  // Each number is rounded to a hundredth.
  assert.ok(Math.abs(added - sum) <= 0.005 * (values.length + 1), `${values.join(' + ')} = ${added}, shown ${sum}`)

  const score = Number(/score (\d+)%/.exec(await table.innerText())?.[1]) / 100
  const likely = 1 / (1 + Math.exp(-sum))
  assert.ok(Math.abs(likely - score) <= 0.0075, `a sum of ${sum} is a score of ${likely}, shown ${score}`)
  assert.ok((await table.locator('q').count()) > 0, 'reasons quote the words that made them')
})

test('the match went through a pilot and a first purchase, and the page names the next city', async t => {
  const page = await openPage(t)
  for (const node of ['Pilots', 'First purchases', 'Next cities']) await heading(page, await follow(page, node))

  const history = page.locator('section', { has: page.getByRole('heading', { name: 'How it came here' }) })
  const decisions = await history.getByRole('listitem').allInnerTexts()
  const reached = (stage: string) => decisions.findIndex(decision => decision.includes(stage))
  const stages = ['Introduction', 'Test', 'Demonstration', 'First purchase', 'Use at scale', 'Replication']
  const order = stages.slice(1).map(reached)
  assert.ok(!order.includes(-1), `the history shows every stage, it shows: ${decisions.join(' | ')}`)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
    'newest first, in the order of the track',
  )

  const next = page.locator('section', { has: page.getByRole('heading', { name: 'The next city' }) })
  const cities = next.getByRole('listitem')
  assert.ok((await cities.count()) > 0, 'at least one city has the same need')
  const city = await cities.first().getByRole('link').first().innerText()
  await leave(page, () => cities.first().getByRole('link', { name: 'See the need there' }).click())
  assert.match(page.url(), /\/needs\/.+\/matches/)
  await page.getByRole('main').getByRole('link', { name: city }).first().waitFor()
})
