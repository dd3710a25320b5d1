import { type Place, placesAbove } from '../words/gazetteer.ts'
import type { PlaceMark } from './marks.ts'
import { isClear } from './place-names.ts'

/** The narrowest place that a name says, each read below the one before it: 天津滨海 is not 滨海县 of another province. */
export function placeInName(text: string, marks: readonly PlaceMark[]): string | null {
  let current: Place | null = null
  for (const mark of marks) {
    const above: string | undefined = (current as Place | null)?.code
    const below: Candidates[number] | undefined = mark.candidates.find(({ place }) => above && isBelow(place, above))
    const next: Candidates[number] | undefined =
      below ?? (isClear(text, mark) ? mark.candidates.find(({ place }) => place.level !== 'county') : undefined)
    if (next) current = next.place
  }
  return current?.name ?? null
}

type Candidates = PlaceMark['candidates']

const isBelow = (place: Place, above: string) => placesAbove(place).some(({ code }) => code === above)
