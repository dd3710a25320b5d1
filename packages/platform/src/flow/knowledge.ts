import { readFileSync } from 'node:fs'
import { type Matrix, matrixFromLongTable } from '@langqiao/economy'
import {
  diagnoseCityType,
  type FirmMeasures,
  measureFirms,
  nothingRecorded,
  type RegionFacts,
  type Surroundings,
} from '../diagnose/index.ts'
import { countFirms, listInstruments, readTypeFacts } from '../store/facts.ts'
import type { Database } from '../store/index.ts'
import { nameOfPlace } from '../store/regions.ts'
import { allRegions } from '../words/gazetteer.ts'
import type { CityTypeAnswer } from '../words/index.ts'
import { yuanPer } from './money.ts'
import { sourceOf } from './region-facts.ts'

/** The classification by which firms are counted: the one that the list of listed firms carries. */
export const firmClassification = 'GICS'
const industryNames: Record<string, string> = JSON.parse(
  readFileSync(new URL('../../data/gics-industries.json', import.meta.url), 'utf8'),
)

/** Everything that is computed over all regions at once. */
export type Knowledge = {
  around: Surroundings
  measures: FirmMeasures
  /** Type of each city that figures or lists say anything about. */
  types: ReadonlyMap<string, CityTypeAnswer>
  /** Cities of which a figure, a place on a list or a listed firm is on record. */
  known: number
}

/** Name of an industry of the classification on screen. */
export const activityName = (activity: string): { zh: string; en: string } => ({
  zh: industryNames[activity] ?? activity,
  en: activity,
})

/** Newest figure that somebody stands for, in yuan, of each region; observations come newest first. */
const newestGdp = (observations: Awaited<ReturnType<typeof readTypeFacts>>['observations']): Map<string, number> => {
  const newest = new Map<string, number>()
  for (const { fact, ground } of observations) {
    const size = fact.indicator === 'gdp' && ground.claimKind !== 'recalled' ? yuanPer(fact.unit) : null
    if (size !== null && !newest.has(fact.regionCode)) newest.set(fact.regionCode, Number(fact.value) * size)
  }
  return newest
}

/** How many firms each city has in each activity of their classification. */
export const readFirmMatrix = async (db: Database): Promise<Matrix> => {
  const counted = await countFirms(db, firmClassification)
  const firms = matrixFromLongTable(counted.map(row => [row.region, row.activity, row.firms] as const))
  if (!firms.ok) throw new Error(`Counted firms are no matrix: ${firms.problems[0].message}`)
  return firms.matrix
}

/** Reads what the caller sees of all regions and computes what diagnoses share. */
export const readKnowledge = async (db: Database): Promise<Knowledge> => {
  const { observations, designations } = await readTypeFacts(db)
  const firms = await readFirmMatrix(db)
  const instruments = new Map<string, Set<string>>()
  for (const { regionCode, instrument } of await listInstruments(db))
    if (regionCode) instruments.set(regionCode, (instruments.get(regionCode) ?? new Set()).add(instrument))
  const cities = allRegions().filter(place => place.level === 'city')
  const around: Surroundings = {
    firms,
    gdpYuan: newestGdp(observations),
    cities: new Map(cities.map(city => [city.code, nameOfPlace(city)])),
    instruments,
    activityName,
  }
  const observationsOf = Map.groupBy(observations, row => row.fact.regionCode)
  const designationsOf = Map.groupBy(designations, row => row.fact.regionCode)
  const types = new Map<string, CityTypeAnswer>()
  for (const city of cities) {
    const { code } = city
    const facts: RegionFacts = {
      // A type is told from figures and lists alone.
      ...nothingRecorded(nameOfPlace(city)),
      observations: (observationsOf.get(code) ?? []).map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
      designations: (designationsOf.get(code) ?? []).map(({ fact, ground }) => ({ ...fact, source: sourceOf(ground) })),
    }
    types.set(code, diagnoseCityType(facts, around).id)
  }
  const withFirms = new Set(around.firms.regions)
  const known = cities.filter(({ code }) => observationsOf.has(code) || designationsOf.has(code) || withFirms.has(code))
  return { around, measures: measureFirms(around), types, known: known.length }
}
