import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { System } from '@langqiao/platform/views'
import { ask, openPage, settled, visit } from '../served.ts'

/** So many addresses are walked side by side. */
const walkers = 2

test('the page of the articles’ system shows every row, and says of what is not built that it is not there yet', async t => {
  const { items } = await ask<{ items: System[] }>('/api/systems')
  assert.equal(items.length, 37)
  const page = await openPage(t)
  await visit(page, '/system')
  const rows = page.getByRole('main').getByRole('article')
  assert.equal(await rows.count(), items.length)
  for (const item of items) {
    const row = rows.filter({ has: page.getByText(item.id, { exact: true }) })
    const words = await row.innerText()
    for (const part of [item.nameEn, item.mechanismEn, item.doesEn])
      assert.ok(words.includes(part), `${item.id} shows “${part}”`)
    const screen = row.getByRole('link', { name: 'Open it' })
    if (item.status === 'planned') {
      assert.match(words, /not there yet/i, `${item.id} says that it is not there yet`)
      assert.match(words, /what it will do/i)
      assert.equal(await screen.count(), 0, `${item.id} has no link to a screen`)
    } else assert.equal(await screen.getAttribute('href'), item.link)
    assert.equal(await row.getByRole('listitem').getByRole('link').count(), item.facts.length)
  }
})

test('every link on the page of the articles’ system leads to a page that is there', async t => {
  const page = await openPage(t)
  await visit(page, '/system')
  const links = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll(found => found.map(link => link.getAttribute('href') ?? ''))
  const addresses = [...new Set(links)]
  assert.ok(addresses.length > 20, `there are links to walk: ${addresses.length}`)
  const broken: string[] = []
  const walk = async () => {
    const window = await openPage(t)
    for (let address = addresses.pop(); address !== undefined; address = addresses.pop()) {
      await window.goto(address)
      await settled(window).catch(() => broken.push(`${address} shows no heading`))
      const heading = await window.getByRole('heading', { level: 1 }).allInnerTexts()
      const problems = await window.getByRole('main').getByRole('alert').allInnerTexts()
      if (heading.includes('There is no such page') || problems.length > 0)
        broken.push(`${address}: ${[...heading, ...problems].join(' ')}`)
    }
  }
  await Promise.all(Array.from({ length: walkers }, walk))
  assert.deepEqual(broken, [])
})
