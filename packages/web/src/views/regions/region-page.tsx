import type { City, CitySection } from '@langqiao/platform/views'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { CityTypeFlag, RegionChip } from '../../components/region-chip.tsx'
import { useCity } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { ContradictionsOf } from '../contradictions/contradictions-of.tsx'
import { CityTypeSection } from './city-type.tsx'
import { Compare } from './compare.tsx'
import { Facts } from './facts.tsx'
import { Opportunities } from './opportunities.tsx'
import styles from './region-page.module.css'

/** A region: its headline in words, then sections that each answer one question. */
export function RegionPage() {
  const { code } = useParams({ from: '/regions/$code' })
  const { t } = useTranslation(['regions', 'frame'])
  const { say } = useLanguage()
  const query = useCity(code)
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
            <div className={styles.layout}>
              <Aside city={city} />
              <div className={styles.sections}>
                {city.members.length > 0 && <Members city={city} />}
                {city.type && <CityTypeSection type={city.type} />}
                {city.type && <Opportunities city={city} />}
                {city.type && <Partners city={city} />}
                {city.type && <Compare city={city} />}
                <ContradictionsOf region={city.region.code} />
                {city.sections.map(section => (
                  <Section
                    key={section.id}
                    id={section.id}
                    title={say(section.title, section.titleEn)}
                    question={say(section.question, section.questionEn)}
                    actions={<SectionLinks section={section} code={code} />}
                  >
                    <Facts section={section} />
                  </Section>
                ))}
              </div>
            </div>
          </Page>
        )
      }}
    </LoadedPage>
  )
}

/** The headline begins with the name, which already stands above it. */
const withoutName = (headline: string, name: string) =>
  headline.startsWith(name) ? headline.slice(name.length).replace(/^\s*[:\uFF1A]\s*/, '') : headline

/** The whole list behind a section, where it has a page of its own, and the rows of the articles' system it answers. */
function SectionLinks({ section, code }: { section: CitySection; code: string }) {
  const { t } = useTranslation('regions')
  const list = { flows: '/flows', events: '/events' }[section.id] as '/flows' | '/events' | undefined
  return (
    <span className={styles.links}>
      {list && (
        <Link to={list} search={{ region: code }}>
          {t(list === '/flows' ? 'city.flows' : 'city.events')}
        </Link>
      )}
      {section.systems.length > 0 && (
        <Link to="/system" hash={section.systems[0]} className="caption">
          {t('city.systems', { ids: section.systems.join(' ') })}
        </Link>
      )}
    </span>
  )
}

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

function Aside({ city }: { city: City }) {
  const { t } = useTranslation('regions')
  const { say } = useLanguage()
  const parts = [
    ...(city.members.length > 0 ? [{ id: 'members', title: t('city.members') }] : []),
    ...(city.type
      ? [
          { id: 'type', title: t('city.type.title') },
          { id: 'opportunities', title: t('city.opportunities.title') },
          { id: 'partners', title: t('city.partners.title') },
          { id: 'compare', title: t('city.compare.title') },
        ]
      : []),
    ...city.sections.map(section => ({ id: section.id, title: say(section.title, section.titleEn) })),
  ]
  return (
    <aside className={`${styles.aside} no-print`}>
      <nav aria-label={t('city.contents')}>
        <h2>{t('city.contents')}</h2>
        <ul className="plain">
          {parts.map(part => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.title}</a>
            </li>
          ))}
        </ul>
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

function Partners({ city }: { city: City }) {
  const { t } = useTranslation('regions')
  const { say, share } = useLanguage()
  return (
    <Section id="partners" title={t('city.partners.title')} question={t('city.partners.question')}>
      {city.partners.length === 0 ? (
        <p className="quiet">{t('city.partners.none')}</p>
      ) : (
        <ol className={`plain ${styles.partners}`}>
          {city.partners.map(partner => (
            <li key={partner.region.code}>
              <RegionChip region={partner.region} />
              <span>
                <span className="caption">{t('city.partners.brings')}</span>{' '}
                {say(partner.brings.join(' / '), partner.bringsEn.join(' / '))}
              </span>
              <span className={styles.score}>
                <i style={{ width: `${partner.score * 100}px` }} />
                {share(partner.score)}
                <EvidenceChip evidence={partner.evidence} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
