/**
 * Makes the pictures of the READMEs from a running sample region:
 * `node scripts/screenshots.ts ADDRESS`, with a server started by `langqiao serve --sample` on a new folder.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Document, Home } from '../packages/platform/src/show/views.ts'
import { findChromium } from './chromium.ts'

const [address] = process.argv.slice(2)
if (!address) throw new Error('Say the address of a running sample region')
const root = path.join(import.meta.dirname, '..')
const folder = path.join(root, 'docs', 'screenshots')
mkdirSync(folder, { recursive: true })

const ask = async <T>(resource: string, body?: object): Promise<T> => {
  const answer = await fetch(new URL(resource, address), {
    method: body ? 'POST' : 'GET',
    headers: { 'Content-Type': 'application/json', Origin: new URL(address).origin },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${resource} answered ${answer.status}`)
  return (await answer.json()) as T
}

const letter = readFileSync(path.join(root, 'packages/web/e2e/fixtures/letter.txt'), 'utf8')
const document = await ask<Document>('/api/documents', { title: letter.split('\n')[0], text: letter })
const home = await ask<Home>('/api/home')
const linkOf = (node: Home['loop'][number]['id']) => home.loop.find(each => each.id === node)?.example?.link ?? '/'

const pages = {
  home: '/',
  city: '/regions/340100',
  match: linkOf('match'),
  collaboration: linkOf('first-purchase'),
  document: `/documents/${document.id}`,
}
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] })
for (const [language, locale] of [
  ['zh', 'zh-CN'],
  ['en', 'en-GB'],
]) {
  const page = await browser.newPage({ locale, baseURL: address, viewport: { width: 1280, height: 860 } })
  for (const [name, link] of Object.entries(pages)) {
    await page.goto(link)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    // The first offer opened shows why it fits.
    if (name === 'match') await page.locator('li button[aria-expanded=false]').first().click()
    await page.screenshot({ path: path.join(folder, `${name}-${language}.png`) })
  }
  await page.close()
}
await browser.close()
