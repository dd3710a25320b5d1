import type { City } from '@langqiao/platform/views'
import { useLocation, useSearch } from '@tanstack/react-router'
import { Fragment, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/page.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { ContradictionsOf } from '../contradictions/contradictions-of.tsx'
import styles from './chapters.module.css'
import { CityTypeSection } from './city-type.tsx'
import { Compare } from './compare.tsx'
import { PartSection } from './part-section.tsx'
import type { ChapterId, Part } from './parts.ts'

/** Milliseconds for the page to come to rest before it asks for what is not in view. */
const restAfter = 1500

/**
 * The questions about a region. What comes near view is asked at once; when the page has come to rest the others follow one by
 * one, so that printing and finding on the page have them all.
 */
export function Chapters({ city, chapters }: { city: City; chapters: { id: ChapterId; parts: Part[] }[] }) {
  const { t } = useTranslation('regions')
  const { peers } = useSearch({ from: '/regions/$code' })
  const hash = useLocation({ select: location => location.hash })
  const [turn, setTurn] = useState(-1)
  useEffect(() => {
    const timer = setTimeout(() => setTurn(0), restAfter)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView()
  }, [hash])
  const settled = useCallback((order: number) => setTurn(now => (now === order ? now + 1 : now)), [])
  const order = chapters.flatMap(({ parts }) => parts.filter(({ analysis }) => analysis))
  return (
    <div className={styles.chapters}>
      {chapters.map(({ id, parts }) => (
        <Fragment key={id}>
          <p className={styles.chapter}>{t(`city.chapter.${id}`)}</p>
          {id === 'is' && (
            <>
              {city.members.length > 0 && <Members city={city} />}
              {city.type && <CityTypeSection type={city.type} />}
              {city.type && <Compare city={city} />}
              <ContradictionsOf region={city.region.code} />
            </>
          )}
          {parts.map(part => (
            <PartSection
              key={part.id}
              part={part}
              asking={{ region: city.region.code, peers, order: order.indexOf(part), turn, settled }}
            />
          ))}
        </Fragment>
      ))}
    </div>
  )
}

function Members({ city }: { city: City }) {
  const { t } = useTranslation('regions')
  const ordered = city.region.level === 'corridor'
  return (
    <Section id="members" title={t('city.members')} question={ordered ? t('city.membersOrdered') : undefined}>
      <ol className={`plain ${ordered ? styles.corridor : styles.members}`}>
        {city.members.map(member => (
          <li key={member.code}>
            <RegionChip region={member} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
