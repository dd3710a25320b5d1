import { coarseDate } from '../describe/dates.ts'
import { partsOf, titleByHeadings } from '../describe/title.ts'
import { attribute, elementsByName, type PageElement, type PageParent, standsIn, textOf } from './tree.ts'

/**
 * What a page's markup says of its article and of the site it stands on; null where it does not. `titleEnd` is the end of
 * `<title>`, which may be the site's name.
 */
export type Markup = {
  title: string | null
  publisher: string | null
  published: string | null
  site: string | null
  titleEnd: string | null
}
/** Whether the markup calls the page a forum or an article; pages that say neither are the most. */
export type StatedKind = { saysForum: boolean; saysArticle: boolean }

/** Names of `<meta>` (name, property or itemprop) in the order in which they are believed. */
const metaNames = {
  title: ['citation_title', 'articletitle', 'og:title', 'twitter:title', 'dc.title'],
  publisher: ['contentsource', 'citation_publisher'],
  site: ['og:site_name', 'dc.publisher', 'publisher', 'application-name'],
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
const articleMention = /Article"|BlogPosting"/
/** Programs that run forums, words in the addresses of threads, and what JSON-LD calls them. */
const forumSoftware = /discuz|phpbb|vbulletin|xenforo|discourse|mybb|\bsmf\b|invision|nodebb|flarum/i
const forumAddress = /forum|thread|topic|question|viewtopic|bbs|comment|discuss/i
const forumTypes = /DiscussionForumPosting|QAPage/
/** Below `<h1>`, what else may be an article's heading on pages that have none. */
const lesserHeadings = ['h2', 'h3', 'b', 'strong']
/** Elements that bear a label such as `title` where a page has its heading in no `<h1>`. */
const boxes = ['div', 'p', 'span', 'td', 'font']
const titleLabel =
  /^(?:(?:art|article|arti|news|content|con|main|page|post|detail|info|doc)?[-_]?(?:title|tit|headline|biaoti|bt)\d?)$/i
/** A box with more characters holds more than a heading. */
const longestLabelled = 90

const tidy = (text: string | null | undefined): string | null => {
  const collapsed = text?.replace(/\s+/g, ' ').trim()
  return collapsed ? collapsed : null
}

/** Reads title, publisher, date and kind of a page from meta elements, JSON-LD, `<title>`, `<h1>` and `<time>`. */
export function readMarkup(tree: PageParent): Markup & StatedKind {
  const elements = elementsByName(tree, ['meta', 'title', 'time', 'script', 'h1', ...lesserHeadings, ...boxes])
  const metas = metasOf(elements.get('meta')!)
  const first = (names: readonly string[]) => {
    for (const name of names) if (metas.has(name)) return metas.get(name)!
    return null
  }
  const scripts = elements.get('script')!.filter(script => attribute(script, 'type') === 'application/ld+json')
  const linked = readLinkedData(scripts.map(textOf))
  const texts = (name: string) =>
    elements
      .get(name)!
      .filter(heading => !standsIn(heading, ['header', 'nav', 'footer']) || standsIn(heading, ['article', 'main']))
      .map(heading => tidy(textOf(heading)))
      .filter(text => text !== null)
  const labelled = boxes
    .flatMap(name => elements.get(name)!)
    .filter(saysTitle)
    .map(box => tidy(textOf(box)))
    .flatMap(text => (text !== null && text.length <= longestLabelled ? [text] : []))
  const pageTitle = tidy(elements.get('title')!.map(textOf)[0])
  const time = elements.get('time')!.find(saysPublished)
  const dates = [
    first(metaNames.published),
    linked.published,
    time && attribute(time, 'datetime'),
    time && textOf(time),
  ]
  return {
    title: withoutSite(
      first(metaNames.title) ??
        linked.title ??
        titleByHeadings(pageTitle, texts('h1'), lesserHeadings.flatMap(texts), labelled),
      first(['og:site_name']),
    ),
    publisher: first(metaNames.publisher),
    site: first(metaNames.site) ?? linked.publisher,
    titleEnd: pageTitle && partsOf(pageTitle).end,
    published: dates.map(date => (date ? coarseDate(date) : null)).find(date => date !== null) ?? null,
    saysForum:
      forumSoftware.test(metas.get('generator') ?? '') ||
      forumAddress.test(metas.get('og:url') ?? '') ||
      scripts.some(script => forumTypes.test(textOf(script))),
    saysArticle:
      /article/i.test(metas.get('og:type') ?? '') || scripts.some(script => articleMention.test(textOf(script))),
  }
}

function metasOf(elements: readonly PageElement[]): Map<string, string> {
  const metas = new Map<string, string>()
  for (const meta of elements) {
    const name = attribute(meta, 'property') ?? attribute(meta, 'name') ?? attribute(meta, 'itemprop')
    const content = tidy(attribute(meta, 'content'))
    if (name && content && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content)
  }
  return metas
}

/** Whether a `<time>` is that of the page: it says so, or it stands in the article. */
const saysPublished = (time: PageElement): boolean =>
  attribute(time, 'pubdate') !== null ||
  attribute(time, 'itemprop') === 'datePublished' ||
  (attribute(time, 'datetime') !== null && standsIn(time, ['article']))

/** Whether the class or id of an element calls it a title; not of a list, in which every link has one. */
const saysTitle = (box: PageElement): boolean =>
  `${attribute(box, 'class') ?? ''} ${attribute(box, 'id') ?? ''}`.split(/\s+/).some(name => titleLabel.test(name)) &&
  !standsIn(box, ['li', 'a', 'nav', 'aside', 'footer'])

function withoutSite(title: string | null, siteName: string | null): string | null {
  if (!title || !siteName || !title.endsWith(siteName) || title === siteName) return title
  return tidy(title.slice(0, -siteName.length).replace(/[\s\-–—|·»_｜]+$/, '')) ?? title
}

/** Headline, publisher and date of the first article in a page's blocks of JSON-LD. */
function readLinkedData(blocks: readonly string[]): Pick<Markup, 'title' | 'publisher' | 'published'> {
  for (const block of blocks) {
    let data: unknown
    try {
      data = JSON.parse(block)
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
