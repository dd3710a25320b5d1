import type { EventFacets } from '@langqiao/platform/views'
import { Button, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { EventFilter } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './events-page.module.css'

/** What the events on the page are narrowed by; each choice says how many events it has in all. */
export function EventFilters({
  filter,
  facets,
  change,
}: {
  filter: EventFilter
  facets: EventFacets | undefined
  change: (changed: EventFilter) => void
}) {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const counted = (label: string, count: number) => `${label} (${count})`
  const choices = {
    year: facets?.years.map(({ year, count }) => ({ value: year, label: counted(year, count) })).reverse(),
    at: facets?.places.map(({ at, region, count }) => ({
      value: at,
      label: counted(region ? say(region.name, region.nameEn) : t('events.nowhere'), count),
    })),
    theme: facets?.themes.map(each => ({ value: each.id, label: counted(say(each.label, each.labelEn), each.count) })),
    topic: facets?.topics.map(each => ({ value: each.id, label: counted(say(each.label, each.labelEn), each.count) })),
    actor: facets?.actors.map(({ name, count }) => ({ value: name, label: counted(name, count) })),
  }
  const names = {
    year: t('events.year'),
    at: t('events.region'),
    theme: t('events.theme'),
    topic: t('events.topic'),
    actor: t('events.actor'),
  }
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <search className={`${styles.filters} no-print`} aria-label={t('events.filters')}>
      <Input.Search
        key={filter.q}
        allowClear
        defaultValue={filter.q}
        aria-label={t('events.words')}
        placeholder={t('events.words')}
        className={styles.words}
        onSearch={q => change({ q: q.trim() || undefined })}
      />
      {(['year', 'at', 'theme', 'topic', 'actor'] as const).map(key => (
        <Select
          key={key}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={names[key]}
          placeholder={names[key]}
          value={filter[key]}
          popupMatchSelectWidth={false}
          className={styles.choice}
          options={choices[key]}
          onChange={value => change({ [key]: value })}
        />
      ))}
      {isFiltered && (
        <Button
          type="link"
          onClick={() =>
            change({
              q: undefined,
              year: undefined,
              at: undefined,
              region: undefined,
              theme: undefined,
              topic: undefined,
              actor: undefined,
            })
          }
        >
          {t('events.clear')}
        </Button>
      )}
    </search>
  )
}
