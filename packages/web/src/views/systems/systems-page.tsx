import type { System } from '@langqiao/platform/views'
import { useLocation } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../../components/app-link.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { useSystems } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './systems-page.module.css'

const groups = ['city', 'match', 'collaborate', 'observe'] as const
const statuses = ['live', 'partly', 'planned'] as const
type Status = (typeof statuses)[number]

/** The system in the articles: each mechanism, what Langqiao does of it today, and the screen that does it. */
export function SystemsPage() {
  const { t } = useTranslation('systems')
  const query = useSystems()
  const [status, setStatus] = useState<Status | ''>('')
  return (
    <LoadedPage query={query}>
      {({ items }) => {
        const count = (wanted: Status) => items.filter(item => item.status === wanted).length
        const shown = items.filter(item => !status || item.status === status)
        return (
          <Page
            title={t('title', { live: count('live'), partly: count('partly'), planned: count('planned') })}
            heading={t('heading')}
            lead={t('lead')}
            actions={
              <Segmented
                aria-label={t('filter')}
                value={status}
                onChange={value => setStatus(value as Status | '')}
                options={[
                  { value: '', label: `${t('all')} ${items.length}` },
                  ...statuses.map(value => ({ value, label: `${t(`status.${value}`)} ${count(value)}` })),
                ]}
              />
            }
          >
            {groups.map(group => {
              const rows = shown.filter(item => item.group === group)
              return (
                rows.length > 0 && (
                  <Section key={group} id={group} title={t(`group.${group}`)}>
                    {rows.map(row => (
                      <Row key={row.id} row={row} />
                    ))}
                  </Section>
                )
              )
            })}
          </Page>
        )
      }}
    </LoadedPage>
  )
}

function Row({ row }: { row: System }) {
  const { t } = useTranslation('systems')
  const { say } = useLanguage()
  const hash = useLocation({ select: location => location.hash })
  return (
    <article id={row.id} className={`${styles.row} ${hash === row.id ? styles.target : ''}`}>
      <header>
        <span className={styles.id}>{row.id}</span>
        <h3>{say(row.name, row.nameEn)}</h3>
        <p className={`${styles.status} ${styles[row.status]}`}>{t(`status.${row.status}`)}</p>
      </header>
      <div>
        <h4>{t('mechanism')}</h4>
        <p>{say(row.mechanism, row.mechanismEn)}</p>
        <p className="caption">
          {t('sources')}{' '}
          {row.sources.map(source => (
            <cite key={source.article + source.section}>
              {source.article}, {source.section}
            </cite>
          ))}
        </p>
      </div>
      <div>
        <h4>{t(row.status === 'planned' ? 'will' : 'does')}</h4>
        <p className={row.status === 'planned' ? 'quiet' : ''}>{say(row.does, row.doesEn)}</p>
        {row.link && (
          <p>
            <AppLink to={row.link} className={styles.open}>
              {t('open')} →
            </AppLink>
          </p>
        )}
        {row.facts.length > 0 && (
          <>
            <h4>{t('facts')}</h4>
            <ul className={`plain ${styles.facts}`}>
              {row.facts.map(fact => (
                <li key={fact.link + fact.text}>
                  <AppLink to={fact.link}>{say(fact.text, fact.textEn)}</AppLink>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </article>
  )
}
