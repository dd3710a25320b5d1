import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventReview } from '@langqiao/platform/views'
import { ask, openPage, sample, settled, visit } from '../served.ts'

/** A year of the sample region with many events, and one with few. */
const year = '2023'
const against = '2017'

test('a year is chosen, its table read, and every kind of number leads to its events', async t => {
  const page = await openPage(t)
  await visit(page, '/events')
  await page.getByRole('link', { name: new RegExp(`^${year}:`) }).click()
  await settled(page)
  await page.waitForURL(`**/events?year=${year}`)
  const review = await ask<EventReview>(`/api/events/review?year=${year}&against=${against}`)
  const row = review.rows.find(each => each.count > 1 && each.region)
  assert.ok(row?.region)
  const counts = Object.values(row.cells).map(cell => cell.count)

  const table = page.getByRole('table').first()
  const cells = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: row.region.nameEn }) })
  await cells
    .getByRole('link', { name: String(Math.max(...counts)), exact: true })
    .first()
    .click()
  await page.waitForURL(address => address.searchParams.get('at') === row.at)
  await settled(page)
  assert.notEqual(new URL(page.url()).searchParams.get('theme'), null)
  const found = new RegExp(`${row.region.nameEn} .*: ${Math.max(...counts)} events?$`)
  await page.getByRole('heading', { level: 1, name: found }).waitFor()

  await visit(page, `/events?year=${year}&against=${against}`)
  const change = page.locator('section', { has: page.getByRole('heading', { name: `${year} against ${against}` }) })
  assert.match(await change.innerText(), new RegExp(`${review.total.before} mentions were found for ${against}`))
  assert.match(await page.getByRole('main').innerText(), /mentions found in documents, not all that happened/)
})

test('an event has an address of its own, an actor leads to all that it did', async t => {
  const page = await openPage(t)
  await visit(page, `/events?year=${year}`)
  await page.getByRole('link', { name: 'Permanent link' }).first().click()
  await page.waitForURL('**/events?id=*')
  await settled(page)
  assert.equal(await page.getByRole('link', { name: 'Permanent link' }).count(), 1)
  await visit(page, '/events?q=Ericsson')
  await page.getByRole('main').getByRole('link', { name: '\u7231\u7acb\u4fe1' }).first().click()
  await page.waitForURL('**/events?actor=*')
  await page.getByRole('heading', { level: 1, name: /: 2 events$/ }).waitFor()
})

test('what is found can be taken along as a table', async t => {
  const page = await openPage(t)
  await visit(page, `/events?year=${year}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export CSV' }).click(),
  ])
  assert.equal(download.suggestedFilename(), 'events.csv')
})

/** Parsed as a browser does it: one that is not well-formed has a `parsererror`. */
const readAtom = (text: string) => {
  const parsed = new DOMParser().parseFromString(text, 'application/xml')
  const entries = [...parsed.querySelectorAll('feed > entry')]
  const has = (element: Element, names: string[]) =>
    names.every(name => [...element.children].filter(child => child.localName === name).length === 1)
  return {
    errors: parsed.querySelectorAll('parsererror').length,
    namespace: parsed.documentElement.namespaceURI,
    feed: has(parsed.documentElement, ['id', 'title', 'updated', 'author']),
    entries: entries.length,
    sound: entries.every(entry => has(entry, ['id', 'title', 'updated', 'content'])),
    ids: new Set(entries.map(entry => entry.querySelector('id')?.textContent)).size,
  }
}

test('pages tell programs and people of their feeds, which a browser reads as XML and a reader need not ask twice', async t => {
  const { url } = await sample()
  const page = await openPage(t)
  await visit(page, '/events?theme=policy')
  const found = await page
    .locator('head link[rel=alternate][type="application/atom+xml"]')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  const address = found.find(href => href.includes('theme=policy'))
  assert.ok(address, found.join(' '))
  await page.getByRole('button', { name: 'Subscribe' }).click()
  assert.equal(await page.getByRole('link', { name: 'Innovation events · Atom' }).getAttribute('href'), address)

  for (const file of [address, '/api/feeds/policies.atom']) {
    const response = await fetch(new URL(file, url))
    const read = await page.evaluate(readAtom, await response.text())
    assert.deepEqual(
      [read.errors, read.namespace, read.feed, read.sound],
      [0, 'http://www.w3.org/2005/Atom', true, true],
    )
    assert.ok(read.entries > 10)
    assert.equal(read.ids, read.entries)
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' }
    assert.equal((await fetch(new URL(file, url), { headers })).status, 304)
  }
})

test('the digest of a week: by theme and place, earlier and later, and as the body of a mail', async t => {
  const page = await openPage(t)
  await visit(page, '/digest')
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /^Weekly digest, .*: \d+ entries$/)
  for (const part of ['Innovation events', 'Policies'])
    assert.equal(await page.getByRole('heading', { name: part, exact: true }).count(), 1)
  await page.getByRole('link', { name: 'Earlier' }).click()
  await page.waitForURL('**/digest?on=*')
  await page.getByText('No event or policy was recorded in this time.').waitFor()
  await page.getByRole('link', { name: /^See the latest/ }).click()
  await page.getByRole('heading', { name: 'Innovation events', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Body of a mail' }).click()
  const body = await page.getByRole('link', { name: 'HTML' }).getAttribute('href')
  await page.goto(body ?? '')
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Langqiao weekly digest/)
  assert.ok((await page.getByText(/Source: /).count()) > 50)
})
