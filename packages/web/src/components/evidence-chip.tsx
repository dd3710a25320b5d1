import type { EvidenceChip as Ground } from '@langqiao/platform/views'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../state/format.ts'
import styles from './evidence-chip.module.css'

const EvidenceDrawer = lazy(async () => ({ default: (await import('./evidence-drawer.tsx')).EvidenceDrawer }))

/** The mark of made-up content. */
export function SampleMark() {
  const { t } = useTranslation('parts')
  return (
    <span className={styles.sample} title={t('evidence.sampleWhy')}>
      {t('evidence.sample')}
    </span>
  )
}

/**
 * The small mark behind a fact: who published it and when, or that it is computed or a sample. Opens what stands
 * behind it. `brief` keeps the publisher for the pointer and the drawer, where many marks stand in a table.
 */
export function EvidenceChip({ evidence, brief }: { evidence: Ground; brief?: boolean }) {
  const { t } = useTranslation(['parts', 'words'])
  const { date } = useLanguage()
  const [open, setOpen] = useState(false)
  if (!evidence.formula && !evidence.evidenceId) {
    if (evidence.sample) return <SampleMark />
    return evidence.claimKind && <span className={styles.plain}>{t(`words:claim.${evidence.claimKind}`)}</span>
  }
  const published = evidence.published && date(evidence.published)
  const label = evidence.formula
    ? t('evidence.computed')
    : [evidence.publisher ?? t('evidence.unknownPublisher'), published].filter(Boolean).join(' ')
  const doubt = evidence.disputed ? 'disputed' : evidence.claimKind === 'recalled' ? 'unverified' : null
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        aria-haspopup="dialog"
        title={brief ? label : t('evidence.open')}
        onClick={() => setOpen(true)}
      >
        <span>{brief ? t('evidence.brief') : label}</span>
        {evidence.copies > 0 && <span> {t('evidence.copies', { count: evidence.copies })}</span>}
        {doubt && <span className={styles[doubt]}> {t(`evidence.${doubt}`)}</span>}
      </button>
      {evidence.sample && <SampleMark />}
      {open && (
        <Suspense fallback={null}>
          <EvidenceDrawer evidence={evidence} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
