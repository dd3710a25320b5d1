import type { DefaultTreeAdapterTypes } from 'parse5'
import { isBlock } from './lines.ts'

type ChildNode = DefaultTreeAdapterTypes.ChildNode

/** Elements without text for a reader of the article. */
const unread = new Set(['style', 'noscript', 'template', 'svg', 'canvas', 'iframe', 'object', 'audio', 'video', 'link'])
/** Attributes that tell main content from the rest, or that describe the page. */
const useful = new Set(
  (
    'class id role hidden aria-hidden aria-modal href rel type lang property name content itemprop datetime pubdate ' +
    'start colspan rowspan summary'
  ).split(' '),
)
const hiding = /display|visibility/i

/**
 * Takes out of a parsed page what decides nothing: comments, programs, drawings, idle attributes, and white space
 * between blocks. The DOM built from the rest costs a fraction, because there every attribute and every stretch of
 * white space is an object of its own.
 */
export function prune(node: DefaultTreeAdapterTypes.ParentNode): void {
  const children = node.childNodes.filter(isRead)
  const isPreformatted = node.nodeName === 'pre' || node.nodeName === 'textarea'
  const isEdge = (sibling: ChildNode | undefined) => isBlock(sibling?.nodeName ?? node.nodeName)
  const isIdle = (child: ChildNode, index: number) =>
    isSpace(child) && isEdge(children[index - 1]) && isEdge(children[index + 1])
  node.childNodes = isPreformatted ? children : children.filter((child, index) => !isIdle(child, index))
  for (const child of node.childNodes) {
    if ('attrs' in child)
      child.attrs = child.attrs.filter(
        ({ name, value }) => useful.has(name) || (name === 'style' && hiding.test(value)),
      )
    if ('childNodes' in child) prune(child)
  }
}

function isRead(child: ChildNode): boolean {
  if (child.nodeName === '#comment' || unread.has(child.nodeName)) return false
  return (
    child.nodeName !== 'script' ||
    ('attrs' in child && child.attrs.some(({ value }) => value === 'application/ld+json'))
  )
}

const isSpace = (child: ChildNode) => 'value' in child && child.value.trim() === ''
