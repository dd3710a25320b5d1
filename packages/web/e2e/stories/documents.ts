import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import type { Page } from 'playwright-core'
import { leave, letter, openPage, temporaryFolder, visit } from '../served.ts'

const lines = letter.trim().split('\n')

const found = (page: Page) => page.getByRole('region', { name: 'Found in the text' })
/** Long lists stand in blocks, so an item of the outer list may hold many. */
const items = (page: Page) => found(page).locator('li:has(> button)')
const chosen = (page: Page) => items(page).filter({ has: page.locator('[aria-current=true]') })

/** Gives a file to the page of documents as a visitor chooses one. */
const upload = async (page: Page, name: string, bytes: Buffer): Promise<void> => {
  const file = path.join(await temporaryFolder(), name)
  writeFileSync(file, bytes)
  await visit(page, '/documents')
  await page.getByLabel('Drop files here').setInputFiles(file)
}

/** Follows the link that says how much was found; the list is drawn as it comes into sight. */
const openRead = async (page: Page): Promise<void> => {
  await leave(page, () => page.getByRole('link', { name: /things? found/ }).click())
  await items(page).first().waitFor()
}

const paste = async (page: Page, text: string): Promise<void> => {
  await visit(page, '/documents')
  await page.getByRole('textbox', { name: 'or paste a text or the address of a page here' }).fill(text)
  await page.getByRole('button', { name: 'Read this text' }).click()
  await openRead(page)
}

/** Moves down the list by key until something of this kind is chosen. */
const moveTo = async (page: Page, kind: string): Promise<void> => {
  const count = await items(page).count()
  for (let step = 0; step < count; step++) {
    if ((await chosen(page).count()) > 0 && (await chosen(page).innerText()).includes(kind)) return
    await page.keyboard.press('j')
    await chosen(page).waitFor()
  }
  assert.match(await chosen(page).innerText(), new RegExp(kind))
}

test('a pasted letter is shown with what was found in it marked, in reading order', async t => {
  const page = await openPage(t)
  await paste(page, letter)
  const main = page.getByRole('main')
  for (const line of lines.slice(2)) await main.getByText(line.slice(0, 6)).first().waitFor()
  assert.ok((await main.locator('[data-start]').count()) > 4, 'stretches of the text are marked')

  const listed = await items(page).allInnerTexts()
  for (const kind of ['Needs', 'Offers', 'Policies', 'Organisations', 'Places', 'Events', 'Figures'])
    assert.ok(
      listed.some(item => item.endsWith(kind)),
      `${kind} are found: ${listed}`,
    )

  const starts: number[] = []
  const count = await items(page).count()
  for (let index = 0; index < count; index++) {
    await items(page).nth(index).getByRole('button').first().click()
    starts.push(await selectedStart(page))
  }
  assert.deepEqual(
    starts,
    starts.toSorted((a, b) => a - b),
    'the list goes along the text',
  )
})

/** Where the stretch that is selected in the text begins. */
const selectedStart = (page: Page): Promise<number> =>
  page.locator('[data-start][class*=selected]').first().getAttribute('data-start').then(Number)

test('what was found is accepted, corrected and rejected by single keys, and a decision is taken back', async t => {
  const page = await openPage(t)
  await paste(page, letter)

  await t.test('an accepted need becomes a draft that leads back to its letter', async () => {
    await moveTo(page, 'Needs')
    const item = await decideAndReturn(page, 'a', 'accepted')
    await leave(page, () => item.getByRole('link', { name: /It is a need now/ }).click())
    const main = page.getByRole('main')
    assert.ok((await main.innerText()).includes('巡河设备'))
    await leave(page, () => main.getByRole('link', { name: 'open the document' }).click())
    assert.match(page.url(), /\/documents\//)
  })

  await t.test('a correction replaces the words', async () => {
    await moveTo(page, 'Organisations')
    await page.keyboard.press('c')
    const words = page.getByRole('textbox', { name: 'The right words' })
    await words.fill('示例水务集团有限公司')
    await words.press('Enter')
    const corrected = items(page).filter({ hasText: '示例水务集团有限公司' })
    await corrected.getByText('corrected').waitFor()
  })

  await t.test('something rejected says so, and undo opens it again', async () => {
    await moveTo(page, 'Figures')
    const item = await decideAndReturn(page, 'x', 'rejected')
    await page.keyboard.press('u')
    await item.getByText('rejected').waitFor({ state: 'detached' })
    await item.getByRole('button', { name: 'Reject' }).waitFor()
  })

  await t.test('single keys can be switched off', async () => {
    await page.getByRole('switch', { name: 'Single keys' }).click()
    await page.getByRole('switch', { name: 'Single keys', checked: false }).waitFor()
    const before = await chosen(page).innerText()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    assert.equal(await chosen(page).innerText(), before)
  })
})

/** Decides by key on what is chosen, waits for the decision to be shown, and chooses it again. */
const decideAndReturn = async (page: Page, key: string, decision: string) => {
  const index = await items(page).evaluateAll(all =>
    all.findIndex(item => item.querySelector('[aria-current=true]') !== null),
  )
  const item = items(page).nth(index)
  await page.keyboard.press(key)
  await item.getByText(decision).waitFor()
  await item.getByRole('button').first().click()
  return item
}

test('a Word file of one’s own is read as it is', async t => {
  const page = await openPage(t)
  const word = new Document({ sections: [{ children: lines.map(line => new Paragraph(line)) }] })
  await upload(page, 'letter.docx', await Packer.toBuffer(word))
  await openRead(page)
  for (const line of lines.slice(2)) await page.getByRole('main').filter({ hasText: line }).waitFor()
  assert.ok((await items(page).count()) > 4)
})

/** What the page says of a file that it cannot take. */
const refused = async (t: TestContext, name: string, bytes: Buffer): Promise<string> => {
  const page = await openPage(t, { refusals: [400, 413, 415, 422] })
  await upload(page, name, bytes)
  const alert = page.getByRole('main').getByRole('alert')
  await alert.getByText('What to do').waitFor()
  return alert.innerText()
}

test('an empty file is answered with what to do', async t => {
  assert.match(await refused(t, 'empty.txt', Buffer.alloc(0)), /empty|no text|nothing/i)
})

test('a file over the limit is answered with the limit and what to do', async t => {
  const twentyOneMegabytes = Buffer.alloc(21 * 1024 * 1024, 'langqiao ')
  assert.match(await refused(t, 'large.txt', twentyOneMegabytes), /20 MB/)
})

test('a broken Word file is answered with what is wrong', async t => {
  assert.match(
    await refused(t, 'broken.docx', Buffer.from('PK\u0003\u0004 and then nothing')),
    /broken\.docx|Word|docx/i,
  )
})

test('an address is fetched by the server, and one of a private network is refused with what to do', async t => {
  const page = await openPage(t, { refusals: [422] })
  await visit(page, '/documents')
  const field = page.getByRole('textbox', { name: 'or paste a text or the address of a page here' })
  await field.fill(' http://192.168.0.1/notices/1.html\n')
  await page.getByRole('button', { name: 'Fetch this page' }).click()
  const alert = page.getByRole('main').getByRole('alert')
  await alert.getByText('No machine of the public internet answers').waitFor()
  assert.match(await alert.innerText(), /save the page, and add the file/)
  await field.fill('See http://192.168.0.1/ for more')
  await page.getByRole('button', { name: 'Read this text' }).waitFor()
})
