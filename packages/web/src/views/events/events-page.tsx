import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Pagination, Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FeedButton } from '../../components/feed-button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { type EventFilter, useCity, useEventFacets, useEventReview, useEvents } from '../../state/api.ts'
import { withQuery } from '../../state/client.ts'
import { useLanguage } from '../../state/format.ts'
import { EventFilters } from './event-filters.tsx'
import styles from './events-page.module.css'
import { Change, PlaceTable } from './place-table.tsx'
import { Timeline } from './timeline.tsx'
import { YearBars } from './year-bars.tsx'

/** So many events of the timeline stand on one page. */
const pageSize = 50

/** What happened: by year, by place and theme, what changed between years, then the timeline. One event has its own address. */
export function EventsPage() {
  const { id } = useSearch({ from: '/events' })
  return id ? <OneEvent id={id} /> : <AllEvents />
}

/** The page of one event, for links that last. */
function OneEvent({ id }: { id: string }) {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const query = useEvents({ id })
  const event = query.data?.items[0]
  return (
    <Page
      title={event ? say(event.what, event.whatEn) : t('events.one')}
      crumbs={[{ text: t('events.all'), to: '/events' }, { text: t('events.one') }]}
    >
      <Loaded query={query} lines={4}>
        {data => (data.items.length === 0 ? <Empty text={t('events.none')} /> : <Timeline events={data.items} />)}
      </Loaded>
    </Page>
  )
}

function AllEvents() {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  const { id, page = '1', against, by = 'theme', ...filter } = useSearch({ from: '/events' })
  const navigate = useNavigate({ from: '/events' })
  const columns = by === 'topic' ? 'topic' : 'theme'
  const facets = useEventFacets().data
  const years = facets?.years.map(({ year }) => year) ?? []
  const earlier = against ?? years.filter(year => filter.year !== undefined && year < filter.year).at(-1)
  const compared = filter.year === undefined ? undefined : earlier
  const review = useEventReview({ ...filter, columns, against: compared })
  const events = useEvents({ ...filter, limit: pageSize, cursor: (Number(page) - 1) * pageSize || 0 })
  const region = useCity(filter.region ?? '', filter.region !== undefined).data?.region
  const change = (changed: EventFilter & { against?: string; by?: string; page?: string }) =>
    navigate({ search: previous => ({ ...previous, page: undefined, ...changed }), replace: true, resetScroll: false })

  const place = facets?.places.find(({ at }) => at === filter.at)
  const named = [
    filter.year,
    region && say(region.name, region.nameEn),
    place && (place.region ? say(place.region.name, place.region.nameEn) : t('events.nowhere')),
    ...(['themes', 'topics'] as const).map(kind => {
      const chosen = facets?.[kind].find(each => each.id === filter[kind === 'themes' ? 'theme' : 'topic'])
      return chosen && say(chosen.label, chosen.labelEn)
    }),
    filter.actor,
    filter.q && `“${filter.q}”`,
  ].filter(Boolean)
  // The former answer stays on screen while the next is fetched; its number is not that of what is now asked for.
  const count = events.isPlaceholderData ? undefined : events.data?.total
  const what = named.join(' · ') || t('events.all')
  const { region: within, theme, topic, actor } = filter
  return (
    <Page
      title={
        count === undefined
          ? what
          : named.length > 0
            ? t('events.titleOne', { what, count })
            : t('events.title', { count })
      }
      lead={t('events.lead')}
      actions={
        <>
          <Button href={withQuery('/api/events.csv', filter)} download>
            {t('events.export')}
          </Button>
          <FeedButton
            feeds={[{ kind: 'events', query: { region: within ?? regionOf(filter.at), theme, topic, actor } }]}
          />
        </>
      }
    >
      <EventFilters filter={filter} facets={facets} change={change} />
      <Loaded query={review} lines={14}>
        {data => (
          <>
            {data.years.length > 0 && (
              <Section title={t('events.years')} question={t('events.yearsWhy')}>
                <YearBars years={data.years} filter={filter} />
              </Section>
            )}
            {data.total.count > 0 && (
              <Section
                title={t(columns === 'theme' ? 'events.table' : 'events.tableTopic')}
                question={`${filter.year ? t('events.tableYear', { year: filter.year }) : ''}${t('events.tableWhy')}`}
                actions={
                  <Segmented
                    aria-label={t('events.by')}
                    value={columns}
                    options={[
                      { value: 'theme', label: t('events.byTheme') },
                      { value: 'topic', label: t('events.byTopic') },
                    ]}
                    onChange={value => change({ by: value === 'theme' ? undefined : value })}
                  />
                }
              >
                <PlaceTable review={data} by={columns} filter={filter} />
              </Section>
            )}
            {data.year && data.against && (
              <Section
                title={t('events.change', { year: data.year, against: data.against })}
                question={t('events.changeWhy', { ...data.total, year: data.year, against: data.against })}
                actions={
                  <Select
                    aria-label={t('events.against')}
                    value={data.against}
                    options={years.filter(year => year !== data.year).map(value => ({ value, label: value }))}
                    onChange={value => change({ against: value })}
                  />
                }
              >
                <Change review={data} by={columns} filter={filter} />
              </Section>
            )}
          </>
        )}
      </Loaded>
      <Loaded query={events} lines={14}>
        {({ items, total }) =>
          total === 0 ? (
            <Empty text={t('events.none')}>
              <Link to="/documents">{t('events.drop')}</Link>
            </Empty>
          ) : (
            <Section title={t('events.timeline')}>
              <Timeline events={items} />
              {total > pageSize && (
                <Pagination
                  className={styles.pages}
                  current={Number(page)}
                  pageSize={pageSize}
                  total={total}
                  showSizeChanger={false}
                  onChange={next => change({ page: next > 1 ? String(next) : undefined })}
                />
              )}
            </Section>
          )
        }
      </Loaded>
    </Page>
  )
}

/** Feeds know places with all that lies in them; a row without a place has none. */
const regionOf = (at: string | undefined) => (at === 'none' ? undefined : at)
