import type { RegionSummary } from '@langqiao/platform/views'
import type { Palette } from '../../theme.ts'

/** What the colour of a region on the map can tell, each with its classes in the order of the legend. */
export const colourings = {
  exchange: ['both', 'needs', 'offers', 'none'],
  type: ['centre', 'other', 'open'],
} as const
export type Colouring = keyof typeof colourings
export type ColourClass = (typeof colourings)[Colouring][number]

const familyOf: Record<NonNullable<RegionSummary['type']>, ColourClass> = {
  'innovation-leading': 'centre',
  'focused-leading': 'centre',
  'traditional-upgrading': 'centre',
  'emerging-led': 'centre',
  cluster: 'other',
  supporter: 'other',
  'revalued-resource': 'other',
  'strategy-track': 'other',
  mixed: 'open',
  'insufficient-data': 'open',
}

/** The class of a region: by the family of its type, or by what it has to exchange. */
export function classOf(region: RegionSummary, colouring: Colouring): ColourClass {
  if (colouring === 'type') return region.type ? familyOf[region.type] : 'open'
  if (region.needs > 0) return region.offers > 0 ? 'both' : 'needs'
  return region.offers > 0 ? 'offers' : 'none'
}

/** The colour of a class on the map. */
export const classColour = (colourClass: ColourClass, palette: Palette): string =>
  ({
    both: palette.series[0],
    needs: palette.series[2],
    offers: palette.series[1],
    none: palette.tertiary,
    centre: palette.series[0],
    other: palette.series[1],
    open: palette.tertiary,
  })[colourClass]
