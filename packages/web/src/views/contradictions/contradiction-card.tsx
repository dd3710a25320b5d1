import type { Contradiction, FigureDecision } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RegionChip } from '../../components/region-chip.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useLanguage } from '../../state/format.ts'
import { useDecideFigures } from '../../state/sources.ts'
import styles from './contradictions.module.css'

type Claim = Contradiction['claims'][number]
type Verdict = NonNullable<FigureDecision['verdict']>

/** How long the way back stays on screen, in seconds. */
const offeredFor = 20

/** Figures about one thing that cannot all be right, each in its words, and what can be decided on them. */
export function ContradictionCard({ contradiction, mine }: { contradiction: Contradiction; mine: boolean }) {
  const { t } = useTranslation('contradictions')
  const { say, date, share } = useLanguage()
  const { message } = App.useApp()
  const tell = useTellProblem()
  const decide = useDecideFigures()
  const [note, setNote] = useState('')
  const heading = useId()
  const { regionCode, indicator, period, unit, region, claims, decision, sources } = contradiction
  const thing = { regionCode, indicator, period, unit }
  const label = say(contradiction.label, contradiction.labelEn)
  const [low, high] = [Number(claims[0]?.value), Number(claims.at(-1)?.value)]
  const send = async (sent: Pick<FigureDecision, 'verdict' | 'holds' | 'note'>) => {
    const earlier = {
      verdict: decision?.verdict ?? null,
      holds: decision?.holds ?? undefined,
      note: decision?.note ?? undefined,
    }
    try {
      const { decision: now } = await decide.mutateAsync({ ...thing, ...sent })
      setNote('')
      const key = now?.id ?? heading
      const takeBack = () => {
        message.destroy(key)
        decide.mutateAsync({ ...thing, ...earlier }).catch(tell)
      }
      message.open({
        key,
        duration: offeredFor,
        content: (
          <>
            {t(now ? `done.${now.verdict}` : 'done.opened', { label })}{' '}
            <Button size="small" onClick={takeBack}>
              {t('undo')}
            </Button>
          </>
        ),
      })
    } catch (error) {
      tell(error)
    }
  }
  const give = (verdict: Verdict, holds?: string) => send({ verdict, holds, note: note.trim() || undefined })
  const held = decision?.verdict === 'holds' ? decision.holds : null
  const isOpen = !decision || decision.isStale
  return (
    <article className={styles.card} aria-labelledby={heading}>
      <h3 id={heading}>
        <RegionChip region={region} bare /> {label} <span className={styles.period}>{date(period)}</span>
      </h3>
      <p className={styles.meta}>
        <span>{t('sources', { count: sources })}</span>
        {low > 0 && high > low && <span>{t('gap', { share: share(high / low - 1, 1) })}</span>}
        {decision && (
          <span className={decision.isStale ? styles.stale : styles.decided}>
            {t(decision.isStale ? 'stale' : `decided.${decision.verdict}`)}
          </span>
        )}
      </p>
      <ol className={`plain ${styles.claims}`}>
        {[...Map.groupBy(claims, claim => claim.source).values()].map(ofSource => (
          <li
            key={ofSource[0].name}
            className={held && !ofSource.some(({ name }) => name === held) ? styles.passed : ''}
          >
            {ofSource.map((claim, index) => (
              <ClaimRow
                key={claim.name}
                claim={claim}
                within={index > 0}
                held={claim.name === held && !decision?.isStale}
                hold={mine && isOpen ? () => give('holds', claim.name) : null}
              />
            ))}
          </li>
        ))}
      </ol>
      {decision?.note && <p className={styles.note}>{t('note.said', { note: decision.note })}</p>}
      {mine && (
        <div className={`${styles.acts} no-print`}>
          {isOpen ? (
            <>
              <Button onClick={() => give('both')}>{t('act.both')}</Button>
              <Button onClick={() => give('unclear')}>{t('act.unclear')}</Button>
              <Input
                className={styles.why}
                aria-label={t('note.label')}
                placeholder={t('note.label')}
                maxLength={1000}
                value={note}
                onChange={event => setNote(event.target.value)}
              />
            </>
          ) : (
            <Button onClick={() => send({ verdict: null })}>{t('act.takeBack')}</Button>
          )}
        </div>
      )}
    </article>
  )
}

function ClaimRow({
  claim,
  within,
  held,
  hold,
}: {
  claim: Claim
  /** Another number that a copy of the same document gives. */
  within: boolean
  held: boolean
  hold: (() => void) | null
}) {
  const { t } = useTranslation(['contradictions', 'parts', 'words'])
  const { date } = useLanguage()
  const { document } = claim
  const by = [
    claim.claimedBy ?? document.publisher ?? t('parts:evidence.unknownPublisher'),
    document.published && date(document.published),
    claim.claimKind && t(`words:claim.${claim.claimKind}`),
    claim.recorded && t('recorded'),
    !within && document.copies > 0 && t('parts:evidence.copies', { count: document.copies }),
  ].filter(Boolean)
  return (
    <div className={styles.claim}>
      <div>
        <strong className={styles.value}>{claim.written}</strong>
        {held && <span className={styles.held}>{t('held')}</span>}
        {hold && (
          <Button
            size="small"
            className="no-print"
            aria-label={t('act.holdsLabel', { value: claim.written })}
            onClick={hold}
          >
            {t('act.holds')}
          </Button>
        )}
      </div>
      <div>
        {within && <span className={styles.within}>{t('within')} </span>}
        <Link
          to="/documents/$id"
          params={{ id: document.id }}
          search={claim.start === null ? {} : { at: String(claim.start) }}
        >
          {document.title}
        </Link>
        <span className={styles.by}>{by.join(' · ')}</span>
        {claim.quote ? (
          <blockquote className={styles.context}>
            {claim.before}
            <mark>{claim.quote}</mark>
            {claim.after}
          </blockquote>
        ) : (
          <p className="caption">{t('parts:evidence.factFromWhy')}</p>
        )}
      </div>
    </div>
  )
}
