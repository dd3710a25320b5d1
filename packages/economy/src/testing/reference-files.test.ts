import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import test from 'node:test'
import { referenceAbsent, referenceFolder } from './reference.ts'

/** Files that no measure is compared with, and why. */
const notCompared: Readonly<Record<string, string>> = {
  'bench_portable/tool_timings.csv': 'times of the tools, quoted in bench/RESULTS.md',
  'spain53x22/provinces.csv': 'names of what the matrix has by number',
  'spain53x22/sections.csv': 'names of what the matrix has by number',
}

test('every reference file is compared in a test, or it is said why not', { skip: referenceAbsent }, () => {
  const source = path.join(import.meta.dirname, '..')
  const tests = globSync('**/*.test.ts', { cwd: source }).map(file => readFileSync(path.join(source, file), 'utf8'))
  const files = globSync('**/*.csv', { cwd: referenceFolder }).map(file => file.replaceAll(path.sep, '/'))
  assert.ok(files.length > 90)
  assert.deepEqual(
    files.filter(file => !(file in notCompared) && !tests.some(text => text.includes(`'${file}'`))).sort(),
    [],
  )
  assert.deepEqual(
    Object.keys(notCompared).filter(file => !files.includes(file)),
    [],
  )
})
