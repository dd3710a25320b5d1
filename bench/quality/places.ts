import { findMarks } from '../../packages/platform/src/extract/marks.ts'
import { readPassage } from '../../packages/platform/src/extract/passage.ts'
import { findPlaces } from '../../packages/platform/src/extract/places.ts'
import { type Measurement, shareFigure } from './figure.ts'
import { rowsOf } from './files.ts'

type Case = { mention: string; context: string; province: string; candidates: string[]; id: string }

/** Sentences of our own that name the city or province above a county in different places. */
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

const file = ['places', 'ambiguous-counties.jsonl']

export const places: Measurement = {
  name: 'places',
  source: 'counties that share their name with others, made from AreaCity (MIT), in sentences of our own',
  drawn: 'cases',
  needs: [file.join('/')],
  figures: () => {
    const cases = rowsOf<Case>(...file)
    return Object.entries(sentences).map(([name, write]) => {
      const isRight = cases.map(each => {
        const passage = readPassage(write(each))
        return findPlaces(passage, findMarks(passage.text), []).some(({ place }) => place.code === each.id)
      })
      return shareFigure(
        name,
        isRight.map(right => ({ right: right ? 1 : 0, all: 1 })),
        name === 'name alone' ? 'at most 1 / candidates' : '',
        cases.filter((_, index) => !isRight[index]).map(each => write(each)),
      )
    })
  },
}
