import { existsSync, readFileSync } from 'node:fs'
import { findMarks } from '../packages/platform/src/extract/marks.ts'
import { readPassage } from '../packages/platform/src/extract/passage.ts'
import { findPlaces } from '../packages/platform/src/extract/places.ts'

/**
 * How often a county that shares its name with others is read as the right one: `node scripts/measure-places.ts`. The
 * cases are those of benchmarks/places (made from AreaCity, MIT), a developers' input; without it nothing is measured.
 * Each case is tried in sentences of our own that say the city above it in different places.
 */
const file = new URL('../../shared/benchmarks/places/ambiguous-counties.jsonl', import.meta.url)

type Case = { mention: string; context: string; province: string; id: string }

const sentences: Record<string, (each: Case) => string> = {
  'city right before': ({ mention, context }) => `项目落户${context}${mention}。`,
  'province right before': ({ mention, province }) => `项目落户${province}${mention}。`,
  'city in the sentence': ({ mention, context }) => `${context}引进的项目建在${mention}，已经投产。`,
  'city behind, in brackets': ({ mention, context }) => `项目落户${mention}（${context}）。`,
  'city in another line': ({ mention, context }) => `${context}召开大会\n会后，代表们参观了${mention}的企业。`,
  'short name behind the city': ({ mention, context }) =>
    `项目落户${context}${mention.length > 2 ? mention.slice(0, -1) : mention}。`,
  'name alone': ({ mention }) => `项目落户${mention}。`,
}

if (existsSync(file)) {
  const cases = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)
  for (const [name, write] of Object.entries(sentences)) {
    const right = cases.filter(each => {
      const passage = readPassage(write(each))
      const found = findPlaces(passage, findMarks(passage.text), [])
      return found.some(({ place }) => place.code === each.id)
    })
    console.log(`${name.padEnd(28)} ${(right.length / cases.length).toFixed(3)}`)
  }
  console.log(`${cases.length} cases`)
} else console.log('not measured: ../shared/benchmarks/places is not here')
