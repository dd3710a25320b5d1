import { tokensOf } from '../../bench/quality/pages.ts'

/** A line is compared to the gold by runs of so many words. */
const run = 4
/** Short lines are looked for in the gold between the nearest longer lines found there, so far away at most. */
const shortReach = { lines: 30, tokensBefore: 12, tokensAfter: 400 }

/**
 * How much of each line is in a page's main content, 0 to 1, or null where it cannot be told. Short lines must stand in
 * the gold where the longer lines around them stand.
 */
export function labelsOf(lines: readonly string[], gold: string): (number | null)[] {
  const goldTokens = tokensOf(gold)
  const positions = new Map<string, number[]>()
  for (let index = 0; index + run <= goldTokens.length; index++) {
    const words = goldTokens.slice(index, index + run).join(' ')
    const known = positions.get(words)
    if (known) known.push(index)
    else positions.set(words, [index])
  }
  const goldLines = new Set(gold.split('\n').map(line => tokensOf(line).join(' ')))
  const tokens = lines.map(tokensOf)
  const labels: (number | null)[] = lines.map(() => null)
  const places: (number | null)[] = lines.map(() => null)
  tokens.forEach((line, index) => {
    if (line.length < run) return
    let found = 0
    for (let at = 0; at + run <= line.length; at++) {
      const known = positions.get(line.slice(at, at + run).join(' '))
      if (!known) continue
      found++
      if (known.length === 1) places[index] ??= known[0]!
    }
    labels[index] = found / (line.length - run + 1)
  })
  const nearest = (index: number, step: 1 | -1) => {
    for (let far = 1; far < shortReach.lines; far++) {
      const at = index + far * step
      if (places[at] != null && labels[at]! > 0.5) return places[at]!
    }
    return null
  }
  tokens.forEach((line, index) => {
    if (line.length === 0 || line.length >= run) return
    const before = nearest(index, -1)
    const after = nearest(index, 1)
    if (before === null && after === null) {
      labels[index] = goldLines.has(line.join(' ')) ? 1 : 0
      return
    }
    const from = before ?? Math.max(0, after! - shortReach.tokensBefore)
    const to = after ?? Math.min(goldTokens.length, from + shortReach.tokensAfter)
    const stretch = ` ${goldTokens.slice(from, to).join(' ')} `
    labels[index] = stretch.includes(` ${line.join(' ')} `) ? 1 : 0
  })
  return labels
}
