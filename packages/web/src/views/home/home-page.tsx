import type { Home } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../../components/app-link.tsx'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { Page } from '../../components/page.tsx'
import { Loaded } from '../../components/states.tsx'
import { useHome } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './home-page.module.css'
import { Loop } from './loop.tsx'

const starts = [
  { id: 'need', to: '/needs/new' },
  { id: 'city', to: '/regions' },
  { id: 'document', to: '/documents' },
] as const
const lists = [
  { id: 'fresh', empty: 'noFresh' },
  { id: 'waiting', empty: 'noWaiting' },
  { id: 'promising', empty: 'noPromising' },
] as const

/** What this is, the loop with live numbers, where to start, and what is new, waiting, promising. */
export function HomePage() {
  const { t } = useTranslation('home')
  const home = useHome()
  return (
    <Page title={t('title')} lead={t('what')}>
      <nav aria-label={t('start.label')} className={styles.starts}>
        {starts.map(start => (
          <Link key={start.id} to={start.to}>
            <strong>{t(`start.${start.id}`)}</strong>
            <span>{t(`start.${start.id}Why`)}</span>
          </Link>
        ))}
      </nav>
      <Loaded query={home} lines={16}>
        {({ loop, totals, ...items }) => (
          <>
            <Loop nodes={loop} />
            <div className={styles.lists}>
              {lists.map(list => (
                <section key={list.id}>
                  <h2>{t(`lists.${list.id}`)}</h2>
                  <Items items={items[list.id]} empty={t(`lists.${list.empty}`)} />
                </section>
              ))}
            </div>
            <Totals totals={totals} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Items({ items, empty }: { items: Home['fresh']; empty: string }) {
  const { say, date } = useLanguage()
  if (items.length === 0) return <p className="quiet">{empty}</p>
  return (
    <ul className={`plain ${styles.items}`}>
      {items.map(item => (
        <li key={item.link + item.text}>
          <AppLink to={item.link}>{say(item.text, item.textEn)}</AppLink>
          {item.sample && <SampleMark />}
          <p className="caption">
            {say(item.reason, item.reasonEn)}
            {item.at && ` · ${date(item.at)}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Totals({ totals }: { totals: Home['totals'] }) {
  const { t } = useTranslation('home')
  const { number } = useLanguage()
  const written = Object.fromEntries(Object.entries(totals).map(([key, value]) => [key, number(value)])) as Record<
    keyof Home['totals'],
    string
  >
  return <p className={`caption ${styles.totals}`}>{t('totals', written)}</p>
}
