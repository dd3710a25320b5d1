import { createRoute, z } from '@hono/zod-openapi'
import { stringify } from 'csv-stringify/sync'
import { readImportFile } from '../../flow/import-file.ts'
import { findImport, listImports } from '../../store/imports.ts'
import { checkFile, commitImport, templateOf, undoImport } from '../../store/index.ts'
import { type RecordKind, recordKinds } from '../../words/index.ts'
import { answers, creates, invalidField, notFound, orThrow, problemResponses } from '../answers.ts'
import { createRouter, fileSchema, idParam, owner, pageQuery, requireRole, transact } from '../door.ts'
import { mayChange } from '../session/rights.ts'
import { presentImport, presentPreview } from './present.ts'
import { importPreviewSchema, importRequestSchema, importSchema } from './schema.ts'

const mappingSchema = z.record(z.string(), z.string().nullable())
const kindSchema = importRequestSchema.shape.kind

const preview = createRoute({
  method: 'post',
  path: '/imports/preview',
  summary: 'Check a file without writing anything',
  request: {
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: fileSchema,
            kind: kindSchema.optional(),
            mapping: z.string().optional().openapi({ description: 'JSON: column → field, or null to leave it out' }),
            choices: z.string().optional().openapi({ description: 'JSON: decision → choice' }),
          }),
        },
      },
    },
  },
  responses: answers(importPreviewSchema, 'What the file would bring in, and what is wrong with it'),
})
const addImport = createRoute({
  method: 'post',
  path: '/imports',
  summary: 'Import a previewed file',
  request: { body: { required: true, content: { 'application/json': { schema: importRequestSchema } } } },
  responses: creates(importSchema, 'What was brought in; sent again with the same key, the same import'),
})
const readImports = createRoute({
  method: 'get',
  path: '/imports',
  summary: 'Imports, newest first',
  request: { query: z.object(pageQuery) },
  responses: answers(z.object({ items: z.array(importSchema), total: z.number().int() }), 'Imports'),
})
const takeBack = createRoute({
  method: 'post',
  path: '/imports/{id}/undo',
  summary: 'Remove all that an import brought in',
  request: { params: idParam },
  responses: answers(importSchema, 'The import, undone'),
})
const readTemplate = createRoute({
  method: 'get',
  path: '/imports/templates/{file}',
  summary: 'A CSV with the columns of a kind and one example row',
  request: {
    params: z.object({
      file: z.enum(recordKinds.map(kind => `${kind}.csv`) as [string, ...string[]]).openapi({ example: 'need.csv' }),
    }),
  },
  responses: {
    200: { description: 'The template', content: { 'text/csv': { schema: z.string() } } },
    ...problemResponses,
  },
})

const choicesSchema = z.record(z.string(), z.string())

/** A part of a form that holds JSON of a shape; undefined where the form lacks it. */
const parsePart = <T>(name: string, text: string | undefined, schema: z.ZodType<T>, mend: string): T | undefined => {
  if (text === undefined) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
  } catch {
    // Not JSON at all: the same answer as to JSON of another shape.
  }
  throw invalidField(`form.${name}`, `${name} is no JSON object of texts`, mend)
}

export const importRoutes = createRouter()
  .openapi(preview, async c => {
    requireRole(c, 'editor')
    const { file, kind, mapping, choices } = c.req.valid('form')
    const given = {
      kind,
      mapping: parsePart('mapping', mapping, mappingSchema, 'Send {"column": "field"}, null to leave a column out.'),
      choices: parsePart('choices', choices, choicesSchema, 'Send {"decision": "choice"}, as a preview names them.'),
    }
    const bytes = new Uint8Array(await file.arrayBuffer())
    const checked = checkFile(orThrow(await readImportFile(file.name, bytes)), given)
    const token = c.var.services.uploads.keep(owner(c), { name: file.name, bytes })
    return c.json(presentPreview(token, checked), 200)
  })
  .openapi(addImport, async c => {
    requireRole(c, 'editor')
    const { token, kind, mapping, choices, visibility, idempotencyKey } = c.req.valid('json')
    const upload = c.var.services.uploads.find(owner(c), token)
    if (!upload) throw notFound('json.token')
    const checked = checkFile(orThrow(await readImportFile(upload.name, upload.bytes)), { kind, mapping, choices })
    const { services, who } = c.var
    const row = orThrow(await commitImport(services.store, who.caller, checked, idempotencyKey, { visibility }))
    return c.json(presentImport(row, c.var.who), 201)
  })
  .openapi(readImports, c =>
    transact(c, async db => {
      const { limit, cursor } = c.req.valid('query')
      const { items, total } = await listImports(db, { limit, skip: cursor })
      return c.json({ items: items.map(row => presentImport(row, c.var.who)), total }, 200)
    }),
  )
  .openapi(takeBack, async c => {
    requireRole(c, 'editor')
    const { id } = c.req.valid('param')
    const found = await transact(c, db => findImport(db, id))
    if (!found || !mayChange(c.var.who, found.ownerId)) throw notFound(c.req.path)
    const row = orThrow(await undoImport(c.var.services.store, c.var.who.caller, id))
    return c.json(presentImport(row, c.var.who), 200)
  })
  .openapi(readTemplate, c => {
    const { file } = c.req.valid('param')
    const { columns, example } = templateOf(file.replace(/\.csv$/, '') as RecordKind)
    // Spreadsheet programs take a CSV for the local encoding unless a byte order mark says otherwise.
    return c.body(stringify([columns, example], { bom: true }), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file}"`,
    })
  })
