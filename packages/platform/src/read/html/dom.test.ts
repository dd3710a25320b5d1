import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { domOf } from './dom.ts'

const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
const bodyOf = (tree: DefaultTreeAdapterTypes.Document) =>
  tree.childNodes
    .flatMap(child => ('childNodes' in child ? child.childNodes : []))
    .find(child => child.nodeName === 'body' || child.nodeName === 'frameset')!

const scrap = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<div class="a&b"c">',
    '</div>',
    '<br>',
    '<o:p>',
    '<table><td>',
    '<li',
    '<!-- x -->',
    '<frameset>',
  ],
  ...[
    "<a href='x\"y'>",
    '</a>',
    '&lt;',
    '&amp;amp;',
    '<script>if (a < b)</script>',
    '<textarea>',
    '<svg><path d="M"/>',
  ],
  ...[
    '港口 & 5 < 6',
    '"',
    "'",
    '</body>',
    '<h1>',
    '<foo"bar>',
    '<p =x>',
    '\u0000',
    '\ud800',
    '&#xD800;',
    '<img src=a>',
  ],
)

test('no text of a page is lost or changed on the way into the DOM, whatever the markup', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(scrap, fc.string()), { maxLength: 30 }), scraps => {
      const tree = parse(scraps.join(''))
      assert.equal(domOf(tree).body.textContent, textOf(bodyOf(tree)))
    }),
    { numRuns: 2000 },
  )
})

test('attributes keep their values', () => {
  const { body } = domOf(parse('<p title="a &quot;b&quot; &amp;amp; <c>" class=\'x\'>y</p>'))
  const [paragraph] = body.childNodes
  assert.equal(paragraph.getAttribute?.('title'), 'a "b" &amp; <c>')
  assert.equal(paragraph.getAttribute?.('class'), 'x')
})
