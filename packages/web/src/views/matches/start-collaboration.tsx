import type { CollaborationInput } from '@langqiao/platform/views'
import { useNavigate } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemView } from '../../components/problem-view.tsx'
import { stagesOf } from '../../components/stage-line.tsx'
import { useSession, useStartCollaboration } from '../../state/api.ts'
import styles from './offer-row.module.css'

type Track = NonNullable<CollaborationInput['track']>
const tracks: Track[] = ['scenario', 'transfer']

/** Begins a collaboration of a need and an offer: on which track, and why. */
export function StartCollaboration({ needId, offerId }: { needId: string; offerId: string }) {
  const { t } = useTranslation(['exchange', 'words'])
  const navigate = useNavigate()
  const session = useSession().data
  const start = useStartCollaboration()
  const [asking, setAsking] = useState(false)
  const [track, setTrack] = useState<Track>('scenario')
  const [why, setWhy] = useState('')
  // Once it has begun this form gives way to a link, so what follows may not hang on the form still being there.
  const begin = () =>
    start.mutateAsync({ needId, offerId, track, why: why.trim() }).then(
      ({ id }) => navigate({ to: '/collaborations/$id', params: { id } }),
      () => undefined,
    )
  if (session && !session.signedIn) return <p className="caption">{t('match.signIn')}</p>
  if (!asking)
    return (
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('match.start')}
      </Button>
    )
  return (
    <form
      className={styles.start}
      onSubmit={event => {
        event.preventDefault()
        begin()
      }}
    >
      <Segmented
        aria-label={t('match.track')}
        value={track}
        onChange={setTrack}
        options={tracks.map(value => ({ value, label: t(`words:track.${value}`) }))}
      />
      <p className="caption">{stagesOf[track].map(stage => t(`words:stage.${stage}`)).join(' → ')}</p>
      <Input.TextArea
        aria-label={t('match.why')}
        placeholder={t('match.whyExample')}
        autoSize={{ minRows: 2 }}
        value={why}
        onChange={event => setWhy(event.target.value)}
      />
      {track === 'scenario' && <p className="caption">{t('match.noPromise')}</p>}
      <Button type="primary" htmlType="submit" disabled={why.trim() === ''} loading={start.isPending}>
        {t('match.start')}
      </Button>{' '}
      <Button type="text" onClick={() => setAsking(false)}>
        {t('form.cancel')}
      </Button>
      {start.error && <ProblemView error={start.error} />}
    </form>
  )
}
