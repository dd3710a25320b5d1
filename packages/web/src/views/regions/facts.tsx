import type { CitySection, Fact } from '@langqiao/platform/views'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../../components/app-link.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { useLanguage } from '../../state/format.ts'
import { useQualifiers } from '../../state/qualifiers.ts'
import styles from './facts.module.css'

/** So many facts of a section are on screen before the reader asks for the rest; on paper they all are. */
const firstFacts = 8

/** The facts of one section, each with what stands behind it, and what is missing. */
export function Facts({ section }: { section: CitySection }) {
  const { t } = useTranslation('regions')
  const [all, setAll] = useState(false)
  const rest = section.items.length - firstFacts
  return (
    <>
      {section.items.length > 0 && (
        <dl className={styles.facts}>
          {section.items.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same label may stand twice, and facts keep their order
            <FactRow key={index} fact={fact} onPaper={!all && index >= firstFacts} />
          ))}
        </dl>
      )}
      {section.items.length === 0 && section.missing.length === 0 && <p className="quiet">{t('city.nothing')}</p>}
      {rest > 0 && (
        <Button type="link" className="no-print" onClick={() => setAll(!all)}>
          {all ? t('city.less') : t('city.more', { count: rest })}
        </Button>
      )}
      <Missing missing={section.missing} />
    </>
  )
}

function FactRow({ fact, onPaper }: { fact: Fact; onPaper: boolean }) {
  const { say, figure, date } = useLanguage()
  const sayQualifiers = useQualifiers()
  const label = say(fact.label, fact.labelEn)
  // The mark behind an unverified fact says so already.
  const isSaid = fact.qualifier === 'unverified' && fact.evidence.claimKind === 'recalled'
  const remarks = [fact.period && date(fact.period), ...(isSaid ? [] : sayQualifiers(fact.qualifier))].filter(Boolean)
  return (
    <div className={`${fact.unit ? styles.figure : styles.words} ${onPaper ? 'only-print' : ''}`}>
      <dt>{fact.link ? <AppLink to={fact.link}>{label}</AppLink> : label}</dt>
      <dd>
        {fact.value && <span className={styles.value}>{figure(fact.value, fact.unit)}</span>}
        {remarks.length > 0 && <span className="caption"> {remarks.join(' · ')}</span>}
        <EvidenceChip evidence={fact.evidence} />
      </dd>
    </div>
  )
}

/** What is not known, and where it could be had. */
export function Missing({ missing }: { missing: CitySection['missing'] }) {
  const { t } = useTranslation('regions')
  const { say } = useLanguage()
  if (missing.length === 0) return null
  return (
    <ul className={`plain ${styles.missing}`}>
      {missing.map(gap => (
        <li key={gap.text}>
          <strong>{t('city.missing')}</strong> {say(gap.text, gap.textEn)}
          {gap.where && <span className="caption"> {t('city.missingAt', { where: say(gap.where, gap.whereEn) })}</span>}
        </li>
      ))}
    </ul>
  )
}
