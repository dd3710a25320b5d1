import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findDates } from './dates.ts'
import { readPassage } from './passage.ts'

const dates = (text: string, title: string | null = null, published: string | null = null) =>
  findDates(readPassage(text), title, published).map(({ iso }) => iso)

test('a date is as coarse as it is written', () => {
  assert.deepEqual(dates('2023年，2017年7月，2018年6月1日，2024-01-03，6月20日'), [
    '2023',
    '2017-07',
    '2018-06-01',
    '2024-01-03',
    '2024-06-20',
  ])
  assert.deepEqual(dates('6月20日'), ['--06-20'])
  assert.deepEqual(dates('二〇二四年六月十八日'), ['2024-06-18'])
})

test('a month takes its year from the heading above it, or from the title', () => {
  assert.deepEqual(dates('2023城市大事记\n2月，开工。\n2024展望\n3月，揭牌。'), ['2023', '2023-02', '2024', '2024-03'])
  assert.deepEqual(dates('2月，开工。', '2022年大事记'), ['2022-02'])
  assert.deepEqual(dates('2020年和2021年比较\n2月，开工。'), ['2020', '2021', '--02'])
})

test('同月, 同年 and 去年 refer to what was told before, or to the day of publication', () => {
  assert.deepEqual(dates('2023年5月，甲。同月，乙。同年8月，丙。'), ['2023-05', '2023-05', '2023-08'])
  assert.deepEqual(dates('去年9月，甲。', null, '2024-01-03'), ['2023-09'])
})

test('English dates', () => {
  assert.deepEqual(dates('On 18 June 2024 and March 12, 2025; in October 2023; in 2020.'), [
    '2024-06-18',
    '2025-03-12',
    '2023-10',
    '2020',
  ])
})

test('what cannot be a date is none', () => {
  assert.deepEqual(dates('13月，45日，“十四五”，3个月，2000年历史'), [])
})

test('quarters, halves, months on end and periods', () => {
  assert.deepEqual(dates('2023年前三季度，2024年第二季度，2023年上半年，2024年1—9月，2023年前5个月，一季度', null), [
    '2023-01/2023-09',
    '2024-Q2',
    '2023-H1',
    '2024-01/2024-09',
    '2023-01/2023-05',
    '2023-Q1',
  ])
  assert.deepEqual(dates('2021—2025年，3月5日至8日，2023年5月至2024年3月，20世纪90年代，“十四五”时期'), [
    '2021/2025',
    '2021-03-05/2021-03-08',
    '2023-05/2024-03',
    '1990/1999',
    '2021/2025',
  ])
  assert.deepEqual(dates('上半年'), ['--01/--06'])
  assert.deepEqual(dates('2007年与2009年之间，2007年与2009年'), ['2007/2009', '2007', '2009'])
})

test('relative dates count from the day of publication and are left out without one', () => {
  const relative = '昨天，上周三，本周，下个月，去年一季度，今年'
  assert.deepEqual(dates(relative, null, '2024-06-21'), [
    '2024-06-20',
    '2024-06-12',
    '2024-06-17/2024-06-23',
    '2024-07',
    '2023-Q1',
    '2024',
  ])
  assert.deepEqual(dates('昨天，上周三，本周，下个月，今年'), [])
})

test('a day without a year is that of the news around it, and stays open where that is not certain', () => {
  assert.deepEqual(dates('6月18日，开工。', null, '2024-06-21'), ['2024-06-18'])
  assert.deepEqual(dates('12月30日，开工。', null, '2024-01-03'), ['2023-12-30'])
  assert.deepEqual(dates('2月，签约；10月20日，开工。', null, '2024-06-21'), ['2024-02', '2024-10-20'])
  assert.deepEqual(dates('8月20日，开工。', null, '2024-01-03'), ['--08-20'])
  assert.deepEqual(dates('每年4月、9月受理。', null, '2024-06-21'), ['--04', '--09'])
  assert.deepEqual(dates('有效期至2026年12月31日。6月25日宣讲。', null, '2024-06-13'), ['2026-12-31', '2024-06-25'])
  assert.deepEqual(dates('20日上午，开工。', null, '2024-06-21'), ['2024-06-20'])
})

test('the line above an article dates the page, and a month alone in a line the days below it', () => {
  assert.deepEqual(dates('发布时间：2024-06-21 来源：某报\n今年3月，签约。'), ['2024-06-21', '2024-03'])
  assert.deepEqual(dates('2023年大事\n5月\n12日，开工。'), ['2023', '2023-05', '2023-05-12'])
  const { isPointer } = findDates(readPassage('发布时间：2024-06-21 来源：某报'), null, null)[0]
  assert.equal(isPointer, true)
})

test('English periods, quarters and decades', () => {
  assert.deepEqual(
    dates(
      'Q3 2023, the first half of 2024, from May to July 2023, March 5-8, 2024, 2019-2023, the 1990s, between 2015 and 2018',
    ),
    ['2023-Q3', '2024-H1', '2023-05/2023-07', '2024-03-05/2024-03-08', '2019/2023', '1990/1999', '2015/2018'],
  )
})

test('days that the calendar lacks, the farmers’ calendar, versions and amounts are no dates', () => {
  assert.deepEqual(dates('2月30日，2023年2月29日，农历八月十五，v2024.1，三月初一，2000元，1/2/2020'), [])
})

const two = (part: number) => String(part).padStart(2, '0')
const day = fc.tuple(
  fc.integer({ min: 1950, max: 2039 }),
  fc.integer({ min: 1, max: 12 }),
  fc.integer({ min: 1, max: 28 }),
)
const spelled = (year: number) => [...String(year)].map(digit => '〇一二三四五六七八九'[Number(digit)]).join('')
const names = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const written = fc.oneof(
  day.map(([y, m, d]) => [`${y}年${m}月${d}日`, `${y}-${two(m)}-${two(d)}`]),
  day.map(([y, m, d]) => [`${y} 年 ${m} 月 ${d} 日`, `${y}-${two(m)}-${two(d)}`]),
  day.map(([y, m, d]) => [`${y}-${two(m)}-${two(d)}`, `${y}-${two(m)}-${two(d)}`]),
  day.map(([y, m, d]) => [`${y}.${m}.${d}`, `${y}-${two(m)}-${two(d)}`]),
  day.map(([y, m]) => [`${spelled(y)}年${m}月`, `${y}-${two(m)}`]),
  day.map(([y, m, d]) => [`${d} ${names[m - 1]} ${y}`, `${y}-${two(m)}-${two(d)}`]),
  day.map(([y, m]) => [`${names[m - 1]} ${y}`, `${y}-${two(m)}`]),
  day.map(([y, m]) => [`${y}年第${'一二三四'[m % 4]}季度`, `${y}-Q${(m % 4) + 1}`]),
  day.map(([y, m, d]) => [
    `${y}年${m}月${d}日至${y + 1}年${m}月${d}日`,
    `${y}-${two(m)}-${two(d)}/${y + 1}-${two(m)}-${two(d)}`,
  ]),
)

test('a date is read back with its exact span, whatever it is written with', () => {
  fc.assert(
    fc.property(
      written,
      fc.constantFrom('', '自', '（', 'on '),
      fc.constantFrom('，', '）', '起施行。', '; '),
      ([quote, iso], before, after) => {
        const text = before + quote + after
        const found = findDates(readPassage(text), null, null)
        assert.deepEqual(
          found.map(({ start, end, iso }) => [text.slice(start, end), iso]),
          [[quote, iso]],
        )
      },
    ),
  )
})

test('a year at the head of a name, a season of four, and a period with hours', () => {
  assert.deepEqual(dates('回望2023：大湾区盘点，2025智能传感大会，2030台设备，2025款'), ['2023', '2025'])
  assert.deepEqual(dates('2026年第2季动土；9月1日0时至9月3日24时'), ['2026-Q2', '2026-09-01/2026-09-03'])
  assert.deepEqual(dates('2024年办了5场。首场4月22日举行。', '2026年清单', '2026-04-09'), ['2024', '2026-04-22'])
})

test('a chronicle by month: the year of its title in characters, days and parts of a month alone', () => {
  const chronicle = '二〇二一年港口大事记\n三月\n5日，挂牌。\n中旬，试航。\n榜单于18日张出。\n1日起施行。\n月底，封关。'
  assert.deepEqual(dates(chronicle, null, '2022-01-20'), [
    '2021',
    '2021-03',
    '2021-03-05',
    '2021-03',
    '2021-03-18',
    '2021-03-01',
    '2021-03',
  ])
  assert.deepEqual(dates('施工在3日内完成。'), [])
})

test('what a page of early in the year tells as done lies in the year before', () => {
  assert.deepEqual(dates('9月3日，中心办了一场路演。', null, '2025-02-16'), ['2024-09-03'])
  assert.deepEqual(dates('5月20日，码头已封顶。', null, '2025-02-16'), ['2024-05-20'])
  assert.deepEqual(dates('5月20日，中心将办一场路演。', null, '2025-02-16'), ['2025-05-20'])
  assert.deepEqual(dates('1\t泊位\t2026年\n9月3日，中心办了路演。', null, '2025-10-16'), ['2026', '2025-09-03'])
})

test('第二年 and so many years later count from the year told before', () => {
  assert.deepEqual(dates('2017年搬来。第二年4月投产。'), ['2017', '2018-04'])
  assert.deepEqual(
    findDates(readPassage('港口1986年动工，三年后通航。'), null, null).map(({ iso, isPointer }) => [iso, isPointer]),
    [
      ['1986', undefined],
      ['1989', true],
    ],
  )
  assert.deepEqual(dates('运行进入第二年，4月验收。'), ['--04'])
})

test('what comes every year has no year, wherever its sentence says so', () => {
  assert.deepEqual(dates('申报每年一次，受理期为5月1日至6月15日。', null, '2025-02-16'), ['--05-01/--06-15'])
  assert.deepEqual(dates('每年两批。第一批5月1日截止。', null, '2025-02-16'), ['2025-05-01'])
  assert.deepEqual(dates('每年两批，2024年为5月1日。'), ['2024', '2024-05-01'])
})
