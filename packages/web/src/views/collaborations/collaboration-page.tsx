import type { Collaboration } from '@langqiao/platform/views'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { StageLine } from '../../components/stage-line.tsx'
import { useCollaboration } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './collaboration-page.module.css'
import { Conditions } from './conditions.tsx'
import { Decide, type Draft, emptyDraft } from './decide.tsx'
import { History } from './history.tsx'

/** A collaboration: where it is on its track, both sides, what the next stage asks, the decisions, and where it may go next. */
export function CollaborationPage() {
  const { id } = useParams({ from: '/collaborations/$id' })
  return (
    <LoadedPage query={useCollaboration(id)}>{collaboration => <Standing collaboration={collaboration} />}</LoadedPage>
  )
}

function Standing({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation(['collaborate', 'words', 'frame'])
  const { say, yuan } = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(collaboration))
  const reason = useRef<HTMLDivElement>(null)
  const write = (why: string) => {
    setDraft({ ...draft, kind: 'note', why })
    reason.current?.scrollIntoView({ block: 'center' })
    reason.current?.querySelector('textarea')?.focus()
  }
  const { track, stage, state } = collaboration
  const title = say(collaboration.title, collaboration.titleEn)
  return (
    <Page
      title={`${title} · ${t(`words:stage.${stage}`)}`}
      heading={title}
      lead={
        <>
          {t(`words:track.${track}`)}
          {collaboration.sample && <SampleMark />}
        </>
      }
      crumbs={[{ text: t('frame:nav.collaborate') }, { text: t('frame:nav.board'), to: '/board' }, { text: title }]}
    >
      <div className={styles.line}>
        <StageLine
          track={track}
          stage={stage}
          state={state}
          since={collaboration.since}
          waitsFor={say(collaboration.waitsFor, collaboration.waitsForEn)}
        />
        {track === 'scenario' && state === 'active' && <p className={styles.promise}>{t('page.noPromise')}</p>}
      </div>
      <Sides collaboration={collaboration} />
      <div className={styles.columns}>
        <div>
          {collaboration.next.map(next => (
            <Section
              key={next.stage}
              title={t('next.title', { stage: t(`words:stage.${next.stage}`) })}
              question={t('next.question')}
            >
              <Conditions conditions={next.conditions} ask={collaboration.mine ? write : undefined} />
            </Section>
          ))}
          {collaboration.replicateTo.length > 0 && <ReplicateTo collaboration={collaboration} />}
          <Section title={t('history.title')}>
            <p className={styles.cost}>{t('history.cost', { cost: yuan(collaboration.costYuan) })}</p>
            <History history={collaboration.history} />
          </Section>
        </div>
        <div ref={reason}>
          <Section title={t('decide.title')}>
            {collaboration.mine ? (
              <Decide collaboration={collaboration} draft={draft} change={setDraft} />
            ) : (
              <p className="quiet">{t('decide.notYours')}</p>
            )}
          </Section>
        </div>
      </div>
    </Page>
  )
}

function Sides({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation('collaborate')
  const { need, offer, needOrganisation, offerOrganisation, needRegion, offerRegion } = collaboration
  return (
    <div className={styles.sides}>
      <div>
        <small>{t('page.needSide')}</small>
        <br />
        <Link to="/needs/$id" params={{ id: need.id }}>
          {need.title}
        </Link>
        <p>
          {needOrganisation.name} {needRegion && <RegionChip region={needRegion} />}
        </p>
      </div>
      <span aria-hidden="true">×</span>
      <div>
        <small>{t('page.offerSide')}</small>
        <br />
        <Link to="/offers/$id" params={{ id: offer.id }}>
          {offer.title}
        </Link>
        <p>
          {offerOrganisation.name} {offerRegion && <RegionChip region={offerRegion} />}
        </p>
      </div>
      <p>
        <Link to="/needs/$id/matches" params={{ id: need.id }} search={{ offer: offer.id }}>
          {t('page.whyMatched')}
        </Link>
      </p>
    </div>
  )
}

function ReplicateTo({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation('collaborate')
  const { say } = useLanguage()
  return (
    <Section title={t('replicate.title')} question={t('replicate.question')}>
      <ul className={`plain ${styles.next}`}>
        {collaboration.replicateTo.map(({ region, needId, reason, reasonEn }) => (
          <li key={region.code + (needId ?? '')}>
            <RegionChip region={region} /> · {say(reason, reasonEn)}{' '}
            {needId && (
              <Link to="/needs/$id/matches" params={{ id: needId }} search={{ offer: collaboration.offer.id }}>
                {t('replicate.need')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
