import type { Criterion } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import { useRegionNames } from '../../state/regions.ts'
import { subjectName } from '../../state/subjects.ts'

type Value = Criterion['value']
type Stated = { what: string; value: Value; unit?: string }

/** Says criteria and properties in words: `payload ≥ 60 t`. */
export function useCriterionWords() {
  const { t } = useTranslation('exchange')
  const { language, figure } = useLanguage()
  const regionName = useRegionNames()
  const one = (value: number | string, { what, unit }: Omit<Stated, 'value'>): string => {
    if (what === 'region') return regionName(String(value))
    if (what === 'readiness') return t('criterion.level', { level: value })
    return figure(String(value), unit ?? null)
  }
  const all = (stated: Stated) =>
    (Array.isArray(stated.value) ? stated.value : [stated.value])
      .map(value => one(value, stated))
      .join(t('criterion.or'))
  return {
    criterion: (criterion: Criterion) =>
      [subjectName(criterion.what, language), t(`criterion.op.${criterion.op}`), all(criterion)].join(' '),
    property: (stated: Stated) => ({ what: subjectName(stated.what, language), value: all(stated) }),
  }
}
