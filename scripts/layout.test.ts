import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'

const source = path.join(import.meta.dirname, '..', 'packages', 'platform', 'src')
const stages = ['read', 'extract', 'store', 'diagnose', 'match', 'collaborate', 'show']
/** Only these put stages together. */
const together = ['flow.ts', 'flow', 'jobs', 'show', 'cli']

const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(source, file), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(match => match[1])

/** Folder or file directly under `src` that an import leads to, or the package's name. */
const target = (file: string, specifier: string): string =>
  specifier.startsWith('.') ? path.join(path.dirname(file), specifier).split(path.sep)[0] : specifier

const files = globSync('**/*.ts', { cwd: source })

test('a stage does not import a sibling stage', () => {
  const offending = files.flatMap(file => {
    const home = file.split(path.sep)[0]
    if (together.includes(home) || home === 'words') return []
    return importsOf(file)
      .filter(specifier => {
        const to = target(file, specifier)
        return to !== home && to !== 'words' && to !== 'store' && (stages.includes(to) || together.includes(to))
      })
      .map(specifier => `${file} imports ${specifier}`)
  })
  assert.deepEqual(offending, [])
})

test('the words depend on nothing of the platform', () => {
  const offending = files
    .filter(file => file.startsWith(`words${path.sep}`))
    .flatMap(file =>
      importsOf(file)
        .filter(specifier => specifier.startsWith('.') && target(file, specifier) !== 'words')
        .map(specifier => `${file} imports ${specifier}`),
    )
  assert.deepEqual(offending, [])
})

test('economy is used by diagnose, vocabulary by extract and match, and both by what puts stages together', () => {
  const users = (name: string) =>
    [...new Set(files.filter(file => importsOf(file).includes(name)).map(file => file.split(path.sep)[0]))].filter(
      home => home !== 'cli',
    )
  for (const home of users('@langqiao/economy')) assert.ok(['diagnose', 'flow'].includes(home), home)
  for (const home of users('@langqiao/vocabulary')) assert.ok(['extract', 'match', 'flow'].includes(home), home)
})

test('every method that a computed figure names has its page', () => {
  const named = files.flatMap(file =>
    [...readFileSync(path.join(source, file), 'utf8').matchAll(/\bmethod: '([a-z/-]+)',\s*text:/g)].map(
      match => match[1],
    ),
  )
  const pages = globSync('**/*.md', { cwd: path.join(import.meta.dirname, '..', 'docs', 'methods') })
  assert.ok(named.length > 3)
  for (const method of named) assert.ok(pages.includes(`${method}.md`), method)
})
