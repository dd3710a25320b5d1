import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import * as economy from '@langqiao/economy'

const root = path.join(import.meta.dirname, '..')
const methods = path.join(root, 'docs', 'methods')
const source = path.join(root, 'packages', 'economy', 'src')

/** A measure is what the package's door lets out; what measures are built of needs no page. */
const measures = [
  ...readFileSync(path.join(source, 'index.ts'), 'utf8').matchAll(/from '\.\/(\w[\w-]*\/[\w-]+)\.ts'/g),
].map(match => match[1])
const pages = globSync('*/*.md', { cwd: methods }).map(file => file.replace('.md', '').replaceAll(path.sep, '/'))

test('every measure has a page, and every page a measure', () => {
  assert.deepEqual([...new Set(measures)].sort(), pages.sort())
})

for (const page of pages)
  test(`the page ${page} says what the measure is good for and how it misleads, and its example is true`, () => {
    const text = readFileSync(path.join(methods, `${page}.md`), 'utf8')
    for (const part of ['**Example', '**Good for', '**How it misleads', '**Edges', '**Command'])
      assert.ok(text.includes(part), `${page}.md has no ${part}**`)
    const blocks = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(match => match[1])
    assert.ok(blocks.length > 0, `${page}.md has no example in a js block`)
    for (const block of blocks) checkExample(block, page)
  })

/** Runs an example with the package's exports in scope; each line that ends in `// → value` is compared. */
const checkExample = (block: string, page: string) => {
  const names = Object.keys(economy)
  const expected: { line: string; value: unknown; digits: number }[] = []
  // A statement may run over several lines; the comment stands behind its last one.
  const code = block
    .split('\n')
    .map(line => {
      const match = line.match(/^(.*?)\s*\/\/ → (.*)$/)
      if (!match) return line
      const digits = Math.max(0, ...[...match[2].matchAll(/\.(\d+)/g)].map(([, decimals]) => decimals.length))
      expected.push({ line: match[1], value: parseExpected(match[2]), digits })
      return `compare(${match[1]})`
    })
    .join('\n')
  let at = 0
  const compare = (actual: unknown) => {
    const { line, value, digits } = expected[at++]
    assert.deepEqual(rounded(plain(actual), digits), rounded(value, digits), `${page}.md: ${line}`)
  }
  new Function('compare', ...names, code)(compare, ...Object.values(economy))
  assert.ok(
    at === expected.length && at > 0,
    `${page}.md: ${expected.length - at} of ${expected.length} values were not reached`,
  )
}

/** JSON as people write it in a page: with NaN and Infinity, and names without quotes. */
const parseExpected = (text: string): unknown => new Function(`return (${text})`)()

/** Typed arrays as arrays, objects field by field. */
const plain = (value: unknown): unknown => {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array)
  if (Array.isArray(value)) return value.map(plain)
  if (value && typeof value === 'object' && !(value instanceof Map))
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]))
  return value
}

const rounded = (value: unknown, digits: number): unknown => {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toFixed(digits)) + 0 : value
  if (Array.isArray(value)) return value.map(item => rounded(item, digits))
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, rounded(field, digits)]))
  return value
}
