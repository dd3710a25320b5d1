import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnalysisSummary, CitySection } from '@langqiao/platform/views'
import { partsOf } from './parts.ts'

const analysis = (id: string, systems: string[], kind: 'region' | 'choice' = 'region') =>
  ({ id, systems, parameters: [{ kind }] }) as unknown as AnalysisSummary
const section = (id: string, systems: string[], ...items: object[]) =>
  ({ id, systems, items, missing: [] }) as unknown as CitySection
const recorded = { label: 'GDP', evidence: { formula: null } }
const computed = { label: 'Optics', evidence: { formula: {} } }

test('an analysis stands with the section that it answers, whose computed figures are left to it', () => {
  const [is] = partsOf(
    [section('ecosystem', ['E1'], recorded, computed), section('specialisation', ['E10'], computed)],
    [analysis('specialisation', ['E10']), analysis('ecosystem', ['E1'])],
  )
  assert.deepEqual(
    is.parts.map(part => [part.id, part.analysis?.id, part.section?.items]),
    [
      ['ecosystem', 'ecosystem', [recorded]],
      ['specialisation', 'specialisation', undefined],
    ],
  )
})

test('every section and every analysis of a region has its place, one that nobody placed among partners', () => {
  const chapters = partsOf(
    [section('flows', ['C5']), section('cases', ['E8'])],
    [analysis('new-one', ['M9']), analysis('entry-and-exit', ['E4']), analysis('of-all', ['E8'], 'choice')],
  )
  assert.deepEqual(
    chapters.map(({ id, parts }) => [id, parts.map(part => part.id)]),
    [
      ['is', []],
      ['becomes', ['entry-and-exit']],
      ['with', ['flows', 'new-one']],
      ['means', []],
      ['happens', ['cases']],
    ],
  )
})
