import type { RegionSummary } from '@langqiao/platform/views'
import type { Palette } from '../../theme.ts'

export const typeFamilies = ['centre', 'other', 'open'] as const
export type TypeFamily = (typeof typeFamilies)[number]

const familyOf: Record<NonNullable<RegionSummary['type']>, TypeFamily> = {
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

/** Whether a type is one of centre cities, of other cities, or none yet. */
export const typeFamily = (type: RegionSummary['type']): TypeFamily => (type ? familyOf[type] : 'open')

/** The colour of a family of types on maps. */
export const familyColour = (family: TypeFamily, palette: Palette): string =>
  ({ centre: palette.series[0], other: palette.series[1], open: palette.tertiary })[family]
