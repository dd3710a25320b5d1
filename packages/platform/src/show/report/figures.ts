import { z } from '@hono/zod-openapi'
import { failure, type Outcome, success } from '../../words/index.ts'

const wordsSchema = z.object({ zh: z.string(), en: z.string() })
const figureSchema = z.object({
  /** The same for the same figure in every report on a subject. */
  key: z.string(),
  section: wordsSchema,
  label: wordsSchema,
  /** As it was written, so that only what a reader can see counts as a change. */
  value: wordsSchema,
})
export type Figure = z.infer<typeof figureSchema>

const keptSchema = z.object({
  format: z.literal('langqiao-report-figures/1'),
  subject: z.string(),
  made: z.string(),
  figures: z.array(figureSchema),
})
/** The figures of a report as they are kept beside it. */
export type KeptFigures = z.infer<typeof keptSchema>

export const keepFigures = (subject: string, made: string, figures: Figure[]): KeptFigures => ({
  ...{ format: 'langqiao-report-figures/1', subject, made, figures },
})

/** Reads kept figures; `invalid-json` or `invalid-field` where they are none, or of another subject. */
export const readFigures = (json: string, subject: string): Outcome<KeptFigures> => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return failure({ code: 'invalid-json', message: 'The earlier figures are no JSON', mend: notThese })
  }
  const kept = keptSchema.safeParse(value)
  if (!kept.success)
    return failure({ code: 'invalid-field', message: 'The file holds no figures of a report', mend: notThese })
  if (kept.data.subject !== subject)
    return failure({
      code: 'invalid-field',
      message: `The earlier report is about ${kept.data.subject.slice(0, 60)}, this one about ${subject}`,
      mend: notThese,
    })
  return success(kept.data)
}
const notThese = 'Give the .figures.json that was written beside the earlier report on the same subject'

/** Numbers figures whose key another one has, so that every key means one. */
export const uniqueKeys = (figures: readonly Figure[]): Figure[] => {
  const seen = new Map<string, number>()
  return figures.map(figure => {
    const times = (seen.get(figure.key) ?? 0) + 1
    seen.set(figure.key, times)
    return times > 1 ? { ...figure, key: `${figure.key}#${times}` } : figure
  })
}

export type Changes = { changed: { before: Figure; now: Figure }[]; added: Figure[]; gone: Figure[] }

/** What became of the figures of an earlier report: matched by key, changed where they are written otherwise. */
export const compareFigures = (before: readonly Figure[], now: readonly Figure[]): Changes => {
  const earlier = new Map(before.map(figure => [figure.key, figure]))
  const later = new Set(now.map(({ key }) => key))
  return {
    changed: now.flatMap(figure => {
      const was = earlier.get(figure.key)
      return was && was.value.zh !== figure.value.zh ? [{ before: was, now: figure }] : []
    }),
    added: now.filter(({ key }) => !earlier.has(key)),
    gone: before.filter(({ key }) => !later.has(key)),
  }
}
