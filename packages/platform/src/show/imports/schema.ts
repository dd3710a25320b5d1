import { z } from '@hono/zod-openapi'
import { problemSchema, type RecordKind, recordKinds, visibilities } from '../../words/index.ts'

const kind = z.enum(recordKinds as [RecordKind, ...RecordKind[]])

export const importPreviewSchema = z
  .object({
    token: z.string().openapi({ description: 'Names the uploaded file for the import that follows' }),
    fileName: z.string(),
    encoding: z.string().nullable(),
    kind: kind.nullable().openapi({ description: 'Guessed from the columns; null asks the user' }),
    columns: z.array(z.object({ name: z.string(), field: z.string().nullable(), sample: z.array(z.string()) })),
    fields: z.array(z.object({ name: z.string(), required: z.boolean() })),
    rows: z.number().int(),
    good: z.number().int(),
    firstRows: z.array(z.record(z.string(), z.string())),
    problems: z.array(problemSchema).openapi({ description: 'The first 200, each naming row, field and mend' }),
    problemCount: z.number().int(),
  })
  .openapi('ImportPreview')

export const importRequestSchema = z
  .object({
    token: z.string(),
    kind,
    mapping: z
      .record(z.string(), z.string().nullable())
      .optional()
      .openapi({ description: 'Column → field, where the guess was wrong' }),
    visibility: z
      .enum(visibilities)
      .default('public')
      .openapi({ description: 'Who may see the rows: everyone, everyone signed in, or the organisation alone' }),
    idempotencyKey: z.string().min(8).max(100),
  })
  .openapi('ImportRequest')

export const importSchema = z
  .object({
    id: z.string().uuid(),
    fileName: z.string(),
    kind,
    rows: z.number().int(),
    imported: z.number().int(),
    skipped: z.number().int(),
    problems: z.array(problemSchema),
    createdAt: z.string(),
    undoneAt: z.string().nullable(),
    mine: z.boolean(),
  })
  .openapi('Import')
