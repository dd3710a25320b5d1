import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CollaborationSummary, DocumentSummary, NeedSummary, OfferSummary } from '@langqiao/platform/views'
import type { Page } from 'playwright-core'
import { ask, openPage, visit } from '../served.ts'

const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }

const first = async <T extends { id: string }>(list: string): Promise<string> =>
  (await ask<{ items: T[] }>(`/api/${list}`)).items[0].id

/** An address of every page there is. */
const addresses = async (): Promise<string[]> => {
  const need = await first<NeedSummary>('needs')
  const offer = await first<OfferSummary>('offers')
  return [
    '/',
    '/regions',
    '/regions/340100',
    '/regions/group:corridor-g60',
    '/flows',
    '/events',
    '/system',
    '/needs',
    '/needs/new',
    `/needs/${need}`,
    `/needs/${need}/edit`,
    `/needs/${need}/matches`,
    '/offers',
    '/offers/new',
    `/offers/${offer}`,
    `/offers/${offer}/edit`,
    '/board',
    `/collaborations/${await first<CollaborationSummary>('collaborations')}`,
    '/documents',
    `/documents/${await first<DocumentSummary>('documents')}`,
    '/imports',
    '/sign-in',
    '/no-such-page',
  ]
}

/**
 * Words that stand on the page as its reader meets them, and those that only a screen reader says, less those that are
 * written in another language on purpose and marked so. `chrome` leaves out what may be data: only the frame, buttons,
 * headings of parts, labels and heads of tables are ours.
 */
const wordsOf = (page: Page, what: 'all' | 'chrome'): Promise<string[]> =>
  page.evaluate(chromeOnly => {
    const ours = 'body header, body nav, body footer, button, h2, label, th, legend, summary, [role=tab], [placeholder]'
    // Evidence chips carry the publisher's name, breadcrumbs the title of what they lead to.
    const data = '[lang^=zh], [aria-haspopup=dialog], main nav ol, main h1, main header p, main li button, main tbody'
    const root = document.body
    const isWanted = (element: Element | null) =>
      element?.checkVisibility() === true &&
      !element.closest('script, style') &&
      (!chromeOnly || (element.closest(ours) !== null && element.closest(data) === null))
    const words: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (isWanted(node.parentElement)) words.push(node.textContent?.trim() ?? '')
    for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]'))
      if (isWanted(element))
        for (const name of ['aria-label', 'title', 'placeholder']) words.push(element.getAttribute(name)?.trim() ?? '')
    return words.filter(Boolean)
  }, what === 'chrome')

/** `nav.observe`, `words:level.city`: what is shown where a text is missing. Names of files look alike. */
const untranslated = /^([a-z]\w*:)?[a-z]\w*(\.[\w-]+)+$|\{\{/
const fileName = /\.(csv|xlsx|jsonl|docx|pdf|html?|txt|md)$/
/** The name of the product and the mark of samples carry both languages; the switch offers the other one. */
const bothLanguages = /\u5ECA\u6865|\u793A\u4F8B|\u4E2D\u6587/
const chinese = /\p{Script=Han}/u

/** What reaches out of a window, widest first, where the page itself scrolls sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    return [...document.body.querySelectorAll('*')]
      .map(element => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ right }) => right > clientWidth + 1)
      .sort((a, b) => b.right - a.right)
      .slice(0, 5)
      .map(({ element, right }) => `${Math.round(right)} px: ${element.tagName}.${element.getAttribute('class') ?? ''}`)
  })

for (const language of ['zh', 'en'] as const)
  test(`every page reads in ${language} on a wide and a narrow screen`, async t => {
    const page = await openPage(t, { language })
    const titles = new Map<string, string>()
    for (const address of await addresses())
      await t.test(`${language} ${address}`, async () => {
        await page.setViewportSize(wide)
        await visit(page, address)
        assert.equal(await page.locator('h1').count(), 1, 'one heading of the first level')
        assert.equal(await page.locator('html').getAttribute('lang'), { zh: 'zh-CN', en: 'en' }[language])

        const title = await page.title()
        assert.ok(title.length > 12, `the title says what is found here: ${title}`)
        assert.equal(titles.get(title), undefined, `no other page has the title ${title}`)
        titles.set(title, address)

        const missing = (await wordsOf(page, 'all')).filter(words => untranslated.test(words) && !fileName.test(words))
        assert.deepEqual(missing, [], 'every text is there')
        if (language === 'en') {
          const left = (await wordsOf(page, 'chrome')).filter(words => chinese.test(words.replace(bothLanguages, '')))
          assert.deepEqual(left, [], 'what is ours is said in English')
        }

        await page.setViewportSize(narrow)
        await page.waitForFunction(width => document.documentElement.clientWidth <= width, narrow.width)
        // Charts follow the width of their place one frame later.
        await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
        assert.deepEqual(await tooWide(page), [], `nothing reaches out of ${narrow.width} px`)
      })
  })
