import { coarseDate } from '../describe/dates.ts'
import type { PageDocument, PageElement } from './dom.ts'
import { standsIn } from './lines.ts'

/** What a page's markup says of its article; null where it does not. */
export type Markup = { title: string | null; publisher: string | null; published: string | null }

/** Names of `<meta>` (name, property or itemprop) in the order in which they are believed. */
const metaNames = {
  title: ['citation_title', 'articletitle', 'og:title', 'twitter:title', 'dc.title'],
  publisher: ['contentsource', 'citation_publisher', 'og:site_name', 'dc.publisher', 'publisher', 'application-name'],
  published: [
    'article:published_time',
    'pubdate',
    'publishdate',
    'citation_publication_date',
    'citation_date',
    'datepublished',
    'og:published_time',
    'og:article:published_time',
    'dc.date',
    'dc.date.issued',
    'publish_date',
    'date',
  ],
} as const

const articleTypes = /Article$|BlogPosting$|Report$/
/** Between a page's title and the name of its site. */
const titleSeparator = /\s+[-–—|·»]\s+|\s*[_|｜]\s*|--+/

const tidy = (text: string | null | undefined): string | null => {
  const collapsed = text?.replace(/\s+/g, ' ').trim()
  return collapsed ? collapsed : null
}

/** Reads title, publisher and date of publication from meta elements, JSON-LD, `<title>`, `<h1>` and `<time>`. */
export function readMarkup(document: PageDocument): Markup {
  const metas = new Map<string, string>()
  for (const meta of document.getElementsByTagName('meta')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop')
    const content = tidy(meta.getAttribute('content'))
    if (name && content && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content)
  }
  const first = (names: readonly string[]) => {
    for (const name of names) if (metas.has(name)) return metas.get(name)!
    return null
  }
  const linked = readLinkedData(document)
  const headings = [...document.getElementsByTagName('h1')]
    .map(heading => tidy(heading.textContent))
    .filter(t => t !== null)
  const pageTitle = tidy([...document.getElementsByTagName('title')][0]?.textContent)
  const time = [...document.getElementsByTagName('time')].find(saysPublished)
  const dates = [first(metaNames.published), linked.published, time?.getAttribute('datetime'), time?.textContent]
  const siteName = first(['og:site_name'])
  return {
    title: withoutSite(
      first(metaNames.title) ?? linked.title ?? titleFrom(pageTitle, headings) ?? headings[0] ?? null,
      siteName,
    ),
    publisher: first(metaNames.publisher) ?? linked.publisher,
    published: dates.map(date => (date ? coarseDate(date) : null)).find(date => date !== null) ?? null,
  }
}

/** Whether a `<time>` is that of the page: it says so, or it stands in the article. */
const saysPublished = (time: PageElement): boolean =>
  time.getAttribute('pubdate') != null ||
  time.getAttribute('itemprop') === 'datePublished' ||
  (time.getAttribute('datetime') != null && standsIn(time, ['ARTICLE']))

/** The part of `<title>` that is the article's: the one a heading repeats, otherwise the first before the site's name. */
function titleFrom(pageTitle: string | null, headings: string[]): string | null {
  if (!pageTitle) return null
  const repeated = headings.find(heading => heading.length > 3 && pageTitle.includes(heading))
  if (repeated) return repeated
  const parts = pageTitle.split(titleSeparator).filter(part => part.trim() !== '')
  return tidy((parts[0] ?? pageTitle).replace(/^[\s\-–—|]+/, ''))
}

function withoutSite(title: string | null, siteName: string | null): string | null {
  if (!title || !siteName || !title.endsWith(siteName) || title === siteName) return title
  return tidy(title.slice(0, -siteName.length).replace(/[\s\-–—|·»_｜]+$/, '')) ?? title
}

/** Headline, publisher and date of the first article in the page's JSON-LD blocks. */
function readLinkedData(document: PageDocument): Markup {
  for (const script of document.getElementsByTagName('script')) {
    if (script.getAttribute('type') !== 'application/ld+json') continue
    let data: unknown
    try {
      data = JSON.parse(script.textContent ?? '')
    } catch {
      continue
    }
    const article = findArticle(data, 0)
    if (article)
      return {
        title: tidy(asText(article.headline) ?? asText(article.name)),
        publisher: tidy(asText(nested(article.publisher)?.name)),
        published: asText(article.datePublished),
      }
  }
  return { title: null, publisher: null, published: null }
}

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const nested = (value: unknown): Record<string, unknown> | null => {
  const inner = Array.isArray(value) ? value[0] : value
  return typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : null
}

/** Depth to which JSON-LD is searched: articles stand at the top, in `@graph`, or in an array of these. */
const linkedDataDepth = 3

function findArticle(data: unknown, depth: number): Record<string, unknown> | null {
  if (depth > linkedDataDepth || typeof data !== 'object' || data === null) return null
  if (Array.isArray(data)) {
    for (const item of data) {
      const found = findArticle(item, depth + 1)
      if (found) return found
    }
    return null
  }
  const object = data as Record<string, unknown>
  const types = [object['@type']].flat()
  if (types.some(type => typeof type === 'string' && articleTypes.test(type))) return object
  return findArticle(object['@graph'], depth + 1)
}
