import { z } from '@hono/zod-openapi'

/** The two tracks on which a match is carried on, each with its stages in order. */
export const tracks = {
  transfer: ['introduction', 'proof-of-concept', 'small-trial', 'pilot-production', 'industrial-use'],
  scenario: ['introduction', 'test', 'demonstration', 'first-purchase', 'use-at-scale', 'replication'],
} as const
export type Track = keyof typeof tracks
export const trackSchema = z.enum(['transfer', 'scenario'])
export type Stage = (typeof tracks)[Track][number]
export const stageSchema = z.enum([
  'introduction',
  'proof-of-concept',
  'small-trial',
  'pilot-production',
  'industrial-use',
  'test',
  'demonstration',
  'first-purchase',
  'use-at-scale',
  'replication',
])

export const declineReasons = ['too-early', 'no-advantage', 'not-our-field', 'terms', 'capacity', 'unclear'] as const
export const declineReasonSchema = z.enum(declineReasons)

/** What can happen to a collaboration; its history is the ordered list of these. */
export const decisionKinds = ['start', 'advance', 'stop', 'resume', 'milestone', 'note'] as const
export const decisionKindSchema = z.enum(decisionKinds)
