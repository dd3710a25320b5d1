import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from './index.ts'

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
