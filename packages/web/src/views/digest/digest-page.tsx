import type { Digest, DigestEvent, DigestPolicy } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Popover, Segmented, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../../components/app-link.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { FeedButton } from '../../components/feed-button.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { Empty } from '../../components/states.tsx'
import { useDigest, useEventFacets } from '../../state/api.ts'
import { withQuery } from '../../state/client.ts'
import { useLanguage } from '../../state/format.ts'
import { EventLine } from '../events/event-line.tsx'
import styles from './digest-page.module.css'

/** What was recorded on a day or in a week, by theme and place, and the same as the body of a mail. */
export function DigestPage() {
  const filter = useSearch({ from: '/digest' })
  const query = useDigest(filter)
  return <LoadedPage query={query}>{digest => <Shown digest={digest} />}</LoadedPage>
}

function Shown({ digest }: { digest: Digest }) {
  const { t } = useTranslation('observe')
  const { say, date, language } = useLanguage()
  const filter = useSearch({ from: '/digest' })
  const navigate = useNavigate({ from: '/digest' })
  const facets = useEventFacets().data
  const change = (changed: typeof filter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const { period, total } = digest
  const days = { first: date(digest.first), last: date(digest.last), count: total }
  const { region, theme, instrument } = filter
  return (
    <Page
      title={period === 'day' ? t('digest.titleDay', days) : t('digest.titleWeek', days)}
      lead={t('digest.lead')}
      actions={
        <>
          <MailButton address={file => withQuery(`/api/digest/${file}`, { ...filter, lang: language })} />
          <FeedButton
            feeds={[
              { kind: 'events', query: { region, theme } },
              { kind: 'policies', query: { region, instrument } },
            ]}
          />
        </>
      }
    >
      <search className={`${styles.filters} no-print`} aria-label={t('events.filters')}>
        <Segmented
          aria-label={t('digest.period')}
          value={period}
          options={(['day', 'week'] as const).map(value => ({ value, label: t(`digest.${value}`) }))}
          onChange={value => change({ period: value })}
        />
        <LinkButton to="/digest" search={{ ...filter, on: digest.previous }}>
          {t('digest.previous')}
        </LinkButton>
        {digest.next && (
          <LinkButton to="/digest" search={{ ...filter, on: digest.next }}>
            {t('digest.next')}
          </LinkButton>
        )}
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('digest.region')}
          placeholder={t('digest.region')}
          className={styles.choice}
          value={region}
          options={facets?.places.flatMap(({ region: place }) =>
            place ? [{ value: place.code, label: say(place.name, place.nameEn) }] : [],
          )}
          onChange={value => change({ region: value })}
        />
        <Select
          allowClear
          aria-label={t('digest.theme')}
          placeholder={t('digest.theme')}
          className={styles.choice}
          value={theme}
          options={facets?.themes.map(each => ({ value: each.id, label: say(each.label, each.labelEn) }))}
          onChange={value => change({ theme: value })}
        />
      </search>
      {total === 0 && (
        <Empty text={t('digest.none')}>
          {digest.latest && (
            <Link to="/digest" search={{ ...filter, on: digest.latest }}>
              {t('digest.latest', { date: date(digest.latest) })}
            </Link>
          )}
        </Empty>
      )}
      <Groups title={t('digest.events')} groups={digest.events} line={event => <OfEvent event={event} />} />
      <Groups title={t('digest.policies')} groups={digest.policies} line={policy => <OfPolicy policy={policy} />} />
      {digest.left > 0 && (
        <p>
          {t('digest.left', { count: digest.left })} <Link to="/events">{t('digest.all')}</Link>
        </p>
      )}
    </Page>
  )
}

type Grouped<Item> = {
  id: string
  label: string
  labelEn: string
  regions: { region: Digest['events'][number]['regions'][number]['region']; items: Item[] }[]
}

function Groups<Item extends { id: string }>({
  title,
  groups,
  line,
}: {
  title: string
  groups: Grouped<Item>[]
  line: (item: Item) => ReactNode
}) {
  const { t } = useTranslation('observe')
  const { say } = useLanguage()
  if (groups.length === 0) return null
  return (
    <Section title={title}>
      {groups.map(group => (
        <section key={group.id} className={styles.group}>
          <h3>{say(group.label, group.labelEn)}</h3>
          {group.regions.map(({ region, items }) => (
            <div key={region?.code ?? ''} className={styles.region}>
              <h4>{region ? <RegionChip region={region} /> : t('digest.nowhere')}</h4>
              <ul className="plain">
                {items.map(item => (
                  <li key={item.id}>{line(item)}</li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </Section>
  )
}

/** Where a line comes from, and whether only the caller's organisation sees it. */
function Source({ source, isPublic }: Pick<DigestEvent, 'source' | 'isPublic'>) {
  const { t } = useTranslation('observe')
  const words = t('digest.source', { source: source.title })
  return (
    <>
      {' '}
      {source.url ? <AppLink to={source.url}>{words}</AppLink> : words}
      {!isPublic && <strong> {t('digest.internal')}</strong>}
    </>
  )
}

const OfEvent = ({ event }: { event: DigestEvent }) => (
  <EventLine event={event} place={false}>
    <Source {...event} />
  </EventLine>
)

function OfPolicy({ policy }: { policy: DigestPolicy }) {
  return (
    <>
      <p>{policy.name}</p>
      <p className="caption">
        {[policy.validFrom, policy.issuer, policy.amount].filter(Boolean).join(' · ')}{' '}
        <EvidenceChip evidence={policy.evidence} />
        <Source {...policy} />
      </p>
    </>
  )
}

function MailButton({ address }: { address: (file: string) => string }) {
  const { t } = useTranslation('observe')
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.mail}>
          <p>
            <a href={address('body.html')}>{t('digest.mailHtml')}</a> ·{' '}
            <a href={address('body.txt')}>{t('digest.mailText')}</a>
          </p>
          <p className="caption">{t('digest.mailWhy')}</p>
        </div>
      }
    >
      <Button>{t('digest.mail')}</Button>
    </Popover>
  )
}
