import type { Need } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import type { Bundle } from './bundle.ts'
import styles from './bundle-tray.module.css'

/** The bundle so far: what was gathered for which element, and which elements are still uncovered. Hidden while empty. */
export function BundleTray({
  need,
  bundle,
  choose,
}: {
  need: Need
  bundle: Bundle
  choose: (elementId: string) => void
}) {
  const { t } = useTranslation(['exchange', 'words'])
  const { say } = useLanguage()
  const covered = need.elements.filter(element => bundle.chosen[element.id])
  if (covered.length === 0) return null
  const uncovered = need.elements.length - covered.length
  return (
    <section className={`${styles.tray} no-print`} aria-label={t('bundle.title')}>
      <h2>
        {uncovered === 0 ? t('bundle.complete') : t('bundle.missing', { count: uncovered, of: need.elements.length })}
      </h2>
      <ul className="plain">
        {need.elements.map(element => {
          const offer = bundle.chosen[element.id]
          return (
            <li key={element.id}>
              <small>{t(`words:element.${element.kind}`)}</small>
              {offer ? (
                <Link to="/offers/$id" params={{ id: offer.id }}>
                  {say(offer.title, offer.titleEn)}
                </Link>
              ) : (
                <button type="button" className={styles.open} onClick={() => choose(element.id)}>
                  {t('bundle.uncovered')}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <p className={`caption ${styles.note}`}>
        {t('bundle.note')}
        <Button size="small" type="text" onClick={bundle.clear}>
          {t('bundle.clear')}
        </Button>
      </p>
    </section>
  )
}
