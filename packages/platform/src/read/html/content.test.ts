import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parse } from 'parse5'
import { choice, chooseLines, contentOf } from './content.ts'
import { linesOf } from './lines.ts'
import { probability, treesFrom, writtenTrees } from './trees.ts'

const gainOf = (isKept: boolean[], probabilities: number[], sizes: number[], level: number) => {
  const logOdds = (p: number) => Math.log(p / (1 - p))
  const runs = isKept.filter((kept, index) => kept && !isKept[index - 1]).length
  const gains = isKept.map((kept, index) =>
    kept ? Math.sqrt(Math.min(choice.heaviest, sizes[index]! + 1)) * (logOdds(probabilities[index]!) - level) : 0,
  )
  return gains.reduce((sum, gain) => sum + gain, 0) - runs * choice.article.run
}

test('no other set of lines has a higher sum than the one chosen', () => {
  const line = fc.record({
    p: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    size: fc.integer({ min: 1, max: 150 }),
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), lines => {
      const probabilities = lines.map(({ p }) => p)
      const sizes = lines.map(({ size }) => size)
      // One threshold for all pages, so that every set can be tried.
      const by = { bias: 0, run: choice.article.run, threshold: [0.5, 0.5] } as const
      const chosen = gainOf(chooseLines(probabilities, sizes, by), probabilities, sizes, 0)
      for (let set = 0; set < 2 ** lines.length; set++) {
        const other = lines.map((_, index) => (set & (1 << index)) !== 0)
        assert.ok(gainOf(other, probabilities, sizes, 0) <= chosen + 1e-9)
      }
    }),
    { numRuns: 300 },
  )
})

test('trees go on below a threshold and aside from it on, and come again from their text', () => {
  const trees = treesFrom({ base: 0, trees: ['0:2 -1 1:0.5 3 4'] })
  const at = (...row: number[]) => probability(trees, Float32Array.from(row))
  assert.ok(Math.abs(at(1.9, 0) - 1 / (1 + Math.exp(1))) < 1e-12)
  assert.ok(Math.abs(at(2, 0) - 1 / (1 + Math.exp(-3))) < 1e-12)
  assert.ok(Math.abs(at(2, 0.5) - 1 / (1 + Math.exp(-4))) < 1e-12)
  assert.deepEqual(writtenTrees(trees), { base: 0, trees: ['0:2 -1 1:0.5 3 4'] })
})

test('teasers of other articles go beside an article, and stay where there is nothing else', () => {
  const teaser = (at: number) =>
    `<li><div><h4><a href="/${at}">港口城市第${at}条货运新线路开通</a></h4><p>线路全长${at}百公里，沿途停靠五座城市，首月运送货物三千吨，订舱需要提前两天。</p></div></li>`
  const feed = `<ul>${[1, 2, 3, 4].map(teaser).join('')}</ul>`
  const article = `<div class="a">${'<p>示范区管委会昨天公布了第二批开放场景，涉及港口、冷链和巡检三个方向，企业可在月底前申报，入选者免费使用场地一年。</p>'.repeat(3)}</div>`
  // A model that takes whatever it is shown.
  const all = treesFrom({ base: 5, trees: [] })
  const model = { page: treesFrom({ base: -5, trees: [] }), article: all, discussion: all }
  const kept = (html: string) => {
    const lines = linesOf(parse(html))
    const { isKept } = contentOf(lines, { title: null, saysForum: false, saysArticle: false }, model)
    return lines.filter((_, index) => isKept[index]).map(({ box }) => box.parent?.label.trim() ?? '')
  }
  assert.deepEqual(kept(article + feed), ['a', 'a', 'a'])
  assert.equal(kept(feed).length, 8)
})
