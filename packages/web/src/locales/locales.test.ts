import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'

const here = import.meta.dirname
const han = /\p{Script=Han}/u

/** Dotted paths of all texts; endings of plural forms are dropped, since languages differ in them. */
function paths(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'object' ? paths(value, `${prefix}${key}.`) : `${prefix}${key}`.replace(/_(one|other)$/, ''),
  )
}
const textsIn = (language: string) =>
  globSync(join(here, language, '*.json'))
    .sort()
    .flatMap(file => paths(JSON.parse(readFileSync(file, 'utf8')), `${basename(file)}:`))

test('both languages say the same things', () => {
  const zh = new Set(textsIn('zh'))
  const en = new Set(textsIn('en'))
  assert.ok(zh.size > 100)
  assert.deepEqual([...zh].sort(), [...en].sort())
})

test('types of city are called what the diagnosis calls them', () => {
  const rules = join(here, '..', '..', '..', 'platform', 'src', 'diagnose', 'city-types.json')
  for (const language of ['zh', 'en'] as const) {
    const { cityType } = JSON.parse(readFileSync(join(here, language, 'words.json'), 'utf8'))
    for (const type of JSON.parse(readFileSync(rules, 'utf8')).types)
      assert.equal(cityType[type.id].toLowerCase(), type[language], type.id)
  }
})

test('no Chinese stands in code', () => {
  const files = globSync(join(here, '..', '**/*.{ts,tsx}')).filter(file => !file.endsWith('.test.ts'))
  assert.ok(files.length > 20)
  for (const file of files) assert.doesNotMatch(readFileSync(file, 'utf8'), han, file)
})
