import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const published = '2025-06-20'
const found = (text: string) => extract({ source: 'test', text, published }).events
const events = (text: string) => found(text).map(({ date, place, what }) => [date, place, what])
const datesOf = (text: string) => found(text).map(({ date }) => date)
const placesOf = (text: string) => found(text).map(({ place }) => place)

test('a dated act with its place; the list takes the year of its heading', () => {
  assert.deepEqual(
    events('2023大事记\n• 1月，示例智算中心在江苏无锡揭牌。\n• 4月，上海印发《示例意见》；10月，印发《示例方案》。'),
    [
      ['2023-01', '无锡', '示例智算中心在江苏无锡揭牌'],
      ['2023-04', '上海', '上海印发《示例意见》'],
      ['2023-10', '上海', '印发《示例方案》'],
    ],
  )
})

test('what a day dates happens, also with a verb that is in no list', () => {
  for (const [text, date, place] of [
    ['5月9日，绍兴给12家织造厂换了电表。', '2025-05-09', '绍兴'],
    ['4月18日上午，第一车郁金香种球从义乌上路。', '2025-04-18', '义乌'],
    ['研讨会5月27日在襄阳聊了一整天，来了80多人。', '2025-05-27', '襄阳'],
    ['2025年2月14日，镇江示例船厂的老龙门吊谢幕。', '2025-02-14', '镇江'],
    ['6月12日，金华示例电动工具协会迎新，会员满百家。', '2025-06-12', '金华'],
  ] as const)
    assert.deepEqual([datesOf(text), placesOf(text)], [[date], [place]], text)
})

test('what is set for a time is an event; a year dates what is founded, built or issued', () => {
  for (const [text, date] of [
    ['对接会将于2025年7月8日在芜湖举行。', '2025-07-08'],
    ['示例中试线定于9月在株洲启用。', '2025-09'],
    ['下一届大赛2026年4月移师湘潭。', '2026-04'],
    ['示例海藻公司2019年由两名博士在威海创办。', '2019'],
    ['2018年，九江印发《示例湖区条例》。', '2018'],
  ])
    assert.deepEqual(datesOf(text), [date], text)
})

test('limits, forecasts, comparisons, questions, statistics, wishes, validity and what recurs are no events', () => {
  for (const text of [
    '截至2025年3月底，园区企业达到320家。',
    '申报材料须于7月31日前报送。',
    '本细则自2025年7月1日起实施，有效期三年。',
    '2024年1月1日以后注册的企业均可申请。',
    '会议每年4月、10月各开一次。',
    '到2027年，建成中试平台20个。',
    '与2020年相比，能耗下降两成。',
    '2025年上半年，出口额同比下降3%，其中机电产品占四成。',
    '2024年全年签订合同1200项，成交额35亿元。',
    '报名时间：2025年6月20日至7月10日。',
    '预算240万元，要求2025年12月交货。',
    '2024年，城市如何发布政策？',
    '2025年度揭榜榜单',
  ])
    assert.deepEqual(events(text), [], text)
})

test('several times in a sentence are several events; the only place of a text is theirs', () => {
  assert.deepEqual(events('2024年3月5日，示例研究院在合肥揭牌。\n示例厂2021年5月开工，2023年6月投产。'), [
    ['2024-03-05', '合肥', '示例研究院在合肥揭牌'],
    ['2021-05', '合肥', '示例厂2021年5月开工'],
    ['2023-06', '合肥', '投产'],
  ])
})

test('当天 and 会议期间 are the day told before, at its place unless another is named', () => {
  for (const [text, date, places] of [
    ['5月16日，示例算力大会在贵阳开幕。会议期间，12个项目签约。', '2025-05-16', ['贵阳', '贵阳']],
    ['3月9日，示例港在钦州启用。当天，首艘货轮靠泊。', '2025-03-09', ['钦州', '钦州']],
    ['4月20日，示例沙龙在珠海举行。活动现场，示例基金签下投资协议。', '2025-04-20', ['珠海', '珠海']],
    ['3月28日，示例推介会在长沙召开。同日，常德示例烟机厂新线投产。', '2025-03-28', ['长沙', '常德']],
    ['6月1日，示例赛在三亚开赛。当日，示例协会在三亚成立。', '2025-06-01', ['三亚', '三亚']],
  ] as const)
    assert.deepEqual([datesOf(text), placesOf(text)], [[date, date], [...places]], text)
})

test('the venue is the place, also of partners; without one, equal partners share none', () => {
  for (const [text, place] of [
    ['5月8日，开封市与焦作市在郑州签订合作备忘录。', '郑州'],
    ['5月，示例集团在湖北荆门的回收基地开工。', '荆门'],
    ['5月12日，来自沈阳的示例机器人在青岛港上岗。', '青岛'],
    ['2025年3月，芜湖与马鞍山签署轨道共建协议。', null],
    ['4月2日，泰州示例药业与南通示例医院签下临床合作意向。', null],
    ['6月3日，嘉兴、湖州、绍兴三市科技局共同发布需求榜单。', null],
    ['4月，株洲示例机车公司向长沙示例地铁公司转让专利3件。', null],
    ['4月，示例基金与洛阳示例轴承厂签约。', null],
    ['5月20日，昆山光电园区举行签约仪式，示例显示公司与南京示例光学公司合资设厂。', '昆山'],
  ] as const)
    assert.deepEqual(placesOf(text), [place], text)
})

test('an act abroad does not happen at the seat of the firm; a dateline and who is quoted tell no place', () => {
  assert.deepEqual(events('2017年，立讯精密在美国硅谷设立研发中心。'), [
    ['2017', null, '立讯精密在美国硅谷设立研发中心'],
  ])
  assert.deepEqual(placesOf('本报成都讯 3月18日，示例公司的卫星入轨。'), [null])
})

test('a notice happens on the day of its signature, at the seat of who signs; the line above an article tells nothing', () => {
  assert.deepEqual(
    events(
      '2025-02-15 10:20 来源：示例网\n现就担保业务通知如下。\n一、支持对象：示例企业。\n嘉兴市科学技术局\n2025年2月14日',
    ),
    [['2025-02-14', '嘉兴', '现就担保业务通知如下']],
  )
})

test('a column headed 时间 dates the rows of a table; one of time limits does not', () => {
  assert.deepEqual(
    found('活动安排\n时间\t事项\t地点\n7月3日\t揭榜路演\t合肥\n7月10日\t签约仪式\t芜湖').map(event => [
      event.date,
      event.place,
    ]),
    [
      ['2025-07-03', '合肥'],
      ['2025-07-10', '芜湖'],
    ],
  )
  assert.deepEqual(events('任务\t牵头单位\t完成期限\n建成中试线\t示例公司\t2025年12月'), [])
})

test('a chronicle in digits; an English sentence', () => {
  assert.deepEqual(datesOf('示例院大事记\n2019.03 成立于常州\n2021.07 首件专利授权\n2023.11.08 获评省级实验室'), [
    '2019-03',
    '2021-07',
    '2023-11-08',
  ])
  assert.deepEqual(placesOf('On 3 May 2025 Sample Robotics opened a plant in Dongguan. Exports rose 5% in 2024.'), [
    '东莞',
  ])
})

test('reading events takes time in step with the text, also where it is one sentence', () => {
  const spent = (times: number) => {
    const text = '2024年5月3日苏州示例厂开工、'.repeat(times)
    const from = performance.now()
    assert.ok(Array.isArray(found(text)))
    return performance.now() - from
  }
  spent(200)
  assert.ok(spent(4000) < 60 * Math.max(spent(400), 5))
})
