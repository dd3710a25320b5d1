import { Command, Option } from 'commander'
import type { Diagnosis, Ground } from '../../diagnose/index.ts'
import { diagnoseNamedRegion } from '../diagnosed-region.ts'
import { complain, type Effects } from '../effects.ts'
import { type StoreOptions, storeOption, withStore } from '../with-store.ts'

type Language = 'zh' | 'en'

/** Where a figure comes from, in one line: publisher, title and date, or the formula. */
const sourceOf = (ground: Ground): string => {
  switch (ground.kind) {
    case 'source':
      return [ground.publisher, ground.title, ground.published, ground.claimKind].filter(Boolean).join(' · ')
    case 'formula':
      return `${ground.text} (docs/methods/${ground.method}.md)`
    default:
      return ground.kind
  }
}

const typeOf = (type: Diagnosis['type'], language: Language) =>
  type && {
    id: type.id,
    memberships: type.memberships,
    reasons: type.reasons.map(({ type: of, kind, rule, ruleEn, low, high, value, ground }) => ({
      type: of,
      kind,
      rule: language === 'zh' ? rule : ruleEn,
      low,
      high,
      value,
      source: ground && sourceOf(ground),
    })),
  }

/** `langqiao diagnose REGION`: one JSON line with the region's type and sections. */
export const diagnoseCommand = (effects: Effects): Command =>
  storeOption(new Command('diagnose'))
    .description('say what a city is and could become, from what the store holds')
    .argument('<region>', 'its name or six-digit code')
    .addOption(new Option('--lang <language>', 'language of titles and labels').choices(['zh', 'en']).default('zh'))
    .action(async (word: string, options: StoreOptions & { lang: Language }) => {
      await withStore(effects, options, async store => {
        const diagnosed = await diagnoseNamedRegion(store, word, effects.now)
        if (!diagnosed.ok) return complain(effects, diagnosed.problem)
        const { region, diagnosis } = diagnosed.value
        effects.stdout(
          JSON.stringify({
            region: { name: region.name, code: region.code },
            type: typeOf(diagnosis.type, options.lang),
            sections: diagnosis.sections.map(section => ({
              id: section.id,
              title: section.title[options.lang],
              items: section.items.map(({ label, labelEn, value, unit, period, ground }) => ({
                label: options.lang === 'zh' ? label : labelEn,
                value,
                unit,
                period,
                source: sourceOf(ground),
              })),
            })),
          }),
        )
      })
    })
