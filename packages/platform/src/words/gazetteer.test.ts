import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRegions, regionByCode, regionsByName } from './gazetteer.ts'

const codes = (name: string) => regionsByName(name).map(place => place.code)

test('a place is found by short and full name, in both scripts, by pinyin and in English', () => {
  for (const name of ['沈阳', '沈阳市', '瀋陽', '瀋陽市', 'shen yang', 'Shenyang', 'SHENYANG'])
    assert.deepEqual(codes(name), ['210100'], name)
  assert.ok(codes('Xi’an').includes('610100'))
  assert.deepEqual(codes('Ürümqi'), ['650100'])
  assert.deepEqual(codes('陕西'), ['610000'])
  assert.deepEqual(codes('Shaanxi'), ['610000'])
})

test('a name that several places bear gives them all, an unknown one none', () => {
  assert.deepEqual(codes('朝阳').sort(), ['110105', '211300', '220104'])
  assert.deepEqual(codes('吉林').sort(), ['220000', '220200'])
  assert.deepEqual(codes('没有这个地方'), [])
})

test('municipalities and counties governed by a province are cities', () => {
  assert.equal(regionByCode('110000')?.level, 'city')
  assert.equal(regionByCode('110000')?.parent_code, '100000')
  assert.equal(regionByCode('110108')?.parent_code, '110000')
  assert.equal(regionByCode('659001')?.level, 'city')
  assert.equal(regionByCode('659001')?.parent_code, '650000')
})

test('every place but the country has a parent one level or more above it, and codes are unique', () => {
  const ranks = ['country', 'province', 'city', 'county']
  const seen = new Set<string>()
  for (const place of allRegions()) {
    assert.ok(!seen.has(place.code), place.code)
    seen.add(place.code)
    if (place.level === 'country') continue
    const parent = regionByCode(place.parent_code ?? '')
    assert.ok(parent && ranks.indexOf(parent.level) < ranks.indexOf(place.level), `${place.code} ${place.full_name}`)
  }
})

test('a position has both coordinates and names its system, and lies in or near China', () => {
  for (const { code, longitude, latitude, coordinate_system } of allRegions()) {
    assert.equal(longitude === null, latitude === null, code)
    assert.equal(longitude === null, coordinate_system === null, code)
    if (longitude !== null && latitude !== null)
      assert.ok(longitude > 73 && longitude < 136 && latitude > 3 && latitude < 54, code)
  }
})
