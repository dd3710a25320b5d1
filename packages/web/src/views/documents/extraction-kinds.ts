import type { Extracted } from '@langqiao/platform/views'

export type ExtractedKind = Extracted['kind']

/** The colour of each kind, as a number of the palette's series; in the order in which kinds are listed. */
const series: Record<ExtractedKind, number> = {
  needs: 1,
  offers: 4,
  policies: 5,
  organisations: 2,
  places: 6,
  activities: 3,
  events: 8,
  figures: 7,
}
export const extractedKinds = Object.keys(series) as ExtractedKind[]
export const colourOf = (kind: ExtractedKind): string => `var(--series-${series[kind]})`
