import type { MatchedOffer, Need } from '@langqiao/platform/views'
import type { Criterion, Reason } from '@langqiao/platform/words'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { ReasonBars } from '../../components/reason-bars.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { Verdict } from '../../components/verdict.tsx'
import { useLanguage } from '../../state/format.ts'
import { useFactorName, withSubjectNames } from '../../state/subjects.ts'
import { Comparison } from './comparison.tsx'
import styles from './offer-row.module.css'
import { OpenQuestions } from './open-questions.tsx'
import { StartCollaboration } from './start-collaboration.tsx'

/** Reasons shown before a row is opened. */
const strongest = 3

/** One offer in one line: verdict, who, where, score, its strongest reasons. Opens in place to everything behind the score. */
export function OfferRow({
  need,
  criteria,
  match,
  open,
  toggle,
  gathered,
  gather,
}: {
  need: Need
  /** What the element that is looked at asks. */
  criteria: Criterion[]
  match: MatchedOffer
  open: boolean
  toggle: () => void
  gathered: boolean
  gather: () => void
}) {
  const { t } = useTranslation('exchange')
  const { say, share } = useLanguage()
  const { offer } = match
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Verdict verdict={match.verdict} />
        <div>
          <button type="button" className={styles.name} aria-expanded={open} onClick={toggle}>
            {say(offer.title, offer.titleEn)}
          </button>
          {offer.sample && <SampleMark />}
          <div className={styles.who}>
            {offer.organisation.name} {offer.region && <RegionChip region={offer.region} />}
          </div>
          {!open && <Strongest reasons={match.reasons} />}
          {!open && match.verdict === 'near-miss' && match.would_change[0] && (
            <p className={styles.change}>{withSubjectNames(match.would_change[0])}</p>
          )}
        </div>
        <span className={styles.score} title={t('match.score')}>
          {share(match.score)}
        </span>
        <Button size="small" type={gathered ? 'default' : 'text'} aria-pressed={gathered} onClick={gather}>
          {t(gathered ? 'bundle.gathered' : 'bundle.gather')}
        </Button>
      </div>
      {open && <Detail need={need} criteria={criteria} match={match} />}
    </li>
  )
}

/** Reasons of one factor taken together. */
type Strength = { factor: string; contribution: number; quote: string | null; count: number }

function strengthsOf(reasons: Reason[]): Strength[] {
  const byFactor = new Map<string, Strength>()
  for (const { factor, contribution, need_quote, offer_quote } of reasons) {
    const known = byFactor.get(factor) ?? { factor, contribution: 0, quote: null, count: 0 }
    byFactor.set(factor, {
      factor,
      contribution: known.contribution + contribution,
      quote: known.quote ?? offer_quote ?? need_quote,
      count: known.count + 1,
    })
  }
  return [...byFactor.values()].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
}

function Strongest({ reasons }: { reasons: Reason[] }) {
  const factorName = useFactorName()
  return (
    <div className={styles.why}>
      {strengthsOf(reasons)
        .slice(0, strongest)
        .map(({ factor, contribution, quote, count }) => (
          <span key={factor} className={contribution < 0 ? styles.against : styles.for}>
            {factorName(factor)}
            {count > 1 && ` × ${count}`}
            {quote && ` “${quote}”`}
          </span>
        ))}
    </div>
  )
}

function Detail({ need, criteria, match }: { need: Need; criteria: Criterion[]; match: MatchedOffer }) {
  const { t } = useTranslation('exchange')
  const { offer } = match
  return (
    <div className={styles.detail}>
      <ReasonBars prior={match.prior} reasons={match.reasons} score={match.score} />
      <Comparison criteria={criteria} offerId={offer.id} />
      {match.would_change.length > 0 && (
        <>
          <h3>{t('match.wouldChange')}</h3>
          <ul>
            {match.would_change.map(change => (
              <li key={change}>{withSubjectNames(change)}</li>
            ))}
          </ul>
        </>
      )}
      {match.unknown.length > 0 && <OpenQuestions match={match} />}
      <h3>{t('match.offerText')}</h3>
      <div className={styles.text} lang={offer.lang}>
        <MarkedText text={match.offerText} quotes={match.reasons.map(reason => reason.offer_quote)} />
        <p className="caption">
          <Link to="/offers/$id" params={{ id: offer.id }}>
            {t('match.wholeOffer')}
          </Link>
        </p>
      </div>
      <h3>{t('match.next')}</h3>
      {match.collaborationId ? (
        <Link to="/collaborations/$id" params={{ id: match.collaborationId }}>
          {t('match.underWay')}
        </Link>
      ) : (
        <StartCollaboration needId={need.id} offerId={offer.id} />
      )}
    </div>
  )
}
