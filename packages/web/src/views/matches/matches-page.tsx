import type { MatchedOffer, Matches, Need } from '@langqiao/platform/views'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { LoadedPage, Page } from '../../components/page.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { Loaded } from '../../components/states.tsx'
import { useMatches, useMatchesOfElements, useNeed } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { useBundle } from './bundle.ts'
import { BundleTray } from './bundle-tray.tsx'
import { isKept, MatchFilter, useRegionFilter } from './match-filter.tsx'
import styles from './matches-page.module.css'
import { NeedColumn } from './need-column.tsx'
import { OfferRow } from './offer-row.tsx'

/** So many offers are asked for; filters choose among them. */
const top = 50

/** A need beside the offers for one of its elements, each explained; and the tray that gathers a bundle. */
export function MatchesPage() {
  const { id } = useParams({ from: '/needs/$id/matches' })
  return <LoadedPage query={useNeed(id)}>{need => <NeedWithOffers need={need} />}</LoadedPage>
}

function NeedWithOffers({ need }: { need: Need }) {
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { say } = useLanguage()
  const filter = useSearch({ from: '/needs/$id/matches' })
  const navigate = useNavigate({ from: '/needs/$id/matches' })
  const ids = need.elements.map(element => element.id)
  const element = need.elements.find(each => each.id === filter.element) ?? need.elements[0]
  const matches = useMatches(need.id, element?.id, top)
  const ofElements = useMatchesOfElements(need.id, ids, top)
  const bundle = useBundle(need.id)
  const shown = [
    ...(matches.data?.results ?? []),
    ...(matches.data?.nearMisses ?? []),
    ...(matches.data?.nearest ?? []),
  ]
  const open = shown.find(match => match.offer.id === filter.offer)
  const choose = (chosen: string) => navigate({ search: { element: chosen }, replace: true, resetScroll: false })
  return (
    <Page
      title={t('match.title', { need: say(need.title, need.titleEn) })}
      heading={say(need.title, need.titleEn)}
      lead={
        <>
          {need.organisation.name}
          {need.sample && <SampleMark />} {need.region && <RegionChip region={need.region} />}
        </>
      }
      crumbs={[
        { text: t('frame:nav.match') },
        { text: t('frame:nav.needs'), to: '/needs' },
        { text: say(need.title, need.titleEn), to: '/needs/$id', params: { id: need.id } },
        { text: t('match.crumb') },
      ]}
    >
      <div className={styles.layout}>
        <NeedColumn
          need={need}
          quotes={(open ? [open] : shown).flatMap(match => match.reasons.map(reason => reason.need_quote))}
          element={element}
          ofElements={ofElements}
          choose={choose}
        />
        <div>
          <Loaded query={matches} lines={12}>
            {found => (
              <Offers
                need={need}
                matches={found}
                open={open?.offer.id}
                isGathered={offerId => element !== undefined && bundle.chosen[element.id]?.id === offerId}
                gather={match => element && bundle.toggle(element.id, match.offer)}
              />
            )}
          </Loaded>
        </div>
      </div>
      <BundleTray need={need} bundle={bundle} choose={choose} />
    </Page>
  )
}

function Offers({
  need,
  matches,
  open,
  isGathered,
  gather,
}: {
  need: Need
  matches: Matches
  open: string | undefined
  isGathered: (offerId: string) => boolean
  gather: (match: MatchedOffer) => void
}) {
  const { t } = useTranslation('exchange')
  const { number } = useLanguage()
  const filter = useSearch({ from: '/needs/$id/matches' })
  const navigate = useNavigate({ from: '/needs/$id/matches' })
  const region = useRegionFilter(filter.region)
  const all = [...matches.results, ...matches.nearMisses, ...matches.nearest]
  const kept = (list: MatchedOffer[]) => list.filter(match => isKept(match.offer, filter, region))
  const [results, nearMisses, nearest] = [kept(matches.results), kept(matches.nearMisses), kept(matches.nearest)]
  const count = (verdict: MatchedOffer['verdict']) => results.filter(match => match.verdict === verdict).length
  const toggle = (offer: string) =>
    navigate({
      search: previous => ({ ...previous, offer: offer === open ? undefined : offer }),
      replace: true,
      resetScroll: false,
    })
  const list = (matched: MatchedOffer[]) => (
    <ul className={`plain ${styles.offers}`}>
      {matched.map(match => (
        <OfferRow
          key={match.offer.id}
          need={need}
          criteria={[...need.criteria, ...(matches.element?.criteria ?? [])]}
          match={match}
          open={match.offer.id === open}
          toggle={() => toggle(match.offer.id)}
          gathered={isGathered(match.offer.id)}
          gather={() => gather(match)}
        />
      ))}
    </ul>
  )
  const hidden = all.length - results.length - nearMisses.length - nearest.length
  return (
    <>
      <h2 className={styles.summary}>
        {matches.verdict === 'none'
          ? t('match.none')
          : [
              count('fits') > 0 && t('match.fits', { count: count('fits') }),
              count('partly') > 0 && t('match.partly', { count: count('partly') }),
              nearMisses.length > 0 && t('match.near', { count: nearMisses.length }),
            ]
              .filter(Boolean)
              .join(t('match.separator')) || t('list.noneFound')}
      </h2>
      <p className="caption">
        {t('match.considered', {
          considered: number(matches.considered),
          milliseconds: number(matches.milliseconds, 1),
        })}
      </p>
      {all.length > 0 && <MatchFilter offers={all.map(match => match.offer)} />}
      {hidden > 0 && (
        <p className="caption">
          {t('match.hidden', { count: hidden })}{' '}
          <Button
            size="small"
            type="link"
            onClick={() => navigate({ search: { element: filter.element }, replace: true, resetScroll: false })}
          >
            {t('list.reset')}
          </Button>
        </p>
      )}
      {results.length > 0 && list(results)}
      {nearMisses.length > 0 && (
        <section>
          <h2 className={styles.apart}>{t('match.nearMisses')}</h2>
          <p className="quiet">{t('match.nearMissesWhy')}</p>
          {list(nearMisses)}
        </section>
      )}
      {matches.verdict === 'none' && (
        <section>
          {nearest.length > 0 && (
            <>
              <h2 className={styles.apart}>{t('match.nearest')}</h2>
              {list(nearest)}
            </>
          )}
          <h2 className={styles.apart}>{t('match.whatNow')}</h2>
          <ul>
            {need.mine && (
              <li>
                <Link to="/needs/$id/edit" params={{ id: need.id }}>
                  {t('match.sharpen')}
                </Link>
              </li>
            )}
            {matches.element && (
              <li>
                <Link to="/offers" search={{ kind: matches.element.kind }}>
                  {t('match.lookAround')}
                </Link>
              </li>
            )}
          </ul>
        </section>
      )}
    </>
  )
}
