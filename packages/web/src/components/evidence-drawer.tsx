import type { Evidence, EvidenceChip } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { useEvidence } from '../state/api.ts'
import { useLanguage } from '../state/format.ts'
import styles from './evidence-drawer.module.css'
import { useFocusBack } from './focus-back.ts'
import { Loaded } from './states.tsx'

/** What stands behind a fact: the quote in its document, or the formula with what went in; and other values of the same thing. */
export function EvidenceDrawer({ evidence, close }: { evidence: EvidenceChip; close: () => void }) {
  const { t } = useTranslation('parts')
  useFocusBack()
  const query = useEvidence(evidence.evidenceId)
  return (
    <Drawer open onClose={close} title={t('evidence.title')} size="min(480px, 100vw)">
      {evidence.sample && <p>{t('evidence.sampleWhy')}</p>}
      {evidence.formula && <Formula formula={evidence.formula} />}
      {evidence.evidenceId && <Loaded query={query}>{found => <Source evidence={found} />}</Loaded>}
    </Drawer>
  )
}

function Formula({ formula }: { formula: NonNullable<EvidenceChip['formula']> }) {
  const { t } = useTranslation('parts')
  const { number } = useLanguage()
  return (
    <section>
      <h3>{t('evidence.formula')}</h3>
      <p className={styles.formula}>{formula.text}</p>
      {formula.inputs.length > 0 && (
        <>
          <h3>{t('evidence.inputs')}</h3>
          <dl className={styles.facts}>
            {formula.inputs.map(input => (
              <div key={input.label}>
                <dt>{input.label}</dt>
                <dd>{number(input.value, 4)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="caption">
        {t('evidence.method')}: <code>docs/methods/{formula.method}</code>
      </p>
    </section>
  )
}

function Source({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation(['parts', 'words'])
  const { date, number } = useLanguage()
  const { document } = evidence
  const rows: [string, string | null][] = [
    [
      t('evidence.publisher'),
      [document.publisher, document.published && date(document.published)].filter(Boolean).join(', '),
    ],
    [t('evidence.section'), evidence.section],
    [t('evidence.claimKind'), t(`words:claim.${evidence.claimKind}`)],
    [t('evidence.claimedBy'), evidence.claimedBy],
  ]
  return (
    <section>
      {evidence.quote ? (
        <blockquote className={styles.quote}>{evidence.quote}</blockquote>
      ) : (
        <p className="caption">
          {t('evidence.factFrom')} · {t('evidence.factFromWhy')}
        </p>
      )}
      <h3>{document.title}</h3>
      <dl className={styles.facts}>
        {rows.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {evidence.dispute && (
        <div className={styles.dispute}>
          <strong>{t('evidence.dispute')}</strong>
          <p>{evidence.dispute}</p>
        </div>
      )}
      <p className={styles.links}>
        <Link
          to="/documents/$id"
          params={{ id: document.id }}
          search={evidence.start === null ? {} : { at: String(evidence.start) }}
        >
          {t('evidence.openDocument')}
        </Link>
        {document.url && (
          <a href={document.url} target="_blank" rel="noopener noreferrer nofollow">
            {t('evidence.openSource')}
          </a>
        )}
      </p>
      {evidence.copies.length > 0 && (
        <>
          <h3>{t('evidence.copiesTitle')}</h3>
          <p className="caption">{t('evidence.copiesWhy')}</p>
          <ul className={`plain ${styles.copies}`}>
            {evidence.copies.map(copy => (
              <li key={copy.id}>
                <Link to="/documents/$id" params={{ id: copy.id }}>
                  {copy.title}
                </Link>{' '}
                <span className="caption">
                  {[copy.publisher, copy.published && date(copy.published)].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('evidence.otherClaims')}</h3>
      {evidence.otherClaims.length === 0 ? (
        <p className="caption">{t('evidence.noOther')}</p>
      ) : (
        <table className={styles.claims}>
          <thead>
            <tr>
              <th>{t('evidence.period')}</th>
              <th>{t('evidence.value')}</th>
              <th>{t('evidence.publisher')}</th>
            </tr>
          </thead>
          <tbody>
            {evidence.otherClaims.map(claim => (
              <tr key={claim.evidenceId}>
                <td>{claim.period}</td>
                <td>
                  {number(claim.value, 4)} {claim.unit}
                </td>
                <td>{claim.publisher ?? t('evidence.unknownPublisher')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
