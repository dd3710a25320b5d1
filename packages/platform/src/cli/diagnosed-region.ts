import type { Diagnosis } from '../diagnose/index.ts'
import { createFlow, diagnoseRegion } from '../flow.ts'
import { asCaller, platform, type Store } from '../store/index.ts'
import { type NamedRegion, type RegionNames, readRegionNames } from '../store/regions.ts'
import { placesMeant } from '../words/gazetteer.ts'
import { failure, type Outcome, success } from '../words/index.ts'

/** The code that a word on the command line means: a code itself, or a name that means one place, a city before a county. */
export const findCode = (word: string): Outcome<string> => {
  if (/^(\d{6}|group:.+)$/.test(word)) return success(word)
  const [only, ...others] = placesMeant(word, 'city')
  if (!only)
    return failure({
      code: 'unknown-region',
      message: `No place is called ${word}`,
      where: word,
      mend: 'Give its name in full, or its six-digit code',
    })
  if (others.length > 0) {
    const choices = [only, ...others].map(place => `${place.code} ${place.full_name}`).join(', ')
    return failure({
      code: 'unknown-region',
      message: `${word} can be ${choices}`,
      where: word,
      mend: 'Give the code of the one you mean',
    })
  }
  return success(only.code)
}

export type DiagnosedRegion = { region: NamedRegion; diagnosis: Diagnosis; names: RegionNames }

/** The diagnosis of the region that a word on the command line means, by all that is recorded in the store. */
export const diagnoseNamedRegion = async (
  store: Store,
  word: string,
  now: () => Date,
): Promise<Outcome<DiagnosedRegion>> => {
  const code = findCode(word)
  if (!code.ok) return code
  const knowledge = await createFlow(store, now).knowledge()
  return asCaller(store, platform, async db => {
    const names = await readRegionNames(db)
    const region = names(code.value)
    if (!region)
      return failure({
        code: 'unknown-region',
        message: `No region has the code ${code.value}`,
        where: word,
        mend: 'Check the code; made-up regions are group:<id>',
      })
    return success({ region, names, diagnosis: await diagnoseRegion(db, region, names, knowledge) })
  })
}
