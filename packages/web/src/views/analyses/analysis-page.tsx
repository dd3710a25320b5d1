import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadedPage, Page } from '../../components/page.tsx'
import { useAnalysis, useCity } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './analysis.module.css'
import { Answered } from './answered.tsx'
import { Controls } from './controls.tsx'

/** A question about places with what was chosen to ask it, and its answer. All that was chosen is in the address. */
export function AnalysisPage() {
  const { id } = useParams({ from: '/analyses/$id' })
  const asked = useSearch({ from: '/analyses/$id' })
  const navigate = useNavigate({ from: '/analyses/$id' })
  const { t } = useTranslation(['analyses', 'frame'])
  const { say } = useLanguage()
  const query = useAnalysis(id, asked)
  const region = useCity(asked.region ?? '', Boolean(asked.region)).data?.region
  return (
    <LoadedPage query={query}>
      {analysis => {
        const title = say(analysis.title.zh, analysis.title.en)
        const place = region && say(region.name, region.nameEn)
        return (
          <Page
            title={analysis.answer ? say(analysis.answer.zh, analysis.answer.en) : title}
            heading={place ? `${place} · ${title}` : title}
            lead={<p>{say(analysis.question.zh, analysis.question.en)}</p>}
            crumbs={[
              { text: t('frame:nav.diagnose') },
              { text: t('frame:nav.analyses'), to: '/analyses' },
              ...(region && place
                ? [{ text: place, to: '/regions/$code' as const, params: { code: region.code } }]
                : []),
              { text: title },
            ]}
          >
            <Controls
              analysis={analysis}
              change={(name, value) =>
                navigate({ search: { ...asked, [name]: value }, replace: true, resetScroll: false })
              }
            />
            <Answered analysis={analysis} />
            <p className={`caption ${styles.foot}`}>
              {t('method', { method: analysis.method })}{' '}
              {analysis.systems.map(system => (
                <Link key={system} to="/system" hash={system}>
                  {system}
                </Link>
              ))}
            </p>
          </Page>
        )
      }}
    </LoadedPage>
  )
}
