import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { allowsReading } from './robots.ts'

const rules = `
# a site of our own
User-agent: langqiao
User-agent: Other
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b*c

User-agent: *
Disallow: /
`

for (const [path, allowed] of [
  ['/', true],
  ['/private/page', false],
  ['/private/open/page', true],
  ['/report.pdf', false],
  ['/report.pdf?page=2', true],
  ['/a/b/c', false],
  ['/acb', true],
] as const)
  test(`${path} is ${allowed ? 'read' : 'left alone'} where the rules name us`, () =>
    assert.equal(allowsReading(rules, path), allowed))

test('rules for everybody hold where none name us, and an empty one forbids nothing', () => {
  const forbidding = 'user-agent: else\ndisallow:\n\nUSER-AGENT: *\r\nDISALLOW: /news # later\n'
  assert.equal(allowsReading(forbidding, '/news/1'), false)
  assert.equal(allowsReading(forbidding, '/old'), true)
  assert.equal(allowsReading('User-agent: *\nDisallow:\n', '/'), true)
  assert.equal(allowsReading('Disallow: /\n', '/'), true, 'a rule of no group is nobody’s')
})

test('of rules as long the one that allows decides, and names that are not ASCII are compared as they are sent', () => {
  assert.equal(allowsReading('user-agent: *\ndisallow: /a\nallow: /a', '/a'), true)
  assert.equal(allowsReading('user-agent: *\nallow: /a\ndisallow: /a', '/a'), true)
  assert.equal(allowsReading('user-agent: *\ndisallow: /内部', new URL('http://x/内部/1').pathname), false)
})

test('a pattern fits as its regular expression does', () => {
  const piece = fc.constantFrom('a', 'b', '*', '/', '$')
  const text = (of: fc.Arbitrary<string>) => fc.array(of, { maxLength: 8 }).map(pieces => `/${pieces.join('')}`)
  fc.assert(
    fc.property(text(piece), text(fc.constantFrom('a', 'b', '/')), (pattern, path) => {
      const isAnchored = pattern.endsWith('$')
      const body = (isAnchored ? pattern.slice(0, -1) : pattern)
        .split('*')
        .map(part => part.replaceAll('$', '\\$'))
        .join('.*')
      const expected = new RegExp(`^${body}${isAnchored ? '$' : ''}`).test(path)
      assert.equal(allowsReading(`user-agent: *\ndisallow: ${pattern}`, path), !expected)
    }),
  )
})

test('no text makes it throw, and endless wildcards take no time', () => {
  fc.assert(fc.property(fc.string(), fc.webPath(), (robots, path) => void allowsReading(robots, path)))
  const wild = `user-agent: *\n${`disallow: /${'*a'.repeat(200)}$\n`.repeat(500)}`
  const began = performance.now()
  assert.equal(allowsReading(wild, `/${'a'.repeat(150)}b`), true)
  assert.ok(performance.now() - began < 1000)
})
