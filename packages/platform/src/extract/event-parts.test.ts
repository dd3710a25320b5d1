import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { eventThemes } from '../words/event.ts'
import { extract } from './index.ts'
import themes from './lists/event-themes.json' with { type: 'json' }

const eventOf = (text: string) => {
  const [event] = extract({ source: 'test', text }).events
  assert.ok(event, `no event in ${text}`)
  return event
}

test('an event has the theme of its act, not of the names and titles around it', () => {
  const told: [sentence: string, theme: string | null][] = [
    ['2024年3月，绍兴印发《绍兴市低空经济行动方案》。', 'policy'],
    ['2024年3月，《示例市人工智能促进条例》在苏州审议通过。', 'policy'],
    ['2024年5月，无锡在产业大会上发布《示例市氢能若干措施》。', 'policy'],
    ['2024年5月，株洲与长沙签署轨道交通协同合作备忘录。', 'agreement'],
    ['2024年6月，示例量子实验室在合肥揭牌。', 'platform'],
    ['2024年6月，示例投资有限公司在宁波成立。', 'platform'],
    ['2024年7月，洛阳轴承中试线开工仪式举行。', 'project'],
    ['2024年7月，示例固态电池项目在常州投产，总投资20亿元。', 'project'],
    ['2024年8月，芜湖研制的载货无人机首飞。', 'result'],
    ['2024年8月，武汉发布第三代光电芯片。', 'result'],
    ['2024年9月，嘉兴设立50亿元新材料产业基金。', 'investment'],
    ['2024年9月，示例机器人公司在东莞完成B轮融资。', 'investment'],
    ['2024年10月，第三届氢能论坛在佛山举办。', 'meeting'],
    ['2024年10月，大连发布首批揭榜挂帅榜单。', 'challenge'],
    ['2024年11月，绵阳3家企业入选国家级专精特新名单。', 'recognition'],
    ['2024年12月，首台国产示例盾构机在郑州交付。', 'first-use'],
    ['In May 2024, Wuxi issued measures for chip design.', 'policy'],
    ['In May 2024, Sample University opened a laboratory in Suzhou.', 'platform'],
  ]
  for (const [sentence, theme] of told) assert.equal(eventOf(sentence).theme, theme, sentence)
})

test('the actors are the organisations and persons of the sentence, but for those inside a title', () => {
  const told: [sentence: string, actors: string[]][] = [
    ['2024年5月，苏州大学与上海交通大学在昆山签署共建协议。', ['苏州大学', '上海交通大学']],
    ['2024年5月，示例公司首席执行官伊隆·马斯克到访上海。', ['示例公司', '伊隆·马斯克']],
    ['2024年5月，国务院总理李强在苏州调研。', ['国务院', '李强']],
    ['2024年5月，杭州举办论坛，邀请王小明院士出席。', ['王小明']],
    ['2024年5月，清华大学在无锡发布《清华大学示例办法》。', ['清华大学']],
    ['In May 2024, Professor Mary Smith visited Suzhou, where a forum was held.', ['Mary Smith']],
    ['2024年5月，宁波举办创业大赛。', []],
  ]
  for (const [sentence, actors] of told) assert.deepEqual(eventOf(sentence).actors, actors, sentence)
})

test('a sentence that says nothing of what it is about has no theme', () => {
  assert.equal(eventOf('大事记\n• 2024年5月，南京关注示例方向的发展。').theme, null)
})

test('every rule is for a theme of the list and says why; every theme has a rule', () => {
  for (const rule of themes.rules) assert.ok(rule.why && rule.acts.length > 0)
  assert.deepEqual([...new Set(themes.rules.map(rule => rule.theme))].sort(), [...eventThemes].sort())
})

test('whatever the text, quotes stand where they say and actors stand in the quote', () => {
  const pieces = fc.constantFrom(
    ...[
      '2024年5月',
      '，',
      '。',
      '《',
      '》',
      '“',
      '”',
      '清华大学',
      '苏州',
      '签署',
      '印发',
      '总理李强在',
      '马·斯',
      '發布',
      '（',
      '\n• ',
    ],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), parts => {
      const text = parts.join('')
      for (const { quote, start, end, actors = [] } of extract({ source: 'test', text }).events) {
        assert.equal(text.slice(start, end), quote)
        for (const actor of actors) assert.ok(quote.includes(actor), `${actor} in ${quote}`)
      }
    }),
  )
})
