import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

const organisations = (text: string) =>
  extract({ source: 'test', text }).organisations.map(({ name, kind, place }) => [name, kind, place])

test('a name is read leftwards from what it ends in', () => {
  assert.deepEqual(
    organisations('由合肥市科技局与中国科学技术大学先进技术研究院、国仪示例（合肥）技术有限公司联合举办'),
    [
      ['合肥市科技局', 'agency', '合肥'],
      ['中国科学技术大学先进技术研究院', 'institute', '合肥'],
      ['国仪示例（合肥）技术有限公司', 'firm', '合肥'],
    ],
  )
  assert.deepEqual(organisations('天津滨海—示例科技园、香港中文大学（深圳）'), [
    ['天津滨海—示例科技园', 'park', '滨海'],
    ['香港中文大学（深圳）', 'university', '深圳'],
  ])
})

test('short forms of universities and institutes are spelled out, firms and agencies keep their name', () => {
  assert.deepEqual(organisations('清华、北大，工信部，大疆'), [
    ['清华大学', 'university', '北京'],
    ['北京大学', 'university', '北京'],
    ['工信部', 'agency', null],
    ['大疆', 'firm', '深圳'],
  ])
})

test('a short form that the text introduces stands for the full name', () => {
  assert.deepEqual(organisations('示例云岭科技有限公司（以下简称“云岭”）成立，云岭随后融资。'), [
    ['示例云岭科技有限公司', 'firm', null],
    ['示例云岭科技有限公司', 'firm', null],
    ['示例云岭科技有限公司', 'firm', null],
  ])
})

test('kinds, counts and descriptions of organisations name nobody', () => {
  const text =
    '16个研究中心，一家科技公司，这些大学，上市公司，数据中心，英国科技公司，华盛顿市中心，国家中心城市，技术合作联盟，公安部门，大学生'
  assert.deepEqual(organisations(text), [])
})

test('English names end in what they are', () => {
  assert.deepEqual(organisations("Sample Robotics Co., Ltd. and Wuhan's East Lake Zone, the Ministry of Education"), [
    ['Sample Robotics Co., Ltd.', 'firm', null],
    ['East Lake Zone', 'park', '武汉'],
    ['Ministry of Education', 'agency', null],
  ])
})

const names = (text: string) => extract({ source: 'test', text }).organisations.map(({ name }) => name)

test('a verb that says the trade ends no name, one that says what is done does', () => {
  assert.deepEqual(names('苏州恒岳投资控股有限公司与湖北澜江建设集团有限公司出资，成都瑞禾管理咨询有限公司评估。'), [
    '苏州恒岳投资控股有限公司',
    '湖北澜江建设集团有限公司',
    '成都瑞禾管理咨询有限公司',
  ])
  assert.deepEqual(names('洛阳示例技术对接平台上线，海南示例控股集团认缴2亿元。'), [
    '洛阳示例技术对接平台',
    '海南示例控股集团',
  ])
  assert.deepEqual(names('企业可咨询中心，集团拟控股公司。'), [])
})

test('a name may hold a word for and, but two organisations stay two', () => {
  assert.deepEqual(names('武汉生物与健康研究院、广东海洋与渔业研究所，中国农业大学人文与发展学院'), [
    '武汉生物与健康研究院',
    '广东海洋与渔业研究所',
    '中国农业大学人文与发展学院',
  ])
  assert.deepEqual(names('清华大学与北京大学，江苏高校与研究院，南京企业与示例研究院'), [
    '清华大学',
    '北京大学',
    '示例研究院',
  ])
})

test('countries, regions and what is attached to an organisation belong to a name with a stand-in', () => {
  assert.deepEqual(
    names('德国某机床公司、西南示例车桥公司、某大学附属示例口腔医院、浙江某大学和包河区某博物馆签约。'),
    ['德国某机床公司', '西南示例车桥公司', '某大学附属示例口腔医院', '浙江某大学', '包河区某博物馆'],
  )
  assert.deepEqual(names('给西南示例大学拨款，随某公司前往'), ['西南示例大学'])
})

test('a short name that a stand-in begins ends where a word does', () => {
  assert.deepEqual(names('来自常州的示例固态宣布量产，“示例云启”上线，示例星图的卫星入轨。'), [
    '示例固态',
    '示例云启',
    '示例星图',
  ])
  assert.deepEqual(names('示例论坛、示例市首座、示例措施的条款，示例产品'), [])
})

test('short forms are introduced with quotes or without, several at once', () => {
  assert.deepEqual(names('宁波澄海新材料有限公司（以下简称澄海新材）中标。澄海新材随后扩产。').slice(1), [
    '宁波澄海新材料有限公司',
    '宁波澄海新材料有限公司',
  ])
  assert.equal(names('杭州凌霄机器人科技有限公司（下称“凌霄”或“凌霄机器人”）融资，凌霄机器人计划上市。').length, 4)
})

test('a known name within other words, a unit or an office means no organisation', () => {
  assert.deepEqual(names('北京东城，上海南京东路，1.5特斯拉样机，外交部长，三星期后，中国银行业'), [])
  assert.deepEqual(names('特斯拉在上海'), ['特斯拉'])
})

test('institutes told by number or by a word of their field', () => {
  assert.deepEqual(names('中国电科38所、中铁十四局、长春光机所、上海微系统所参加，市贸促会协办'), [
    '中国电科38所',
    '中铁十四局',
    '长春光机所',
    '上海微系统所',
  ])
})

test('a county in brackets says where an organisation is, a city is its branch', () => {
  assert.deepEqual(names('延安示例果业公司（洛川）；哈尔滨工业大学（深圳）'), [
    '延安示例果业公司',
    '哈尔滨工业大学（深圳）',
  ])
})

test('English names by a trade, with who speaks for them or what describes them left out', () => {
  const text =
    "Shenzhen-based Blue Heron Robotics works with Professor Li Wei of Xi'an Sample University of Technology, and the Sample Apple Cooperative asks for advanced materials. Science and Technology Bureau of Hefei said so."
  assert.deepEqual(names(text), [
    'Blue Heron Robotics',
    "Xi'an Sample University of Technology",
    'Sample Apple Cooperative',
    'Science and Technology Bureau of Hefei',
  ])
  assert.deepEqual(names('Advanced Materials and Smart Systems are sold here in small lots.'), [])
})

test('an item’s number, a counted row of places and a word of time begin no name', () => {
  assert.deepEqual(names('第3题江南大学食品学院已来看过；届时西南石油大学也会到场。'), [
    '江南大学食品学院',
    '西南石油大学',
  ])
  assert.deepEqual(names('苏州、无锡两市科技局签了备忘录，首个载体示例云台科创中心已揭牌。'), ['示例云台科创中心'])
  assert.deepEqual(names('资金由区财政金融局列支，县经济发展局备案。'), ['区财政金融局', '县经济发展局'])
})

test('a group in brackets belongs to the name of its company', () => {
  assert.deepEqual(names('河钢（集团）公司试轧成功。'), ['河钢（集团）公司'])
})

test('an English firm’s name reaches to its legal form and not to its city', () => {
  assert.deepEqual(names('Engineers from Sample East Port Data Co. have met Sample Lake Capital of Suzhou in May.'), [
    'Sample East Port Data Co.',
    'Sample Lake Capital',
  ])
  assert.deepEqual(names('It is the Bank of Suzhou that lent the money to them.'), ['Bank of Suzhou'])
})

test('a kind of cooperative is nobody, and no name ends within another word', () => {
  assert.deepEqual(names('万安的一家水产养殖合作社问过价。'), [])
  assert.deepEqual(names('示例东方经济论坛的页眉写着期号。'), [])
  assert.deepEqual(names('老厂房改成的示例河湾街区开街。'), ['示例河湾街区'])
})
