import type { PageElement } from './tree.ts'

/** Styles under which nobody sees an element: not shown, moved off the page, or without size. */
const hidingStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:left|top|text-indent)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])/i
const simpleSelector = /^[.#][\w-]+$/

/**
 * Classes (`.name`) and ids (`#name`) that style sheets hide by a rule of their own. Rules for one medium, such as
 * print, and rules that ask for more than the name are left aside.
 */
export function hiddenNames(sheets: readonly string[]): Set<string> {
  const names = new Set<string>()
  for (const sheet of sheets) {
    if (!hidingStyle.test(sheet)) continue
    for (const { selector, body } of topRules(sheet))
      if (hidingStyle.test(body))
        for (const part of selector.split(',')) if (simpleSelector.test(part.trim())) names.add(part.trim())
  }
  return names
}

/** Rules that stand in no block of another, such as `@media`. */
function* topRules(sheet: string): Generator<{ selector: string; body: string }> {
  let depth = 0
  let selectorStart = 0
  let bodyStart = 0
  for (let index = 0; index < sheet.length; index++) {
    const character = sheet[index]
    if (character === '{' && depth++ === 0) bodyStart = index + 1
    if (character !== '}' || depth === 0 || --depth > 0) continue
    const selector = sheet.slice(selectorStart, bodyStart - 1).trim()
    if (!selector.startsWith('@')) yield { selector, body: sheet.slice(bodyStart, index) }
    selectorStart = index + 1
  }
}

/** Whether an element hides what it holds, by attribute, by its own style, or by one of the hidden names. */
export function isHidden(element: PageElement, names: ReadonlySet<string>): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden' || (name === 'aria-hidden' && value === 'true')) return true
    if (name === 'style' && hidingStyle.test(value)) return true
    if (names.size === 0) continue
    if (name === 'id' && names.has(`#${value}`)) return true
    if (name === 'class' && value.split(/\s+/).some(each => names.has(`.${each}`))) return true
  }
  return false
}
