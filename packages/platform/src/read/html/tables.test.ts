import assert from 'node:assert/strict'
import test from 'node:test'
import { parse } from 'parse5'
import { linesOf } from './lines.ts'

const textsOf = (markup: string) => linesOf(parse(markup)).map(line => line.text)

test('a data table gives a line a row, with tabs between cells and empty cells kept', () => {
  const rows =
    '<tr><th>平台</th><th>产能</th></tr><tr><td>示例<b>生物</b></td><td><p>500</p><p>升</p></td></tr><tr><td></td><td>面议</td></tr>'
  assert.deepEqual(textsOf(`<table><caption>名录</caption><tbody>${rows}</tbody></table>`), [
    '名录',
    '平台\t产能',
    '示例生物\t500 升',
    '\t面议',
  ])
})

test('a table that lays out a page gives the lines of its cells', () => {
  const long = '一个单元格里放着整篇文章。'.repeat(40)
  assert.deepEqual(textsOf(`<table><tr><td>左栏</td><td>${long}</td></tr></table>`), ['左栏', long])
  assert.deepEqual(textsOf('<table role="presentation"><tr><td>左</td><td>右</td></tr></table>'), ['左', '右'])
  const menu = '<table><tr><td><a href="/">首页</a></td><td><a href="/b">园区</a></td></tr></table>'
  assert.deepEqual(textsOf(menu), ['首页', '园区'])
  assert.deepEqual(
    textsOf('<table><tr><td>外</td><td><table><tr><td>编号</td><td>1</td></tr></table></td></tr></table>'),
    ['外', '编号\t1'],
  )
})

test('a long cell does not make a table with heads a layout', () => {
  const long = '要求连续运行七十二小时不停机。'.repeat(40)
  assert.deepEqual(
    textsOf(`<table><tr><th>需求</th><th>指标</th></tr><tr><td>磨齿机</td><td>${long}</td></tr></table>`),
    ['需求\t指标', `磨齿机\t${long}`],
  )
})

test('lists keep their marks and preformatted text its lines', () => {
  assert.deepEqual(textsOf('<ol start="3"><li>港口</li><li>果园</li></ol><ul><li>车间</li></ul><pre>a\nb</pre>'), [
    '3. 港口',
    '4. 果园',
    '• 车间',
    'a',
    'b',
  ])
})
