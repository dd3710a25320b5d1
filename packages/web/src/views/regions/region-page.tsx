import type { City } from '@langqiao/platform/views'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { LoadedPage, Page } from '../../components/page.tsx'
import { CityTypeFlag, RegionChip } from '../../components/region-chip.tsx'
import { Loaded } from '../../components/states.tsx'
import { useAnalyses, useCity } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { Chapters } from './chapters.tsx'
import { type ChapterId, type Part, partsOf } from './parts.ts'
import styles from './region-page.module.css'

/** A region: its headline in words, then sections that each answer one question. */
export function RegionPage() {
  const { code } = useParams({ from: '/regions/$code' })
  const { t } = useTranslation(['regions', 'frame'])
  const { say } = useLanguage()
  const query = useCity(code)
  const analyses = useAnalyses()
  return (
    <LoadedPage query={query}>
      {city => {
        const name = say(city.region.name, city.region.nameEn)
        return (
          <Page
            title={say(city.headline, city.headlineEn)}
            heading={name}
            lead={<Lead city={city} />}
            crumbs={[
              { text: t('frame:nav.diagnose') },
              { text: t('frame:nav.regions'), to: '/regions' },
              ...(city.province
                ? [
                    {
                      text: say(city.province.name, city.province.nameEn),
                      to: '/regions/$code' as const,
                      params: { code: city.province.code },
                    },
                  ]
                : []),
              { text: name },
            ]}
          >
            <Loaded query={analyses} lines={16}>
              {({ items }) => {
                const chapters = partsOf(city.sections, items)
                return (
                  <div className={styles.layout}>
                    <Aside city={city} chapters={chapters} />
                    <Chapters key={code} city={city} chapters={chapters} />
                  </div>
                )
              }}
            </Loaded>
          </Page>
        )
      }}
    </LoadedPage>
  )
}

/** The headline begins with the name, which already stands above it. */
const withoutName = (headline: string, name: string) =>
  headline.startsWith(name) ? headline.slice(name.length).replace(/^\s*[:\uFF1A]\s*/, '') : headline

function Lead({ city }: { city: City }) {
  const { t } = useTranslation(['regions', 'words'])
  const { say, date } = useLanguage()
  const { coverage, groups, region } = city
  return (
    <>
      <p className={styles.headline}>
        {withoutName(say(city.headline, city.headlineEn), say(region.name, region.nameEn))}
      </p>
      <p className={styles.facts}>
        {city.type ? <CityTypeFlag type={city.type.id} /> : t(`words:level.${region.level}`)}
        <span>{t('city.coverage', { known: coverage.known, indicators: coverage.indicators })}</span>
        <span>
          {coverage.newest && coverage.oldest
            ? t('city.age', { newest: date(coverage.newest), oldest: date(coverage.oldest) })
            : t('city.ageNone')}
        </span>
      </p>
      {groups.length > 0 && (
        <p className={styles.facts}>
          {t('city.groups')}
          {groups.map(group => (
            <span key={group.code}>
              <RegionChip region={group} />
              <EvidenceChip evidence={group.evidence} brief />
            </span>
          ))}
        </p>
      )}
    </>
  )
}

function Aside({ city, chapters }: { city: City; chapters: { id: ChapterId; parts: Part[] }[] }) {
  const { t } = useTranslation('regions')
  const { say } = useLanguage()
  const own = (id: ChapterId) =>
    id === 'is'
      ? [
          ...(city.members.length > 0 ? [{ id: 'members', title: t('city.members') }] : []),
          ...(city.type
            ? [
                { id: 'type', title: t('city.type.title') },
                { id: 'compare', title: t('city.compare.title') },
              ]
            : []),
        ]
      : []
  const titled = ({ id, analysis, section }: Part) => ({
    id,
    title: analysis ? say(analysis.title.zh, analysis.title.en) : say(section?.title, section?.titleEn),
  })
  return (
    <aside className={`${styles.aside} no-print`}>
      <nav aria-label={t('city.contents')}>
        {chapters.map(({ id, parts }) => (
          <section key={id}>
            <h2>{t(`city.chapter.${id}`)}</h2>
            <ul className="plain">
              {[...own(id), ...parts.map(titled)].map(part => (
                <li key={part.id}>
                  <a href={`#${part.id}`}>{part.title}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      {city.peers.length > 0 && (
        <section>
          <h2>{t('city.peers')}</h2>
          <p className="caption">{t('city.peersWhy')}</p>
          <ul className={`plain ${styles.peers}`}>
            {city.peers.map(peer => (
              <li key={peer.code}>
                <RegionChip region={peer} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
