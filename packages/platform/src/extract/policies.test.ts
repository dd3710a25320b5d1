import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { extract } from './index.ts'

const policies = (text: string) =>
  extract({ source: 'test', text }).policies.map(({ name, issuer, amounts }) => [
    name,
    issuer,
    amounts.map(({ value, unit }) => `${value} ${unit}`),
  ])

test('an instrument has the issuer before the verb and the amounts of its sentence', () => {
  assert.deepEqual(
    policies('2月，浙江杭州发布《示例奖励办法（试行）》，最高1亿元，补助30%，惠及20家，占比40%。另有5万元。'),
    [['示例奖励办法（试行）', '杭州', ['100000000 元', '30 %']]],
  )
  assert.deepEqual(policies('国务院《关于示例的指导意见》明确方向'), [['关于示例的指导意见', '国务院', []]])
  assert.deepEqual(policies('《北京市示例促进条例》施行'), [['北京市示例促进条例', '北京', []]])
})

test('books, articles and algorithms are no instruments', () => {
  assert.deepEqual(
    policies('《创新的起源》《示例日报》《排序算法》《深圳公布示例行动计划：打造标杆》，著作《示例计划》'),
    [],
  )
})

test('a notice gives all its amounts to the instrument that it announces, and the one who signs it as issuer', () => {
  const text =
    '关于印发《示例市示例措施》的通知\n第一条 奖励20万元。\n第二条 补助30%。\n示例市科学技术局\n2024年6月20日'
  assert.deepEqual(policies(text), [['示例市示例措施', '示例市科学技术局', ['200000 元', '30 %']]])
})

test('an English title after a verb of issuing', () => {
  assert.deepEqual(policies('Hangzhou issued the Action Plan for Embodied Intelligence, with 3 million yuan.'), [
    ['Action Plan for Embodied Intelligence', '杭州', ['3000000 元']],
  ])
})

const notice = `示例市人民政府办公室关于印发示例市促进算力产业发展若干政策的通知
各区人民政府：
《示例市促进算力产业发展若干政策》已经市政府同意，现印发给你们。
第一条 申请单位应当具备以下条件：（一）注册满2年；（二）研发投入占营业收入比重不低于3%。
第二条 对新建智算中心，按设备投资额的15%给予补贴，单个企业每年不超过2000万元。
第三条 对年营业收入5亿元以上的企业，奖励20万元至50万元。
第四条 设立总规模30亿元的产业基金，到2027年产业规模达到800亿元。
第五条 不少于300万元用于初创企业。服务机构按市场价的70%收取费用。
第六条 本政策自2025年3月1日起施行，有效期三年。
示例市人民政府办公室
2025年2月10日`

const only = (text: string) => {
  const [policy] = extract({ source: 'test', text }).policies
  assert.ok(policy)
  return policy
}

test('a notice: amounts with their roles, without thresholds, targets and charges', () => {
  assert.deepEqual(
    only(notice).amounts.map(({ quote, role }) => `${quote} ${role}`),
    ['15% rate', '2000万元 cap', '20万元 floor', '50万元 cap', '30亿元 total', '300万元 floor'],
  )
})

test('a notice: its conditions, and its validity to the last day', () => {
  const { conditions, valid } = only(notice)
  assert.deepEqual(conditions, ['注册满2年', '研发投入占营业收入比重不低于3%', '年营业收入5亿元以上'])
  assert.deepEqual(valid, { from: '2025-03-01', until: '2028-02-29' })
})

test('what is only cited has no amounts; a section of grants needs no word of giving', () => {
  const text =
    '关于申报“示例英才”专项资金的通知\n根据《示例市人才管理办法》，现通知如下。\n一、支持标准\n1.国家级平台500万元；\n二、程序\n材料费10元。'
  assert.deepEqual(policies(text), [
    ['“示例英才”专项资金', null, ['5000000 元']],
    ['示例市人才管理办法', null, []],
  ])
})

test('an agreement is one instrument under its short names, and nobody issues it', () => {
  const text =
    '甲市与乙市签署《甲乙示例科创共建协议》（以下简称《协议》）。\n按照《协议》，甲市出资3000万元。\n协议约定，对跨市项目补助10%。'
  assert.deepEqual(policies(text), [['甲乙示例科创共建协议', null, ['30000000 元', '10 %']]])
})

test('whom it is for, and the years in its name', () => {
  const told = only('鲤城区《示例医械行动方案（2023—2025年）》对取得注册证的企业一次性奖励200万元。')
  assert.deepEqual([told.beneficiary, told.valid], ['取得注册证的企业', { from: '2023', until: '2025' }])
  assert.equal(only('《示例创新券管理办法》\n一、支持对象\n在示例市注册的企业。').beneficiary, null)
  assert.equal(
    only('关于印发《示例创新券管理办法》的通知\n一、支持对象\n在示例市注册的企业。').beneficiary,
    '在示例市注册的企业',
  )
})

test('standards and terms of products are no instruments; a title may be broken over two lines', () => {
  assert.deepEqual(policies('《示例数据传输协议》《示例隐私政策》《示例设备国家标准》'), [])
  assert.deepEqual(policies('合肥印发《示例显示产业\n揭榜挂帅实施办法》'), [
    ['示例显示产业揭榜挂帅实施办法', '合肥', []],
  ])
})

test('an English proper title with what it gives, and from when', () => {
  const told = only(
    'The Hainan Ocean Equipment Rules, in force from 1 January 2024, refund 30 percent of costs, up to RMB 2 million.',
  )
  assert.equal(told.name, 'Hainan Ocean Equipment Rules')
  assert.deepEqual(
    told.amounts.map(({ value, role }) => `${value} ${role}`),
    ['30 rate', '2000000 cap'],
  )
  assert.deepEqual(told.valid, { from: '2024-01-01', until: null })
})

test('what is said of a policy is quoted from the text, each amount once, whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      '《',
      '》',
      '示例办法',
      '关于印发',
      '（以下简称《办法》）',
      '给予',
      '20%',
      '至',
      '500万元',
      '不超过',
      '。',
      '\n',
    ],
    ...['一、支持对象', '第一条', '企业', '不低于', '自2025年1月1日起施行', '有效期两年', '，', '：', '\t', '协议约定'],
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 }), pieces => {
      const text = pieces.join('')
      for (const policy of extract({ source: 'test', text }).policies) {
        assert.equal(text.slice(policy.start, policy.end), policy.quote)
        for (const quote of [policy.beneficiary ?? '', ...(policy.conditions ?? [])]) assert.ok(text.includes(quote))
        const figures = policy.amounts.map(({ quote }) => quote)
        for (const quote of figures) assert.ok(text.split(quote).length - 1 >= figures.filter(q => q === quote).length)
      }
    }),
  )
})

test('instruments named without title marks: behind a verb of issuing, as a voucher, as an English plan', () => {
  const named = (text: string) => policies(text).map(([name]) => name)
  assert.deepEqual(named('依据今年3月市科技局印发的中试平台开放管理办法执行。'), ['中试平台开放管理办法'])
  assert.deepEqual(named('县里公布了工业绿色改造实施方案，随后召开会议。'), ['工业绿色改造实施方案'])
  assert.deepEqual(named('公司制定了各自的行动计划，发布了一系列管理办法。'), [])
  assert.deepEqual(named('关于2024年度检测券申领工作的通知\n检测券最高5万元。'), ['检测券'])
  assert.deepEqual(named("The city's programme for clean ports, issued in May, pays 20 percent."), [
    'programme for clean ports',
  ])
})
