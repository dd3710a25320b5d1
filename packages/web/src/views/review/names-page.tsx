import type { NameSuggestion, OrganisationName } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, Section } from '../../components/page.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useSession, useUndo } from '../../state/api.ts'
import { useJoinNames, useNameSuggestions, useNames } from '../../state/review.ts'
import { ListingSearch } from '../exchange/listing-search.tsx'
import styles from './review-page.module.css'

const step = 50

/** The organisations that documents name, joined names as one, and which names most likely mean the same. */
export function NamesPage() {
  const { t } = useTranslation(['review', 'frame'])
  const { q } = useSearch({ from: '/review/names' })
  const navigate = useNavigate({ from: '/review/names' })
  const [limit, setLimit] = useState(step)
  const query = useNames({ q, limit })
  const suggestions = useNameSuggestions(step)
  const role = useSession().data?.role
  const mine = role !== undefined && role !== 'anonymous' && role !== 'viewer'
  const search = useCallback(
    (q: string | undefined) => navigate({ search: { q }, replace: true, resetScroll: false }),
    [navigate],
  )
  const total = query.data?.total
  return (
    <Page
      title={total === undefined ? t('names.open') : t('names.title', { count: total })}
      lead={t('names.lead')}
      crumbs={[
        { text: t('frame:nav.observe') },
        { text: t('frame:nav.review'), to: '/review' },
        { text: t('names.open') },
      ]}
    >
      <Section title={t('names.suggestions')} question={t('names.why')}>
        <Loaded query={suggestions} lines={4}>
          {({ items, total: all }) =>
            items.length === 0 ? (
              <p className="quiet">{t('names.noSuggestions')}</p>
            ) : (
              <>
                <ul className={`plain ${styles.pairs}`}>
                  {items.map(each => (
                    <Suggestion key={`${each.name} ${each.sameAs}`} suggestion={each} mine={mine} />
                  ))}
                </ul>
                {all > items.length && (
                  <p className="caption">{t('names.moreSuggestions', { count: all - items.length })}</p>
                )}
              </>
            )
          }
        </Loaded>
      </Section>
      <Section title={t('names.all')}>
        <ListingSearch label={t('names.search')} q={q} search={search} />
        <Loaded query={query} lines={10}>
          {({ items, total: found }) =>
            items.length === 0 ? (
              <Empty text={t(q ? 'names.noneFound' : 'names.none')}>
                <Link to="/documents">{t('empty.first')}</Link>
              </Empty>
            ) : (
              <>
                <ul className={`plain ${styles.names}`}>
                  {items.map(item => (
                    <Name key={item.name} item={item} mine={mine} />
                  ))}
                </ul>
                {items.length < found && (
                  <Button type="text" loading={query.isFetching} onClick={() => setLimit(limit + step)}>
                    {t('names.more', { count: found - items.length })}
                  </Button>
                )}
              </>
            )
          }
        </Loaded>
      </Section>
    </Page>
  )
}

/** How long the way back stays on screen, in seconds. */
const offeredFor = 20

function Suggestion({ suggestion: { name, sameAs, reason }, mine }: { suggestion: NameSuggestion; mine: boolean }) {
  const { t } = useTranslation('review')
  const { message } = App.useApp()
  const tell = useTellProblem()
  const join = useJoinNames()
  const undo = useUndo()
  const say = async (same: boolean) => {
    try {
      const { id, undo: address } = await join.mutateAsync({ name, sameAs, same })
      const takeBack = () => {
        message.destroy(id)
        undo.mutateAsync(address).catch(tell)
      }
      message.open({
        key: id,
        duration: offeredFor,
        content: (
          <>
            {t(same ? 'names.joinedNow' : 'names.apartNow', { name, sameAs })}{' '}
            <Button size="small" onClick={takeBack}>
              {t('key.u')}
            </Button>
          </>
        ),
      })
    } catch (error) {
      tell(error)
    }
  }
  return (
    <li>
      <span>
        <strong>{name}</strong> = {sameAs}
      </span>
      <span className="caption">{t(`names.reason.${reason}`)}</span>
      {mine && (
        <span className={styles.acts}>
          <Button
            size="small"
            type="primary"
            aria-label={t('names.joinLabel', { name, sameAs })}
            loading={join.isPending}
            onClick={() => say(true)}
          >
            {t('names.join')}
          </Button>
          <Button size="small" aria-label={t('names.apartLabel', { name, sameAs })} onClick={() => say(false)}>
            {t('names.apart')}
          </Button>
        </span>
      )}
    </li>
  )
}

function Name({ item, mine }: { item: OrganisationName; mine: boolean }) {
  const { t } = useTranslation('review')
  const tell = useTellProblem()
  const undo = useUndo()
  return (
    <li>
      <div>
        <strong>{item.name}</strong>{' '}
        <span className="caption">{[t(`organisationKind.${item.kind}`), item.place].filter(Boolean).join(' · ')}</span>
        {item.joined.length > 0 && (
          <ul className={`plain ${styles.joined}`}>
            {item.joined.map(join => (
              <li key={join.id}>
                {t('names.also', { name: join.name })}{' '}
                {mine && (
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('names.splitLabel', join)}
                    onClick={() => undo.mutateAsync(`/api/review/joins/${join.id}/undo`).catch(tell)}
                  >
                    {t('names.split')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      <span className="quiet">{t('names.mentions', { count: item.mentions })}</span>
      <span className="quiet">{t('names.documents', { count: item.documents })}</span>
    </li>
  )
}
