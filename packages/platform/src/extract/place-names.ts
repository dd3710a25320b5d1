import type { Place } from '../words/gazetteer.ts'
import placeWords from './lists/place-words.json' with { type: 'json' }
import type { Candidate, PlaceMark } from './marks.ts'
import { goesOnAsName } from './place-cues.ts'

const ordinary = new Set(placeWords.ordinary.words)
const ordinaryCounties = new Set(placeWords.ordinaryCounties.words.split(' '))
const acrossWords = new Set(placeWords.acrossWords.words.split(' '))
const shortFull = new Set(placeWords.shortFull.words.split(' '))
const onlyInFull = new Set(placeWords.onlyInFull.words.split(' '))
const rankWords = new Set(placeWords.rankWords.words)
const knownCounties = new Set(placeWords.knownCounties.codes)
const withinOtherWords = placeWords.withinOtherWords.codes

/**
 * Support that a name needs to be taken for a place. An ordinary word needs the place above it right before it, or in
 * its sentence with a cue; the short name of a county, that the place above it is named somewhere. An English name is
 * two or three syllables without tones, so it needs more.
 */
const needed = { word: 5, apart: 2.5, county: 1, englishCounty: 4, never: Number.POSITIVE_INFINITY }

/** The support that a reading of a name as written needs; 0 where it leaves no doubt. */
export function supportNeeded({ place, form }: Candidate, written: string): number {
  const isCounty = place.level === 'county'
  if (form === 'full' && written.length === 2) return shortFull.has(written) ? needed.word : needed.county
  if (form === 'full') return rankWords.has(written) ? needed.word : 0
  if (isCounty && onlyInFull.has(written)) return needed.never
  const isWord =
    isCounty && (ordinaryCounties.has(written) || withinOtherWords.some(code => place.code.startsWith(code)))
  if (isWord || ordinary.has(written)) return needed.word
  if (!isCounty || knownCounties.has(place.code)) return 0
  return form === 'english' ? needed.englishCounty : needed.county
}

/** The support that is enough where a name stands apart behind a word of place: in 搬到新郑， nothing but the county is meant. */
export const supportApart = (candidate: Candidate, written: string): number =>
  acrossWords.has(written) ? needed.apart : supportNeeded(candidate, written)

const preferred = new Set(placeWords.preferred.codes)
const bareScores = { country: 0, province: 2, city: 1, county: 0, preferred: 3.4 }

/** How likely a namesake is meant by the bare name: the higher level, and what the list says texts nearly always mean. */
export const bareScore = ({ code, level }: Place): number =>
  bareScores[level] + (preferred.has(code) ? bareScores.preferred : 0)

/** Whether a reading of a name leaves no doubt. */
export const isSure = (candidate: Candidate, written: string): boolean => supportNeeded(candidate, written) === 0

/** Whether a name stands for a place without any context: no ordinary word, no county that few would know. */
export const isClear = (text: string, mark: PlaceMark): boolean =>
  mark.candidates.some(
    candidate => isSure(candidate, text.slice(mark.start, mark.end)) && isWhole(text, mark, candidate),
  )

/** Whether a name stands for itself and is not the beginning of another: 南京路12号, 普陀山. */
export const isWhole = (text: string, mark: PlaceMark, { place, form }: Candidate): boolean =>
  form === 'full' || !goesOnAsName(text, mark, place.level === 'county')
