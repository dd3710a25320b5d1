import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { clean } from './clean.ts'
import { draftOf, edited } from './draft.ts'
import { hardBreaks } from './hard-breaks.ts'

const joined = (text: string) => edited(draftOf(text), hardBreaks(text)).text

test('a break inside a word, a number, a bracket or a clause goes', () => {
  for (const [left, right] of [
    ['今年以来，两地先后举办了十二场对接活动，促成一批企', '业在对方城市设立了分支机构。'],
    ['全年签约技术合同四百余项，成交金额合计达到38', '6亿元，比前一年增长两成。'],
    ['市里随后印发了《关于加快建设中试平台的若干措施（2024', '—2026年）》，提出三年建成二十个平台。'],
    ['对首次采购本地装备的用户，按合同金额的一成给予补贴，', '单个项目不超过五十万元，同一企业每年限报两项。'],
    ['港口与铁路之间的最后三公里一直靠卡车倒短，运费和', '等待时间都让企业头疼，订单因此流失。'],
    ['会议还确定了下一阶段的重点，由两市的科技部门牵头', '、六家高校配合推进。'],
  ] as const)
    assert.equal(joined(`${left}\n${right}`), left + right)
})

test('what ends with a stop, is indented, or begins like an item, a heading or a label is a line of its own', () => {
  for (const text of [
    '两地先后举办了十二场对接活动，促成一批企业落户。\n业界普遍认为，这只是开始。',
    '产业协同从一张清单开始，两座港城的新尝试\n三月的一个早晨，码头上停满了等待装船的整车。',
    '　　申报单位应当具备独立法人资格，近三年没有失信记录\n　　申报材料一式三份，于月底前报送。',
    '申报单位应当具备独立法人资格，近三年没有失信记录\n（二）项目负责人年龄不超过五十五周岁。',
    '申报单位应当具备独立法人资格，近三年没有失信记录\n联系方式：市科技局成果处。',
    '（一）产业协同是一步一步走出来的，谁也绕不开的\n当前，三座城市之间的往来还不够多。',
    '整车和零部件在同一座码头装船，省下两天时间。图：市港务集团\n第二条航线定于下月开通，每周两班。',
    '第一季度完成投资十二亿元，开工项目七个\n\n业务主管部门另行通知。',
    '平台\t领域，以及主要服务的企\n业务\t检测，以及认证',
  ])
    assert.equal(joined(text), text)
})

test('in a text whose lines are cut, an open end is a cut too', () => {
  const lines = [
    '这条走廊上的三座城市各有所长：上游有矿，中游有炉，下',
    '游有港。过去十年里它们各自招商，彼此压价，谁也没有占',
    '到便宜。去年秋天，三市的工信部门第一次坐到一起，商定',
    '把矿山的尾料、炉前的余热和港口的仓库登记在同一张表上。',
  ]
  assert.equal(joined(lines.join('\n')), lines.join(''))
})

test('among paragraphs that end with stops, one that does not goes on', () => {
  const whole = '园区去年新引进三十二个项目，其中过半来自省外。投产的企业平均缴税一百二十万元，比上一年多出近三成。'
  const text = [
    whole,
    whole,
    whole,
    '示范线已经连续运行九个月。电解槽的能耗降到每方四度电',
    '部件国产化率过了九成。',
  ].join('\n')
  assert.equal(joined(text), text.replace('四度电\n', '四度电'))
})

test('page numbers and running heads go where a sentence runs over them', () => {
  const text = [
    '专项资金支持方向包括关键材料、核心部件和检测认证，由园区和',
    '',
    '- 4 -',
    '某市产业基金年度报告                第 5 页',
    '',
    '企业按照四六比例分担。',
  ].join('\n')
  const { text: cleaned, removed } = clean(text, 'prose')
  assert.equal(cleaned, '专项资金支持方向包括关键材料、核心部件和检测认证，由园区和企业按照四六比例分担。')
  assert.deepEqual(
    removed.map(({ kind }) => kind),
    ['boilerplate'],
  )
})

test('English lines are joined with a space, and a hyphen at an end is taken back', () => {
  assert.equal(
    joined(
      'The corridor between the two ports carries most of the re-\ngional freight, and its operators plan to\nadd a second track.',
    ),
    'The corridor between the two ports carries most of the regional freight, and its operators plan to add a second track.',
  )
})

test('nothing but white space and page lines is taken out, whatever the text', () => {
  const piece = fc.constantFrom(
    '园区',
    '企业，',
    '建设。',
    '（一）',
    '\n',
    '\n\n',
    '　　',
    ' ',
    '12',
    '- 3 -',
    'low ',
    'carbon-',
    '《',
    '》',
    '\t',
    '第 2 页',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      const text = pieces.join('')
      for (const { start, end, instead } of hardBreaks(text)) {
        assert.match(text.slice(start, end), /\n/)
        assert.ok(instead === '' || instead === ' ')
        for (const line of text.slice(start, end).split('\n')) assert.match(line.trim(), /^-?$|^- 3 -$|第 2 页$/)
      }
    }),
  )
})
