import { type Presence, presence } from '@langqiao/economy'
import type { Input, MeasureOption } from './measure.ts'

/** The options of every measure that rests on what is present. */
export const threshold: MeasureOption = {
  kind: 'number',
  default: 1,
  about: 'RCA from which an activity counts as present',
}
export const self: MeasureOption = { kind: 'flag', about: 'count the activity itself in its density' }

/** What is present by the threshold given. */
export const present = (input: Input): Presence => presence(input.matrix, { threshold: input.number('threshold') })
