import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import * as economy from '@langqiao/economy'

const root = path.join(import.meta.dirname, '..')
const methods = path.join(root, 'docs', 'methods')
const source = path.join(root, 'packages', 'economy', 'src')

/** How matrices come in and are turned: the package's README. */
const explainedInReadme = new Set(['longTable', 'matrixFromLongTable', 'totals', 'transpose'])
const pages = globSync('*/*.md', { cwd: methods }).map(file => file.replace('.md', '').replaceAll(path.sep, '/'))

test('every page is about a file of the package, and everything that the package lets out stands on a page', () => {
  assert.deepEqual(
    pages.filter(page => !existsSync(path.join(source, `${page}.ts`))),
    [],
  )
  const texts = pages.map(page => readFileSync(path.join(methods, `${page}.md`), 'utf8')).join('\n')
  assert.deepEqual(
    Object.keys(economy).filter(name => !explainedInReadme.has(name) && !new RegExp(`\\b${name}\\b`).test(texts)),
    [],
  )
})

test('the index lists every page', () => {
  const index = readFileSync(path.join(methods, 'README.md'), 'utf8')
  assert.deepEqual(
    globSync('**/*.md', { cwd: methods })
      .map(file => file.replaceAll(path.sep, '/'))
      .filter(file => file !== 'README.md' && !index.includes(`(${file})`)),
    [],
  )
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
    assertAgrees(plain(actual), value, digits, `${page}.md: ${line}`)
  }
  // In a block of its own an example may call a constant what the package calls a function.
  new Function('compare', ...names, `{${code}}`)(compare, ...Object.values(economy))
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

/** Fails where a number differs by more than half of the last digit written, or anything else differs at all. */
const assertAgrees = (actual: unknown, expected: unknown, digits: number, where: string): void => {
  if (typeof expected === 'number' && Number.isFinite(expected) && typeof actual === 'number')
    assert.ok(Math.abs(actual - expected) <= 0.5 * 10 ** -digits + 1e-12, `${where} is ${actual}, not ${expected}`)
  else if (expected && typeof expected === 'object' && actual && typeof actual === 'object') {
    assert.deepEqual(Object.keys(actual), Object.keys(expected), where)
    for (const [name, value] of Object.entries(expected))
      assertAgrees((actual as Record<string, unknown>)[name], value, digits, `${where}, ${name}`)
  } else assert.deepEqual(actual, expected, where)
}
