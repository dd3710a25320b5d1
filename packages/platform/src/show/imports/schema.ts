import { z } from '@hono/zod-openapi'
import { decisionCodes } from '../../store/import/decisions.ts'
import { problemSchema, type RecordKind, recordKinds, visibilities } from '../../words/index.ts'

const kind = z.enum(recordKinds as [RecordKind, ...RecordKind[]])

const decisionSchema = z
  .object({
    id: z.string().openapi({ example: 'two-units:gdp' }),
    code: z.enum(decisionCodes),
    subject: z.string().openapi({ description: 'What it is about: an indicator, a place, a classification, a year' }),
    subjectName: z.object({ zh: z.string(), en: z.string() }).openapi({ description: 'The subject as screens say it' }),
    found: z.array(z.string()).openapi({ description: 'What was found: units, years, values' }),
    rows: z.number().int().openapi({ description: 'Rows of the file that wait for it' }),
    line: z.number().int().openapi({ description: 'The first of them' }),
    choices: z.array(
      z.object({
        id: z.string().openapi({ example: 'convert:亿元' }),
        does: z.enum(['as', 'convert', 'only', 'as-given', 'leave-out']),
        label: z
          .string()
          .optional()
          .openapi({ description: 'What a unit, place or classification it goes by is called' }),
      }),
    ),
    chosen: z.string().nullable(),
  })
  .openapi('ImportDecision')

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
    title: z
      .record(z.string(), z.string())
      .openapi({ description: 'What the lines above a table say of all its rows: field → value' }),
    decisions: z
      .array(decisionSchema)
      .openapi({ description: 'What the file leaves open; rows that wait come in once a choice is given' }),
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
    choices: z
      .record(z.string(), z.string())
      .optional()
      .openapi({ description: 'Decision → choice; rows of a decision without one stay out' }),
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
