import type { AnalysisSummary, CitySection } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNearView } from '../../components/near-view.ts'
import { Section } from '../../components/page.tsx'
import { Loaded } from '../../components/states.tsx'
import { useAnalysis } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { Answered } from '../analyses/answered.tsx'
import { Facts } from './facts.tsx'
import styles from './part-section.module.css'
import type { Part } from './parts.ts'

/** What an analysis of a page is asked, and when: at the latest when the page's turn comes to its place in the `order`. */
export type Asking = { region: string; peers?: string; order: number; turn: number; settled: (order: number) => void }

/** A question on the page of a region with its answer and what is recorded about it. */
export function PartSection({ part, asking }: { part: Part; asking: Asking }) {
  const { say } = useLanguage()
  const { t } = useTranslation('regions')
  const { id, analysis, section } = part
  const title = analysis ? say(analysis.title.zh, analysis.title.en) : say(section?.title, section?.titleEn)
  const question = analysis
    ? say(analysis.question.zh, analysis.question.en)
    : say(section?.question, section?.questionEn)
  return (
    <Section id={id} title={title} question={question} actions={<PartLinks part={part} region={asking.region} />}>
      {analysis && <Answer key={asking.region} analysis={analysis} asking={asking} />}
      {analysis && section && <h3 className={styles.recorded}>{t('city.recorded')}</h3>}
      {section && <Facts section={section} />}
    </Section>
  )
}

/** The answer of an analysis in brief, asked for when it comes near view or its turn. */
function Answer({ analysis, asking }: { analysis: AnalysisSummary; asking: Asking }) {
  const { region, peers, order, turn, settled } = asking
  const holder = useRef<HTMLDivElement>(null)
  const near = useNearView(holder)
  const takesPeers = analysis.parameters.some(({ name }) => name === 'peers')
  const query = useAnalysis(analysis.id, { region, peers: takesPeers ? peers : undefined }, near || order <= turn)
  const isSettled = query.isSuccess || query.isError
  useEffect(() => {
    if (order === turn && isSettled) settled(order)
  }, [order, turn, isSettled, settled])
  return (
    <div ref={holder} className={isSettled ? undefined : styles.waiting}>
      <Loaded query={query} lines={6}>
        {answered => <Answered analysis={answered} brief />}
      </Loaded>
    </div>
  )
}

/** Lists that hold the whole of what a section shows. */
const lists: Partial<Record<string, '/flows' | '/events'>> = { flows: '/flows', events: '/events' } satisfies Partial<
  Record<CitySection['id'], '/flows' | '/events'>
>

/** The page of the analysis with its table, the whole list behind the facts, and the rows of the articles' system. */
function PartLinks({ part, region }: { part: Part; region: string }) {
  const { t } = useTranslation('regions')
  const list = lists[part.id]
  return (
    <span className={styles.links}>
      {part.analysis && (
        <Link to="/analyses/$id" params={{ id: part.analysis.id }} search={{ region }}>
          {t('city.table')}
        </Link>
      )}
      {list && (
        <Link to={list} search={{ region }}>
          {t(list === '/flows' ? 'city.flows' : 'city.events')}
        </Link>
      )}
      {part.systems.length > 0 && (
        <Link to="/system" hash={part.systems[0]} className="caption">
          {t('city.systems', { ids: part.systems.join(' ') })}
        </Link>
      )}
    </span>
  )
}
