import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { extract } from './index.ts'
import { findMarks } from './marks.ts'
import { readPassage } from './passage.ts'
import { findPlaces } from './places.ts'

const places = (text: string) => extract({ source: 'test', text }).places.map(({ name, code }) => `${name} ${code}`)

test('short, full and English names, and abbreviations in a row', () => {
  assert.deepEqual(places('苏州、皇姑区，津冀，江浙沪皖'), [
    '苏州 320500',
    '皇姑 210105',
    '天津 120000',
    '河北 130000',
    '江苏 320000',
    '浙江 330000',
    '上海 310000',
    '安徽 340000',
  ])
  assert.deepEqual(places("Xi'an, Suzhou and Inner Mongolia"), ['西安 610100', '苏州 320500', '内蒙古 150000'])
})

test('namesakes are told apart by what stands before them or beside them', () => {
  assert.deepEqual(places('辽宁朝阳'), ['辽宁 210000', '朝阳 211300'])
  assert.deepEqual(places('北京市朝阳区'), ['北京 110000', '朝阳 110105'])
  assert.deepEqual(places('南京鼓楼区和徐州鼓楼区'), ['南京 320100', '鼓楼 320106', '徐州 320300', '鼓楼 320302'])
  assert.deepEqual(places('吉林省省会长春，吉林市'), ['吉林 220000', '长春 220100', '吉林 220200'])
})

test('ordinary words and parts of longer words are no places', () => {
  assert.deepEqual(
    places('双方合作，和平共处，公安部门，来宾致辞，白银价格，长江西岸，大理石，老城区更新，雄安新区'),
    [],
  )
})

test('a county is read by its city, a row of its neighbours or the place behind it', () => {
  assert.deepEqual(places('嘉兴开会。\n对象在南湖、秀洲、海宁。'), [
    '嘉兴 330400',
    '南湖 330402',
    '秀洲 330411',
    '海宁 330481',
  ])
  assert.deepEqual(places('长春、吉林、四平；辽宁、吉林、黑龙江'), [
    '长春 220100',
    '吉林 220200',
    '四平 220300',
    '辽宁 210000',
    '吉林 220000',
    '黑龙江 230000',
  ])
  assert.deepEqual(places('普陀区（上海），舟山普陀'), ['普陀 310107', '上海 310000', '舟山 330900', '普陀 330903'])
  assert.deepEqual(places('Taizhou, Zhejiang; Fuzhou and Xian'), [
    '台州 331000',
    '浙江 330000',
    '福州 350100',
    '西安 610100',
  ])
  assert.deepEqual(places('秀洲发展'), [])
})

test('provinces by one character each, where three stand in a row or a word of relation follows', () => {
  assert.deepEqual(places('津冀鲁，苏皖交界'), [
    '天津 120000',
    '河北 130000',
    '山东 370000',
    '江苏 320000',
    '安徽 340000',
  ])
  assert.deepEqual(places('苏鄂二人，湘黔'), [])
})

test('a street, a bay, a lake, a town and an ordinary word next to its city are no places', () => {
  assert.deepEqual(places('上海的南京路12号'), ['上海 310000'])
  assert.deepEqual(places('舟山的普陀山，苏州的吴江镇'), ['舟山 330900', '苏州 320500'])
  assert.deepEqual(places('南昌新建厂房，上海路演'), ['南昌 360100', '上海 310000'])
  assert.deepEqual(places('事实上杭州市区'), ['杭州 330100'])
})

test('the place of an unnamed organisation is not listed, an administrative area before it is', () => {
  assert.deepEqual(places('太仓某研究院'), [])
  assert.deepEqual(places('合肥市包河区某公司'), ['合肥 340100', '包河 340111'])
})

test('places are quoted where they stand, in order, whatever the text', () => {
  const piece = fc.constantFrom(
    '上海',
    '浦东',
    '普陀',
    '吉林',
    '津冀鲁',
    '南京路',
    '某',
    '公司',
    '、',
    '在',
    '。',
    '\n',
    '區',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const passage = readPassage(text)
      const found = findPlaces(passage, findMarks(passage.text), [])
      for (const { start, end } of found) assert.ok(0 <= start && start < end && end <= text.length)
      assert.ok(found.every(({ start }, index) => index === 0 || found[index - 1].start <= start))
    }),
  )
})

test('a county with a rare name counts once it was named with the city above it', () => {
  assert.deepEqual(places('邵东打火机'), ['邵东 430582'])
  assert.deepEqual(places('湖南邵阳市新邵县试点。后来新邵扩大了规模。'), [
    '湖南 430000',
    '邵阳 430500',
    '新邵 430522',
    '新邵 430522',
  ])
})

test('a place within the name of an organisation is not listed on its own', () => {
  assert.deepEqual(places('南京大学与北京经济技术开发区'), [])
  assert.deepEqual(places('南京大学在苏州'), ['苏州 320500'])
})

test('what is said before or behind a row of places is said of all of them', () => {
  assert.deepEqual(places('陕西的团队来了。\n面向杨陵、武功、眉县等地征集。'), [
    '陕西 610000',
    '杨陵 610403',
    '武功 610431',
    '眉县 610326',
  ])
  assert.deepEqual(places('福建的设备，在平潭、霞浦试报37次'), ['福建 350000', '平潭 350128', '霞浦 350921'])
})

test('a county whose characters meet across words is read where it stands apart behind a word of place', () => {
  assert.deepEqual(places('成都开会。\n工厂搬到了新都，产线设在金堂。'), ['成都 510100', '新都 510114', '金堂 510121'])
  assert.deepEqual(places('成都开会。\n我们的创新都是新的，在新都会广场。'), ['成都 510100'])
})

test('a town of old houses is none of the districts so called, the end of a word no county of two characters', () => {
  assert.deepEqual(places('丽江古城、武汉江城'), ['丽江 530700', '武汉 420100'])
  assert.deepEqual(places('山西振兴县域经济，建成县级平台'), ['山西 140000'])
})

test('an area said in full before an unnamed organisation stands for itself', () => {
  assert.deepEqual(places('包河区某博物馆'), ['包河 340111'])
  assert.deepEqual(places('合肥某膜材料公司'), [])
})

test('a row of abbreviations behind 从, a satellite named by a province, English districts and datelines', () => {
  const codes = (text: string) => extract({ source: 'test', text }).places.map(({ code }) => code)
  assert.deepEqual(codes('这些丝线过去要从江浙运来。'), ['320000', '330000'])
  assert.deepEqual(codes('海南一号卫星升空，从海南发射。'), ['460000'])
  assert.deepEqual(codes('The plant opened in Laoshan District.'), ['370212'])
  assert.deepEqual(codes('QINGDAO - Two ships have left for the north.'), ['370200'])
})
