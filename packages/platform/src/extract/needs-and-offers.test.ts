import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { extract } from './index.ts'

const wants = (text: string) => {
  const { needs, offers } = extract({ source: 'test', text })
  return { needs: needs.map(({ title }) => title), offers: offers.map(({ title }) => title) }
}

test('items of lists, rows of tables and labelled titles', () => {
  assert.deepEqual(wants('企业技术需求清单\n1. 气孔在线检测：节拍12秒\n需求单位：示例厂\n2. 燃气泄漏预警'), {
    needs: ['气孔在线检测', '燃气泄漏预警'],
    offers: [],
  })
  assert.deepEqual(wants('成果名称\t领域\n固态电解质膜\t新能源\n焊缝检测机器人\t装备'), {
    needs: [],
    offers: ['固态电解质膜', '焊缝检测机器人'],
  })
  assert.deepEqual(
    wants(
      '一、需求名称：铸锻件缺陷检测\n需求描述：效率低，需要自动化设备。\n【技术成果】超薄双极板\n成果简介：已完成路测。',
    ),
    {
      needs: ['铸锻件缺陷检测'],
      offers: ['超薄双极板'],
    },
  )
})

test('sentences in which somebody says what is wanted or can be given', () => {
  assert.deepEqual(wants('示例港口有限公司急需无人集卡调度系统。我们可提供测试场地。'), {
    needs: ['无人集卡调度系统'],
    offers: ['测试场地'],
  })
  assert.deepEqual(wants('We need an inspection drone. We offer a wind tunnel.'), {
    needs: ['an inspection drone'],
    offers: ['a wind tunnel'],
  })
})

test('general statements are neither', () => {
  assert.deepEqual(
    wants('城市需要宽容。我国拥有完整的产业体系。我们希望读者记住两点。比亚迪拥有技术。共征集到126项需求。'),
    {
      needs: [],
      offers: [],
    },
  )
})

test('a merged cell, a section row, a total and a contact column', () => {
  const text =
    '示例市场景清单\n单位\t序号\t场景名称\t拟投入（万元）\t联系人\n港口类\n示例码头公司\t1\t集卡调度\t1200\t张某\n2\t岸桥检测\t180\t李某\n合计\t\t\t1380\t'
  const { needs } = extract({ source: 'test', text })
  assert.deepEqual(
    needs.map(({ title, owner, field }) => [title, owner, field]),
    [
      ['集卡调度', '示例码头公司', '港口类'],
      ['岸桥检测', '示例码头公司', '港口类'],
    ],
  )
  assert.equal(needs[0].quote, '示例码头公司\t1\t集卡调度\t1200')
})

test('a table of labels and values is one listing, and another begins where a label comes again', () => {
  const rows = [
    ['编号', 'A1'],
    ['出题单位', '示例医院'],
    ['场景名称', '静脉显像'],
    ['期望指标', '重量低于800克'],
  ]
  const text = ['智慧医疗场景清单', ...[...rows, ...rows].map(row => row.join('\t'))].join('\n')
  const { needs } = extract({ source: 'test', text })
  assert.equal(needs.length, 2)
  assert.equal(needs[0].quote, rows.map(row => row.join('\t')).join('\n'))
})

test('tables of results, tasks and statistics list nothing', () => {
  for (const text of [
    '城市\t成交额（亿元）\t企业数（家）\n上海\t2310.5\t3105',
    '任务清单\n序号\t合作事项\t牵头单位\t投入（万元）\n1\t建设中试线\t示例公司\t2600',
  ])
    assert.deepEqual(wants(text), { needs: [], offers: [] })
})

test('sections, inner lines and what follows a list', () => {
  assert.deepEqual(
    wants(
      '示例市技术难题清单\n一、集成电路类\n1. 低温键合\n（1）强度大于2\n2. 气体纯化\n二、申报要求\n1. 报名截至5月底',
    ),
    { needs: ['低温键合', '气体纯化'], offers: [] },
  )
})

test('items that run on within a paragraph, and topics of a challenge', () => {
  assert.deepEqual(wants('示例集团提出三项需求：一是霉心病检测，准确率95%；二是除草机器人；三是国产膜。').needs, [
    '霉心病检测',
    '除草机器人',
    '国产膜',
  ])
  assert.deepEqual(wants('采取揭榜挂帅方式，重点突破钠电池低温性能、盐湖提锂、安全预警等技术。').needs, [
    '钠电池低温性能',
    '盐湖提锂',
    '安全预警',
  ])
})

test('a product that seeks its first user is a need and an offer', () => {
  const { needs, offers } = extract({
    source: 'test',
    text: '示例农机公司的除草机器人样机已完成试验，正寻找首批用户。',
  })
  assert.deepEqual([needs.length, offers.length], [1, 1])
})

test('capacity, open sites, credit and funds with terms are offers; subsidies and names of documents are not', () => {
  const count = (text: string) => wants(text).offers.length
  assert.equal(count('示例检测中心向外地企业开放电镜，机时费按标准价的70%收取。'), 1)
  assert.equal(count('示例农商银行给予参与企业合计3亿元授信，年利率不高于3.45%。'), 1)
  assert.equal(count('示例种子基金规模10亿元，存续期12年。'), 1)
  assert.equal(count('对购置设备的企业给予最高200万元补助。'), 0)
  assert.equal(count('《示例市科学仪器开放共享办法》由示例市科技局印发。'), 0)
})

test('quotes are what stands between their offsets, whatever the lines', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '技术需求清单',
      '一、电子类',
      '1. 键合技术',
      '（1）强度大于2',
      '单位：示例公司',
      '需求名称\t单位\t预算（万元）',
      '键合\t示例公司\t3',
      '纯化\t5',
      '电子类',
      '备注：略',
      '示例公司急需机器人，预算3万元。',
      '我院可提供测试场地；一是甲；二是乙。',
    ),
    fc.string({ maxLength: 20 }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), lines => {
      const text = lines.join('\n')
      const { needs, offers } = extract({ source: 'test', text, title: lines[0] })
      for (const { quote, start, end, budget, criteria = [] } of [...needs, ...offers]) {
        assert.equal(text.slice(start, end), quote)
        assert.ok(start < end)
        for (const { quote: criterion } of criteria) assert.ok(text.includes(criterion))
        if (budget) assert.ok(text.includes(budget.quote))
      }
    }),
  )
})
