import type { RegionSummary } from '@langqiao/platform/views'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRegions } from '../state/api.ts'
import { useLanguage } from '../state/format.ts'

const places = ['city', 'county', 'province'] as const
const made = ['metropolitan', 'cluster', 'corridor', 'alliance'] as const
/** So many places of a level are listed; more are found by typing. */
const listed = 30

/** A place, found by its name in either language or its code; a region made of regions too where `groups` is set. */
export function RegionSelect({
  id,
  value,
  onChange,
  known,
  groups = false,
}: {
  id?: string
  value?: string | null
  onChange?: (code: string | null) => void
  /** The place that is chosen at first, for its name. */
  known?: { code: string; name: string; nameEn: string } | null
  groups?: boolean
}) {
  const { t } = useTranslation(['parts', 'words'])
  const { say } = useLanguage()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = {
    city: useRegions({ q }),
    county: useRegions({ level: 'county', q }),
    province: useRegions({ level: 'province', q }),
    metropolitan: useRegions({ level: 'metropolitan', q }, groups),
    cluster: useRegions({ level: 'cluster', q }, groups),
    corridor: useRegions({ level: 'corridor', q }, groups),
    alliance: useRegions({ level: 'alliance', q }, groups),
  }
  const provinces = useRegions({ level: 'province' }).data?.items
  const nameOf = (region: RegionSummary) => {
    const province = provinces?.find(each => each.code === region.provinceCode)
    return [say(region.name, region.nameEn), province && say(province.name, province.nameEn)]
      .filter(Boolean)
      .join(' · ')
  }
  const options = [...places, ...made].flatMap(level => {
    const items = level === 'county' && !q ? [] : (found[level].data?.items ?? [])
    if (items.length === 0) return []
    return [
      {
        label: t(`words:level.${level}`),
        options: items.slice(0, listed).map(region => ({ value: region.code, label: nameOf(region) })),
      },
    ]
  })
  const shown = options.some(group => group.options.some(option => option.value === known?.code))
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ searchValue: text, onSearch: setText, filterOption: false }}
      placeholder={t('region.search')}
      notFoundContent={t(q ? 'region.none' : 'region.search')}
      value={value ?? undefined}
      onChange={(code: string | undefined) => onChange?.(code ?? null)}
      options={known && !shown ? [...options, { value: known.code, label: say(known.name, known.nameEn) }] : options}
    />
  )
}
