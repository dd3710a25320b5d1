import JSDOMParser from '@mozilla/readability/JSDOMParser.js'
import type { DefaultTreeAdapterTypes } from 'parse5'
import type { DomNode } from './lines.ts'

type ParentNode = DefaultTreeAdapterTypes.ParentNode

/** An element of a page as it is asked for what its markup says. */
export type PageElement = DomNode & { getAttribute(name: string): string | null | undefined }
/** A page as far as it is looked at here; Readability looks at more of it. */
export type PageDocument = { body: PageElement; getElementsByTagName(name: string): Iterable<PageElement> }

/** Elements that have no end tag. */
const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** Names that the DOM parser can read; others stand for nothing that decides. */
const plainName = /^[a-z][a-z0-9-]*$/i

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/**
 * The DOM of a parsed page. Readability's own small DOM serves it, which costs a fraction of a browser's; it reads only
 * well-formed markup, so the tree that parse5 made of whatever came is written as such first.
 */
export function domOf(tree: ParentNode): PageDocument {
  const parts: string[] = []
  write(tree, parts)
  return new JSDOMParser().parse(parts.join('')) as PageDocument
}

/** A page of frames has no body, and every page needs one here. */
const nameOf = (name: string, parent: string): string =>
  name === 'frameset' && parent === 'html' ? 'body' : plainName.test(name) ? name : 'span'

function write(node: ParentNode, parts: string[]): void {
  for (const child of node.childNodes) {
    if ('value' in child) parts.push(escapeText(child.value))
    if (!('tagName' in child)) continue
    const name = nameOf(child.tagName, node.nodeName)
    parts.push('<', name)
    for (const { name: attribute, value } of child.attrs)
      if (plainName.test(attribute)) parts.push(' ', attribute, '="', escapeText(value).replaceAll('"', '&quot;'), '"')
    if (empty.has(name)) parts.push('/>')
    else {
      parts.push('>')
      write(child, parts)
      parts.push('</', name, '>')
    }
  }
}
