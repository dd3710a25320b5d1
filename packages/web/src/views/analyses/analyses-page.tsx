import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../components/page.tsx'
import { Loaded } from '../../components/states.tsx'
import { useAnalyses } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './analysis.module.css'

/** All questions about places that can be asked. */
export function AnalysesPage() {
  const { t } = useTranslation('analyses')
  const { say } = useLanguage()
  const query = useAnalyses()
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <Loaded query={query}>
        {({ items }) => (
          <ul className={`plain ${styles.list}`}>
            {items.map(analysis => (
              <li key={analysis.id}>
                <Link to="/analyses/$id" params={{ id: analysis.id }}>
                  {say(analysis.question.zh, analysis.question.en)}
                </Link>
                <span className="caption">
                  {say(analysis.title.zh, analysis.title.en)} · {analysis.systems.join(' ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}
