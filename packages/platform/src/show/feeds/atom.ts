import { type Feed, type FeedItem, wordsOf } from './feed.ts'

/** An XML element; its children are elements or text. */
export type Element = { name: string; attributes?: Record<string, string>; children?: (Element | string)[] }

/** Characters that XML 1.0 has no way to write, lone surrogates included. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }
const escapeXml = (text: string) => text.replace(unwritable, '').replace(/[&<>"\r]/g, character => escapes[character])

/** An element as XML 1.0; characters that XML cannot hold are left out. */
export function toXml({ name, attributes = {}, children = [] }: Element): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeXml(value).replace(/[\t\n]/g, ' ')}"`,
  )
  const inner = children.map(child => (typeof child === 'string' ? escapeXml(child) : toXml(child))).join('')
  return inner ? `<${name}${written.join('')}>${inner}</${name}>` : `<${name}${written.join('')}/>`
}

const text = (name: string, words: string): Element => ({ name, children: [words] })
const link = (rel: string, href: string, type?: string): Element => ({
  name: 'link',
  attributes: { rel, href, ...(type && { type }) },
})
export const atomType = 'application/atom+xml'

const entryOf = (item: FeedItem): Element => ({
  name: 'entry',
  children: [
    text('id', `urn:uuid:${item.id}`),
    text('title', item.title),
    // A fact is never overwritten: it was published and last changed when it was recorded.
    text('published', item.recordedAt.toISOString()),
    text('updated', item.recordedAt.toISOString()),
    { name: 'author', children: [text('name', item.publisher)] },
    link('alternate', item.url, 'text/html'),
    ...(item.sourceUrl ? [link('via', item.sourceUrl)] : []),
    ...item.tags.map(({ id, label }) => ({ name: 'category', attributes: { term: id, label } })),
    { name: 'content', attributes: { type: 'text' }, children: [item.text] },
  ],
})

/** A feed as RFC 4287 has it, with the links to further pages of RFC 5005. */
export const atomOf = (feed: Feed): Element => ({
  name: 'feed',
  attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
  children: [
    text('id', feed.id),
    text('title', feed.title),
    text('subtitle', feed.subtitle),
    text('updated', feed.updatedAt.toISOString()),
    { name: 'author', children: [text('name', wordsOf(feed.language).name)] },
    link('self', feed.selfUrl, atomType),
    link('alternate', feed.homeUrl, 'text/html'),
    ...(feed.nextUrl ? [link('next', feed.nextUrl, atomType)] : []),
    ...feed.items.map(entryOf),
  ],
})

/** The whole XML document of a feed. */
export const writeAtom = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>\n${toXml(atomOf(feed))}\n`
