import assert from 'node:assert/strict'
import test from 'node:test'
import { allRegions } from '../../packages/platform/src/words/gazetteer.ts'
import { goldCases } from './gold.ts'

for (const part of ['development', 'test'] as const)
  for (const { name, clean, gold } of goldCases(part))
    test(`gold of ${part}/${name}: every quote stands in the clean text, every place has its code`, () => {
      const quotes = [
        ...gold.activities,
        ...gold.policies.flatMap(({ beneficiary, conditions, amounts }) => [
          ...(beneficiary ? [beneficiary] : []),
          ...conditions,
          ...amounts.map(({ quote }) => quote),
        ]),
        ...[...gold.events, ...gold.figures, ...gold.dates, ...gold.needs, ...gold.offers].map(({ quote }) => quote),
        ...[...gold.needs, ...gold.offers].flatMap(({ criteria, budget }) => [
          ...(criteria ?? []),
          ...(budget ? [budget.quote] : []),
        ]),
      ]
      assert.deepEqual(
        quotes.filter(quote => !clean.includes(quote)),
        [],
      )
      const known = new Set(allRegions().map(region => region.code))
      const codes = [
        ...gold.places.map(place => place.code),
        ...gold.organisations.flatMap(({ place }) => place ?? []),
        ...gold.events.flatMap(({ place }) => place ?? []),
      ]
      assert.deepEqual(
        codes.filter(code => !known.has(code)),
        [],
      )
    })
