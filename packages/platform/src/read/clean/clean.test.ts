import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { clean as cleaned } from './clean.ts'

const clean = (text: string) => {
  const { text: kept, removed, damaged } = cleaned(text, 'prose')
  const kinds: Record<string, number> = {}
  for (const { kind } of [...removed, ...damaged]) kinds[kind] = (kinds[kind] ?? 0) + 1
  return { text: kept, kinds }
}
const spaces = (line: string) => clean(line).text
const pinyin = (line: string) => clean(line).text

test('brackets go only where they read the characters before them', () => {
  assert.equal(pinyin('創(chuàng)新的城市'), '創新的城市')
  assert.equal(pinyin('重慶（chóngqìng）和行(háng)业'), '重慶和行业')
  for (const kept of ['首席执行官(CEO)', '馬斯克(Elon Musk)', '城市(city)', '厘米(cm)', '创(xīn)新', '(chuàng)新'])
    assert.equal(pinyin(kept), kept)
})

test('tags go, sums and code names stay', () => {
  assert.deepEqual(clean('甲市?/span>与乙市<br/>合作'), { text: '甲市与乙市合作', kinds: { 'broken-tag': 2 } })
  assert.equal(clean('if a<b and c>d then use <table> here').text, 'if a<b and c>d then use <table> here')
})

test('spaces inside prose go, those that mean something stay', () => {
  assert.equal(
    spaces('这里通过共享资源实现创新 要素的流动,提 升能力,带动各地。'),
    '这里通过共享资源实现创新要素的流动,提升能力,带动各地。',
  )
  assert.equal(spaces('2 014 年'), '2014年')
  assert.equal(spaces('京 津 冀 协 同'), '京津冀协同')
  for (const kept of [
    '关成华 刘 杨',
    '使用 Smart City 平台的 12 个城市正在交换数据,每天一次。',
    '第三条 场景由所有者提出,写明时间、地点和安全要求,并公开。',
    '参加的有 甲乙 丙丁 戊己 庚辛 四家单位,各出一人,共同起草。',
    '平台 领域\t产能 开放, 预约\t每批二百千克,另付材料费用',
  ])
    assert.equal(spaces(kept), kept)
})

test('a line of joined phrases goes from the head, a title with a low line stays', () => {
  const article = '样例市公布了第二批应用场景,其中十二项与桥梁巡检有关,四项与河道有关。'
  assert.deepEqual(clean(`影院在线_久久资源_高清视频\n${article}`), { text: article, kinds: { 'spam-head': 1 } })
  assert.equal(clean(`应用场景_样例市\n${article}`).text, `应用场景_样例市\n${article}`)
})

test('bullets that sum up the article stay, a feed of other matters goes', () => {
  const article = [
    '港口无人车夜里运箱,白天充电。',
    '码头的雨雾天定位仍是难题,测试还要一年。',
    '港口与保险公司约定了赔付。',
  ].join('\n')
  const summary = ['港口无人车运箱', '夜里运箱', '白天充电', '雨雾天定位', '测试还要一年', '保险公司赔付'].map(
    line => `• ${line}`,
  )
  assert.equal(clean(`${summary.join('\n')}\n${article}`).text, `${summary.join('\n')}\n${article}`)
  const feed = ['足球赛收官', '咖啡涨价', '手机发布', '演唱会', '楼市观望', '旅游升温'].map(line => `• ${line}`)
  assert.equal(clean(`${feed.join('\n')}\n${article}`).text, article)
})

test('a chapter called recommendations stays, a tail of links goes', () => {
  const chapter = ['推荐', '建议各地先把清单公开,再谈补贴,最后谈考核。', '清单要每季度更新。'].join('\n')
  assert.equal(clean(chapter).text, chapter)
  const article = '建议各地先把清单公开,再谈补贴,最后谈考核。'
  assert.equal(clean(`${article}\n相关阅读>>\n甲市的做法\n乙市的做法`).text, article)
  const english = [
    'The port tests carts at night.',
    'Read more',
    'Fog is still the hard part, the city said, and nobody expects the tests to end before the winter is over.',
    'Lamps were put up along the quay instead, and so far no cart has left its lane.',
  ].join('\n')
  assert.equal(clean(english).text, english)
})

test('swallowed characters are marked and left, questions are not marked', () => {
  const damaged = '馬特?里德利說,鶴 ?崗也要高質量展。'
  assert.deepEqual(clean(damaged), { text: damaged, kinds: { 'swallowed-character': 3 } })
  assert.deepEqual(clean('这样做划算吗?三年后才知道。谁来付钱?还没有定。').kinds, {})
})

test('a set phrase that lacks a character inside is marked with the whole phrase, words that look like it are not', () => {
  const { damaged } = cleaned('各地追求高質量展，建設粵港澳灣區和京津冀同发展。', 'prose')
  assert.deepEqual(
    damaged.map(({ quote, suggestion }) => [quote, suggestion]),
    [
      ['高質量展', '高质量发展'],
      ['京津冀同发展', '京津冀协同发展'],
    ],
  )
  for (const text of ['高质量展览和高质量展示都不多。', '可持续展开的工作。', '技术转移和转化机构。', '人工智能的产业'])
    assert.deepEqual(clean(text).kinds, {}, text)
})

/** What a decoder makes of GBK bytes of which the one at `lost` is gone. */
const slipped = (bytes: string, lost: number) => {
  const stream = Buffer.from(bytes, 'hex')
  return new TextDecoder('gb18030').decode(
    Buffer.concat([stream.subarray(0, lost), Buffer.from('?'), stream.subarray(lost + 1)]),
  )
}

test('a GBK stream read one byte off is marked with what it may have been, and left', () => {
  // 港口，發展很快。
  const text = slipped('b8dbbfdaa3acb06cd5b9badcbfeca1a3', 4)
  const { text: kept, damaged } = cleaned(text, 'prose')
  assert.equal(kept, text)
  assert.equal(damaged.length, 1)
  assert.equal(damaged[0]!.kind, 'gbk-slip')
  assert.equal(damaged[0]!.suggestion, '，發')
  assert.equal(text.replace(damaged[0]!.quote, damaged[0]!.suggestion!), '港口，發展很快。')
})

test('a question mark before good text is no slip', () => {
  for (const text of ['谁来付钱?企业和政府各付一半。', '怎么办?!先试点再推广。', 'Really?真的', '为什么??因为便宜。'])
    assert.deepEqual(clean(text).kinds, {}, text)
})

test('the fields of a page and a menu go, the date and place of an event stay', () => {
  const article = '港口无人车夜里运箱，白天充电，码头的雨雾天定位仍是难题。'
  for (const furniture of [
    '作者：示例笔谈 | 2024-05-17 | 来源：示例评论 | 阅读时长 6 分钟',
    '發布日期：2025-03-01 來源：示例網 閱讀：2,331',
    '网站首页 | 新闻 | 论坛 | 登录',
    '棋牌注册送现金 时时彩计划',
    '— 3 —',
    '【赞助】示例航校立减500元',
  ])
    assert.equal(clean(`${furniture}\n${article}`).text, article, furniture)
  for (const kept of ['时间：2025年3月5日 地点：示例市会议中心', '1 示例 5040 5 1 17 27', '警方查处网络投注平台。'])
    assert.equal(clean(`${kept}\n${article}`).text, `${kept}\n${article}`)
})

test('cleaning clean text again changes nothing', () => {
  const piece = fc.constantFrom(
    '创新',
    '要素',
    ' ',
    ',',
    '。',
    '\n',
    '(CEO)',
    '(chuàng)',
    '?',
    '2 014年',
    '</span>',
    'Smart City',
    '\u200b',
    '_',
    '• ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      const once = clean(pieces.join('')).text
      assert.equal(clean(once).text, once)
    }),
  )
})

test('a row keeps its empty first cells, a paragraph loses what it is indented with', () => {
  const page = clean('名称\t预算\n\t 300万元\t\n\t\t第一段。\n  \t合计\t500万元')
  assert.equal(page.text, '名称\t预算\n\t300万元\n第一段。\n\t合计\t500万元')
})

test('heads of printed pages, credits and notes of a paper go; what the article says of such things stays', () => {
  const article = [
    '样例港的第三座码头用了两年，水深从九米加到十五米，今年起能停十万吨的船。',
    '港务局说，明年还要把旧仓库改成冷库，租金头两年减半，要的是能装货的企业。',
    '第四版规划正在编制，编辑部设在港务局，图片由渔民拍摄，天晴时拍得最好。',
  ]
  const page = [
    '示例港口学刊 · 2023年第2期 · 2023年4月出版                第 18 页',
    '2024年03月05日 第07版：港航 样例日报 本报记者 某某某',
    '本文约900字，读完约需3分钟',
    '今天 星期三 小雨转阴 5～9℃ 北风3级',
  ]
  const foot = [
    '（供稿：基建科 审校：某某）',
    '责编：某某 校对：某某',
    '收稿日期：2022-11-02',
    '【下一篇】关于停水的通知',
  ]
  assert.equal(clean([...page, ...article, ...foot].join('\n')).text, article.join('\n'))
})

test('the last sentence of a paragraph that comes again alone goes', () => {
  const paragraph = '申报从三月开始。全港年度总额两千万元，发完为止。'
  assert.equal(clean(`${paragraph}\n全港年度总额两千万元，发完为止。\n发完为止。`).text, `${paragraph}\n发完为止。`)
})
