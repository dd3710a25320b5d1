import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { ChoiceInSentence } from '../../components/sentence-filter.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useOffers, useRegions } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { elementKinds } from '../exchange/kinds.ts'
import { ListingRows } from '../exchange/listing-rows.tsx'
import { ListingSearch } from '../exchange/listing-search.tsx'

const step = 100

/** All offers, newest first, found by words and filtered by a sentence. */
export function OffersPage() {
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { say } = useLanguage()
  const filter = useSearch({ from: '/offers' })
  const navigate = useNavigate({ from: '/offers' })
  const [limit, setLimit] = useState(step)
  const offers = useOffers({ ...filter, limit })
  const cities = useRegions({ level: 'city' }).data?.items.filter(city => city.offers > 0) ?? []
  const change = useCallback(
    (changed: typeof filter) =>
      navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false }),
    [navigate],
  )
  const search = useCallback((q: string | undefined) => change({ q }), [change])
  const filtered = Object.keys(filter).length > 0
  const total = offers.data?.total
  return (
    <Page
      title={
        total === undefined
          ? t('frame:nav.offers')
          : t(filtered ? 'offers.titleFound' : 'offers.title', { count: total })
      }
      lead={t('offers.lead')}
      actions={
        <LinkButton to="/offers/new" primary>
          {t('offers.new')}
        </LinkButton>
      }
    >
      <ListingSearch label={t('offers.search')} q={filter.q} search={search}>
        <Trans
          t={t}
          i18nKey="offers.sentence"
          components={{
            kind: (
              <ChoiceInSentence
                label={t('offers.kind')}
                any={t('offers.anyKind')}
                value={filter.kind}
                choices={elementKinds.map(value => ({ value, label: t(`words:element.${value}`) }))}
                change={kind => change({ kind })}
              />
            ),
            region: (
              <ChoiceInSentence
                label={t('offers.region')}
                any={t('list.anywhere')}
                value={filter.region}
                choices={cities.map(city => ({ value: city.code, label: say(city.name, city.nameEn) }))}
                change={region => change({ region })}
              />
            ),
          }}
        />
      </ListingSearch>
      <Loaded query={offers} lines={14}>
        {({ items, total }) =>
          items.length === 0 ? (
            filtered ? (
              <Empty text={t('list.noneFound')}>
                <Button onClick={() => navigate({ search: {} })}>{t('list.reset')}</Button>
              </Empty>
            ) : (
              <Empty text={t('offers.empty')}>
                <Link to="/offers/new">{t('offers.new')}</Link>
              </Empty>
            )
          ) : (
            <>
              <ListingRows
                items={items}
                to="/offers/$id"
                kind={offer => ({
                  is: t(`words:element.${offer.kind}`),
                  more: [
                    offer.readiness !== null && t('offers.readiness', { level: offer.readiness }),
                    offer.deployments > 0 && t('offers.deployed', { count: offer.deployments }),
                  ]
                    .filter(Boolean)
                    .join(t('list.and')),
                })}
              />
              {items.length < total && (
                <Button type="text" loading={offers.isFetching} onClick={() => setLimit(limit + step)}>
                  {t('list.more', { count: total - items.length })}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
