import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allRegions, type Place, placesAbove, placesMeant, regionByCode, regionsByName } from './gazetteer.ts'

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

const meant = (name: string, level?: Place['level']) => placesMeant(name, level).map(place => place.code)

test('a city is meant before the districts of its short name, unless a level or a full name says otherwise', () => {
  assert.deepEqual(meant('西安'), ['610100'])
  assert.deepEqual(meant('西安区').sort(), ['220403', '231005'])
  assert.deepEqual(meant('朝阳'), ['211300'])
  assert.deepEqual(meant('朝阳', 'county').sort(), ['110105', '220104'])
  assert.deepEqual(meant('昆山', 'city'), ['320583'], 'a level that no namesake has asks nothing')
})

test('a province and a city of one name stay two until a level is said', () => {
  assert.deepEqual(meant('吉林').sort(), ['220000', '220200'])
  assert.deepEqual(meant('吉林', 'province'), ['220000'])
  assert.deepEqual(meant('Jilin City'), ['220200'])
  assert.deepEqual(meant('吉林吉林'), ['220200'])
})

test('paths and names in short with the last character of the full one', () => {
  assert.deepEqual(meant('安徽省合肥市蜀山区'), ['340104'])
  assert.deepEqual(meant('廣東深圳'), ['440300'])
  assert.deepEqual(meant('北京朝阳'), ['110105'])
  assert.deepEqual(meant('恩施州'), ['422800'])
  assert.deepEqual(meant('没有这个地方'), [])
})

test('over the whole table: what is meant bears the name, paths are certain, and no city yields to a county', () => {
  for (const place of allRegions()) {
    const path = [...placesAbove(place)].reverse().map(({ full_name }) => full_name)
    assert.deepEqual(meant([...path, place.full_name].join('')), [place.code], path.join(''))
    for (const name of [place.name, place.full_name, place.name_en, place.pinyin]) {
      const places = placesMeant(name)
      assert.ok(places.length > 0 && places.every(each => regionsByName(name).includes(each)), name)
      const isLarge = place.level !== 'county'
      if (isLarge && name !== place.full_name) assert.ok(places.includes(place), `${name} ${place.code}`)
      if (isLarge)
        assert.ok(
          places.every(each => each.level !== 'county' || each.full_name === name),
          name,
        )
    }
    const alone = regionsByName(place.name).filter(({ level }) => level === place.level)
    if (alone.length === 1) assert.deepEqual(meant(place.name, place.level), [place.code])
  }
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
