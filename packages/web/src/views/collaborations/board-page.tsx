import type { CollaborationSummary } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { Trans, useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { ChoiceInSentence, FilterSentence } from '../../components/sentence-filter.tsx'
import { stagesOf } from '../../components/stage-line.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useCollaborations } from '../../state/api.ts'
import { useRemembered } from '../../state/preferences.ts'
import styles from './board-page.module.css'
import { Card } from './card.tsx'
import { CollaborationTable } from './collaboration-table.tsx'

type Track = CollaborationSummary['track']
const tracks: Track[] = ['scenario', 'transfer']
const states: CollaborationSummary['state'][] = ['active', 'completed', 'stopped']

/** All collaborations, by stage for each track, or as a table. A collaboration moves on its own page, where the reason is written. */
export function BoardPage() {
  const { t } = useTranslation(['collaborate', 'words', 'frame'])
  const filter = useSearch({ from: '/board' })
  const navigate = useNavigate({ from: '/board' })
  const [view, setView] = useRemembered('board.view')
  const query = useCollaborations()
  const change = (changed: typeof filter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const found = (query.data?.items ?? []).filter(
    each => (!filter.track || each.track === filter.track) && (!filter.state || each.state === filter.state),
  )
  const underWay = (query.data?.items ?? []).filter(each => each.state === 'active').length
  const title = query.data ? t('board.title', { count: underWay }) : t('frame:nav.board')
  return (
    <Page title={title} lead={t('board.lead')} wide>
      <Loaded query={query} lines={12}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text={t('board.empty')}>
              <Link to="/needs">{t('board.first')}</Link>
            </Empty>
          ) : (
            <>
              <div className={`${styles.tools} no-print`}>
                <FilterSentence label={t('board.filter')}>
                  <Trans
                    t={t}
                    i18nKey="board.sentence"
                    components={{
                      state: (
                        <ChoiceInSentence
                          label={t('board.state')}
                          any={t('board.anyState')}
                          value={filter.state}
                          choices={states.map(value => ({ value, label: t(`words:state.${value}`) }))}
                          change={state => change({ state })}
                        />
                      ),
                      track: (
                        <ChoiceInSentence
                          label={t('board.track')}
                          any={t('board.anyTrack')}
                          value={filter.track}
                          choices={tracks.map(value => ({ value, label: t(`words:track.${value}`) }))}
                          change={track => change({ track })}
                        />
                      ),
                    }}
                  />
                </FilterSentence>
                <Segmented
                  aria-label={t('board.view')}
                  value={view ?? 'board'}
                  onChange={setView}
                  options={[
                    { value: 'board', label: t('board.asBoard') },
                    { value: 'list', label: t('board.asList') },
                  ]}
                />
              </div>
              {found.length === 0 ? (
                <Empty text={t('board.none')}>
                  <Button onClick={() => navigate({ search: {} })}>{t('board.reset')}</Button>
                </Empty>
              ) : view === 'list' ? (
                <CollaborationTable items={found} />
              ) : (
                tracks
                  .filter(track => found.some(each => each.track === track))
                  .map(track => <Board key={track} track={track} items={found.filter(each => each.track === track)} />)
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Board({ track, items }: { track: Track; items: CollaborationSummary[] }) {
  const { t } = useTranslation('words')
  return (
    <section className={styles.track}>
      <h2>{t(`track.${track}`)}</h2>
      <div className={styles.board}>
        {stagesOf[track].map(stage => {
          const here = items.filter(item => item.stage === stage)
          return (
            <section key={stage} className={here.length > 0 ? `${styles.column} ${styles.held}` : styles.column}>
              <h3>
                {t(`stage.${stage}`)}
                <span>{here.length}</span>
              </h3>
              <ul className={`plain ${styles.cards}`}>
                {here.map(item => (
                  <Card key={item.id} item={item} />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </section>
  )
}
