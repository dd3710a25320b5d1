import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readPage } from './page.ts'

const sentence = (number: number) =>
  `第${number}批样品由园区的班车送到检测中心，四天以后，企业在网上查到报告，比过去少跑了两趟。`
const article = Array.from({ length: 8 }, (_, index) => `<p>${sentence(index + 1)}</p>`).join('')
const pageWith = (around: string) =>
  `<html><head><title>园区共享检测设备_示例网</title></head><body><div class="nav"><a href="/">首页</a><a href="/b">园区</a></div>
  <h1>园区共享检测设备</h1><div class="content">${article}</div>${around}</body></html>`
const kindsOf = (markup: string) => readPage(markup).removed.map(({ kind }) => kind)

test('the article stays, and each part of the page around it is told by its kind', () => {
  const markup = pageWith(`<div class="share"><a href="#">分享到微博</a></div>
    <div class="related"><h3>相关推荐</h3><ul><li><a href="/1">齿轮涨价了吗</a></li><li><a href="/2">工厂招工忙</a></li></ul></div>
    <div class="comment-list"><div class="comment"><a href="/u">小李</a><p>班车几点开？</p></div></div>
    <div style="display:none">示例棋牌下载</div><div class="footer">示例网 版权所有</div>`)
  const page = readPage(markup)
  assert.deepEqual(page.lines, ['园区共享检测设备', ...Array.from({ length: 8 }, (_, index) => sentence(index + 1))])
  for (const kind of ['navigation', 'share-bar', 'link-farm', 'comment', 'hidden-text'])
    assert.ok(kindsOf(markup).includes(kind as never), kind)
})

test('every line of the page is kept or counted as removed, the title aside', () => {
  const { lines, removed } = readPage(pageWith('<div class="footer">示例网</div><p hidden>暗语</p>'))
  const counted = removed.reduce((sum, removal) => sum + removal.count, 0)
  // Two links of the menu make one line; the footer and the hidden line are the others.
  assert.equal(lines.length, 9)
  assert.equal(counted, 3)
})

test('text that a style sheet hides is out, and a page that hides nearly all of itself is read', () => {
  const hiding = '<style>.spam, .x { display: none } @media print { .content { display: none } }</style>'
  const markup = pageWith(`${hiding}<p class="spam">示例电竞官网入口，点击下载最新版本，天天有礼。</p>`)
  assert.ok(readPage(markup).lines.includes(sentence(1)))
  assert.ok(kindsOf(markup).includes('hidden-text'))
  assert.ok(readPage(`<style>.content{display:none}</style>${pageWith('')}`).lines.includes(sentence(3)))
})

test('the title of an English page stands in its field alone', () => {
  const text = 'The pilot line ran on 210 days last year, and nine products came off it, four of which are sold today.'
  const markup = `<title>What a shared line taught us</title><h1>What a shared line taught us</h1>${`<p>${text}</p>`.repeat(5)}`
  const { lines, markup: stated } = readPage(markup)
  assert.equal(stated.title, 'What a shared line taught us')
  assert.ok(!lines.includes('What a shared line taught us'))
  assert.ok(lines.includes(text))
})

test('a page with nothing but a menu gives its lines, an empty one none', () => {
  assert.deepEqual(readPage('<nav><a href="/">首页</a></nav>').lines, ['首页'])
  assert.deepEqual(readPage('').lines, [])
})

const scrap = fc.constantFrom(
  ...[
    '<p>',
    '</p>',
    '<div class="comment">',
    '</div>',
    '<table><tr><td>',
    '<th>',
    '<li>',
    '<ol start="x">',
    '<br>',
    '<pre>',
  ],
  ...[
    '<a href="x">',
    '</a>',
    '<span hidden>',
    '<style>.a{',
    '}</style>',
    '<frameset>',
    '<template>',
    '<svg>',
    '&lt;',
    '&#xD800;',
  ],
  ...['港口，货轮。', 'The ship sails, at last.', '\n', '\u0000', '\ud800', '<!-- x -->', '<h1>', '<title>', '<o:p>'],
)

test('any markup gives lines without line breaks, and what it gives comes again', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(scrap, fc.string()), { maxLength: 40 }), scraps => {
      const { lines, removed } = readPage(scraps.join(''))
      for (const line of lines) assert.ok(line.trim() !== '' && !line.includes('\n'))
      for (const { count } of removed) assert.ok(count > 0)
      assert.deepEqual(readPage(scraps.join('')).lines, lines)
    }),
    { numRuns: 500 },
  )
})
