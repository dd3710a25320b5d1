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

test('tables whose labels nobody knows, told by what is above them or by one label', () => {
  assert.deepEqual(
    wants(
      '示例县企业技术需求汇总表\n企业\t卡在哪里\t想做到什么\n甲公司\t酒糟烘干耗煤\t能耗降三成\n乙厂\t粽叶分拣慢\t每小时2吨',
    ).needs,
    ['酒糟烘干耗煤', '粽叶分拣慢'],
  )
  assert.deepEqual(
    wants('走访记录\n序号\t走访企业\t反映事项\t期望\n1\t甲公司\t检漏要外协\t3天出报告\n2\t乙厂\t清焦停机久\t停机4小时')
      .needs,
    ['检漏要外协', '清焦停机久'],
  )
  assert.deepEqual(wants('走访记录\n年份\t地区\t企业\t产值\n甲\t乙\t丙\t丁\n戊\t己\t庚\t辛').needs, [])
})

test('headings say what is below them wherever their word stands, also for paragraphs and lines without marks', () => {
  const text =
    '某研究所\n我们能提供什么资源\n能提供的设备\n低温舱2间，每天800元\n盐雾箱4台，可预约\n我们在找什么\n耐碱的密封圈，寿命5年\n会焊钛的师傅2名'
  assert.deepEqual(wants(text), {
    needs: ['耐碱的密封圈，寿命5年', '会焊钛的师傅2名'],
    offers: ['低温舱2间，每天800元', '盐雾箱4台，可预约'],
  })
  assert.equal(wants('一、可提供的服务\n1. 疲劳试验\n二、典型业绩\n2020年建成首座电站。').offers.length, 1)
  assert.deepEqual(wants('一、我们的困惑\n1. 是往下走，还是跳开？\n2. 是自己养，还是借？'), { needs: [], offers: [] })
})

test('a label alone says the side of its line', () => {
  assert.deepEqual(wants('【求购】示例厂求购硅光引擎5000只，6月前到货\n可转让：纳滤膜专利一组，许可费30万元起'), {
    needs: ['示例厂求购硅光引擎5000只，6月前到货'],
    offers: ['纳滤膜专利一组，许可费30万元起'],
  })
})

test('items that share a line go on with its numbering', () => {
  const text =
    '示例市企业需求清单\n一、种植类：（1）荔枝采摘机；每小时200公斤\n（2）芒果分级机；误差1%\n二、养殖类：（3）蚝壳清洗机；日洗5吨。（4）鱼鳞分离机；得率9成。'
  assert.deepEqual(wants(text).needs, ['荔枝采摘机', '芒果分级机', '蚝壳清洗机', '鱼鳞分离机'])
})

test('what the owner of an offer seeks, and several owners in a sentence', () => {
  const { needs, offers } = extract({
    source: 'test',
    text: '示例大学成果清单\n1. 甲壳素敷料。止血90秒。寻求无锡的药企合作开发。\n2. 盐差发电膜。已试车。',
  })
  assert.deepEqual([needs.length, offers.length], [1, 2])
  assert.equal(wants('甲示例公司急需脱硝催化剂，乙示例公司则希望引进两条涂布线。').needs.length, 2)
})

test('a product is an offer where somebody shows it and says in numbers what it does', () => {
  const count = (text: string) => wants(text).offers.length
  assert.equal(count('示例研究所推出无铅焊料新牌号，熔点138℃，成本降低两成。'), 1)
  assert.equal(count('示例研究所发布年度报告，指数为102.4点。'), 0)
  assert.equal(count('海外园区提供完善的服务，值得学习。'), 0)
})

test('a list whose items mostly offer something offers with all of them', () => {
  const text =
    '怎么收费\n◎ 振动台：按小时计价，每小时900元\n◎ 消声室：免费使用，每月40小时\n◎ 三坐标：精度2微米，每日一班'
  assert.deepEqual(wants(text).offers, ['振动台', '消声室', '三坐标'])
})

test('a table with labels in everyday words, whose column of titles is told by what it holds', () => {
  const text = [
    '谁家\t愁在哪里\t怎样才算成\t肯出多少（万元）\t何时要',
    '宁海示例模具厂\t压铸模寿命短\t模次不少于12万次\t90\t2026年5月',
    '同上\t废砂再生\t回用率92%以上\t面议\t越快越好',
    '象山示例水产公司\t鱿鱼内脏提油\t出油率不低于14%\t不设上限\t2026年底',
  ].join('\n')
  assert.deepEqual(wants(text), { needs: ['压铸模寿命短', '废砂再生', '鱿鱼内脏提油'], offers: [] })
})

test('topics that stand before the verb that calls for them', () => {
  assert.deepEqual(wants('桥梁水下检测、隧道渗漏预警、边坡位移监测等6个场景将面向全国征集方案。').needs, [
    '桥梁水下检测',
    '隧道渗漏预警',
    '边坡位移监测',
  ])
  assert.deepEqual(wants('铸件气孔、焊缝疲劳两件事被列为共同课题。').needs, ['铸件气孔', '焊缝疲劳'])
  assert.deepEqual(wants('氢能、储能等9个项目已开工。').needs, [])
})

test('the answer to a question about needs lists them', () => {
  const text = '记者：现在的难处呢？\n周某：两样。第一，检测太慢，一炉要等六天。第二缺人，懂釉料的工程师只有3个。'
  assert.deepEqual(wants(text).needs, ['检测太慢', '缺人'])
})

test('results that prose tells in order are offers, quoted by the sentence that names them', () => {
  const text = [
    '海岸示例大学成果推介',
    '先说海水淡化膜的再生工艺。它把一支报废膜的通量恢复到九成，已在两座水厂跑了400天。课题组想以普通许可的方式放出去，许可费30万元。',
    '第二项是牡蛎壳制土壤调理剂，农学院做的。每吨成本680元，已在三个县用了两季，可整套转让，报价55万元，含一季指导。',
    '最后是港口能耗的预报模型。误差小于6%，已接入九个泊位，对港口单位免费开放一年，数据每小时更新一次，可随时退出。',
  ].join('\n')
  const { offers } = extract({ source: 'test', text, title: '海岸示例大学成果推介' })
  assert.deepEqual(
    offers.map(({ quote }) => quote),
    ['先说海水淡化膜的再生工艺', '第二项是牡蛎壳制土壤调理剂，农学院做的', '最后是港口能耗的预报模型'],
  )
})

test('places lent for nothing and money with its share are offered', () => {
  const one = (text: string) => wants(text).offers.length
  assert.equal(one('台山示例冷链公司把空着的6000平方米冷库拿出来，供温控团队试车。'), 1)
  assert.equal(one('江门示例测试中心对初创团队测试费全免。'), 1)
  assert.equal(one('种子轮单笔100万元到300万元，持股比例不高于15%。本基金由三家公司设立。'), 1)
  assert.equal(one('平台由大学提供技术指导，公司出资建设，总投资2.1亿元。'), 0)
  assert.equal(one('Tenants of the Sample Harbour Centre pay no rent for a year.'), 1)
})
