import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  CollaborationSummary,
  Document,
  DocumentSummary,
  NeedSummary,
  OfferSummary,
} from '@langqiao/platform/views'
import type { Page } from 'playwright-core'
import { ask, letter, openPage, visit, wide } from '../served.ts'

const narrow = { width: 390, height: 844 }

const first = async <T extends { id: string }>(list: string): Promise<string> =>
  (await ask<{ items: T[] }>(`/api/${list}`)).items[0].id

/** An address of every page there is. */
const addresses = async (): Promise<string[]> => {
  const need = await first<NeedSummary>('needs')
  const offer = await first<OfferSummary>('offers')
  const documents = await ask<{ items: DocumentSummary[] }>('/api/documents')
  const cited = documents.items.find(document => document.characters === 0)
  const read = await ask<Document>('/api/documents', { text: letter })
  return [
    '/',
    '/regions',
    '/regions/340100',
    '/regions/group:corridor-g60',
    '/analyses',
    '/analyses/specialisation?region=340100',
    '/analyses/opportunities?region=340100',
    '/flows',
    '/events',
    '/digest',
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
    `/documents/${cited?.id}`,
    `/documents/${read.id}`,
    '/review',
    '/review/names',
    '/review/history',
    '/review/figures',
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
    const ours = 'header:not(main *), nav, footer, button, h2, label, thead th, legend, summary, [role=tab]'
    // Evidence chips carry the publisher's name, breadcrumbs the title of what they lead to, lists what they list.
    const data = '[lang^=zh], [aria-haspopup=dialog], main nav ol, main li button, main [role=radio]'
    const isWanted = (element: Element | null, wanted: string) =>
      element?.checkVisibility() === true &&
      (chromeOnly
        ? element.closest(wanted) !== null && element.closest(data) === null
        : element.closest('script, style') === null)
    const words: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      if (isWanted(text.parentElement, ours)) words.push(text.textContent ?? '')
    for (const name of ['aria-label', 'title', 'placeholder'])
      for (const element of document.body.querySelectorAll(`[${name}]`))
        if (isWanted(element, `${ours}, [placeholder]`)) words.push(element.getAttribute(name) ?? '')
    return words.map(each => each.trim()).filter(Boolean)
  }, what === 'chrome')

/** `nav.observe`, `words:level.city`: what is shown where a text is missing. Names of files look alike. */
const untranslated = /^([a-z]\w*:)?[a-z]\w*(\.[\w-]+)+$|\{\{/
const fileName = /\.(csv|xlsx|jsonl|docx|pdf|html?|txt|md)$/
/** The name of the product and the mark of samples carry both languages; the switch offers the other one. */
const bothLanguages = /\u5ECA\u6865|\u793A\u4F8B|\u4E2D\u6587/g
const chinese = /\p{Script=Han}/u

/** What may take a chart to follow when its window narrows, in milliseconds. */
const longestReflow = 5_000

/** What reaches out of the window, widest first, where the page itself scrolls sideways; what scrolls on its own does not count. */
const tooWide = async (page: Page): Promise<string[]> => {
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
  await page.waitForFunction(fits, null, { timeout: longestReflow }).catch(() => {})
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const scrolls = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
    return [...document.body.querySelectorAll('*')]
      .map(element => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
      .filter(({ element, right }) => right > clientWidth && !scrolls(element.parentElement))
      .sort((a, b) => b.right - a.right)
      .map(({ element, right }) =>
        `${right} px: ${element.tagName}.${element.className} ${element.textContent}`.slice(0, 160),
      )
      .concat(`the page is ${scrollWidth} px wide`)
  })
}

test('every page reads in both languages, on a wide and a narrow screen', async t => {
  const all = await addresses()
  for (const language of ['zh', 'en'] as const) {
    const page = await openPage(t, { language })
    const titles = new Map<string, string>()
    for (const address of all)
      await t.test(`${language} ${address}`, async () => {
        await page.setViewportSize(wide)
        await visit(page, address)
        assert.equal(await page.locator('h1').count(), 1, 'one heading of the first level')
        assert.equal(await page.locator('html').getAttribute('lang'), { zh: 'zh-CN', en: 'en' }[language])

        const title = await page.title()
        assert.match(title, /\S · \S/, 'the title says what is found here, and of which product')
        assert.equal(titles.get(title), undefined, `no other page has the title ${title}`)
        titles.set(title, address)

        const missing = (await wordsOf(page, 'all')).filter(words => untranslated.test(words) && !fileName.test(words))
        assert.deepEqual(missing, [], 'every text is there')
        if (language === 'en') {
          const left = (await wordsOf(page, 'chrome')).filter(words => chinese.test(words.replace(bothLanguages, '')))
          assert.deepEqual(left, [], 'what is ours is said in English')
        }

        await page.setViewportSize(narrow)
        assert.deepEqual(await tooWide(page), [], `nothing reaches out of ${narrow.width} px`)
      })
  }
})
