import type { Home } from '@langqiao/platform/views'
import { useTranslation } from 'react-i18next'
import { AppLink } from '../../components/app-link.tsx'
import { useLanguage } from '../../state/format.ts'
import styles from './loop.module.css'

/** From a city diagnosed to the next city, as one line: a live number at each node and a link to a real case. */
export function Loop({ nodes }: { nodes: Home['loop'] }) {
  const { t } = useTranslation('home')
  const { number, say } = useLanguage()
  return (
    <section className={styles.loop} aria-labelledby="loop">
      <h2 id="loop">{t('loop.title')}</h2>
      <ol className="plain">
        {nodes.map(node => (
          <li key={node.id}>
            <span className={styles.name}>{t(`loop.${node.id}`)}</span>
            <span className={styles.count}>
              <strong>{number(node.count)}</strong> {t(`loop.unit.${node.id}`)}
            </span>
            {node.example ? (
              <AppLink to={node.example.link} className={styles.example}>
                {say(node.example.text, node.example.textEn)}
              </AppLink>
            ) : (
              <span className="caption">{t('loop.none')}</span>
            )}
          </li>
        ))}
      </ol>
      <p className={styles.back}>{t('loop.back')}</p>
    </section>
  )
}
