import { z } from '@hono/zod-openapi'

/** Levels of a place with a GB/T 2260 code, then kinds of made-up region, whose code is `group:<id>`. */
export const regionLevels = [
  'country',
  'province',
  'city',
  'county',
  'cluster',
  'metropolitan',
  'corridor',
  'alliance',
] as const
export const regionLevelSchema = z.enum(regionLevels)
export type RegionLevel = z.infer<typeof regionLevelSchema>

/** Types of city (docs/methods/city-types.md), then the two honest answers when none can be given. */
export const cityTypes = [
  'innovation-leading',
  'focused-leading',
  'traditional-upgrading',
  'emerging-led',
  'cluster',
  'supporter',
  'revalued-resource',
  'strategy-track',
] as const
export const cityTypeAnswerSchema = z.enum([...cityTypes, 'mixed', 'insufficient-data'])
export type CityType = (typeof cityTypes)[number]
export type CityTypeAnswer = z.infer<typeof cityTypeAnswerSchema>
