import type { DefaultTreeAdapterTypes } from 'parse5'

export type PageNode = DefaultTreeAdapterTypes.ChildNode
export type PageParent = DefaultTreeAdapterTypes.ParentNode
export type PageElement = DefaultTreeAdapterTypes.Element

export const isElement = (node: PageNode | PageParent): node is PageElement => 'tagName' in node

/** Value of an attribute, null where the element has none of that name. */
export function attribute(element: PageElement, name: string): string | null {
  for (const { name: known, value } of element.attrs) if (known === name) return value
  return null
}

/** All text under a node, as it is written. */
export function textOf(node: PageNode | PageParent): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** Elements under a node by name, each list in document order. */
export function elementsByName(root: PageParent, names: readonly string[]): Map<string, PageElement[]> {
  const found = new Map(names.map(name => [name, [] as PageElement[]]))
  const walk = (node: PageParent) => {
    for (const child of node.childNodes) {
      if (!isElement(child)) continue
      found.get(child.tagName)?.push(child)
      walk(child)
    }
  }
  walk(root)
  return found
}

/** Whether an element stands somewhere in one of these names. */
export function standsIn(element: PageElement, names: readonly string[]): boolean {
  for (let outer = element.parentNode; outer; outer = 'parentNode' in outer ? outer.parentNode : null)
    if (names.includes(outer.nodeName)) return true
  return false
}
