import { z } from '@hono/zod-openapi'

/** What an event is about; the columns of the city × theme table. */
export const eventThemes = [
  'policy',
  'agreement',
  'platform',
  'project',
  'result',
  'investment',
  'meeting',
  'challenge',
  'recognition',
  'first-use',
] as const
export const eventThemeSchema = z.enum(eventThemes)
export type EventTheme = z.infer<typeof eventThemeSchema>
