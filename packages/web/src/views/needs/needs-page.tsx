import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { LinkButton } from '../../components/link-button.tsx'
import { Page } from '../../components/page.tsx'
import { ChoiceInSentence } from '../../components/sentence-filter.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useNeeds, useRegions } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { elementKinds, needKinds } from '../exchange/kinds.ts'
import { ListingRows } from '../exchange/listing-rows.tsx'
import { ListingSearch } from '../exchange/listing-search.tsx'

const step = 100

/** All needs, newest first, found by words and filtered by a sentence. */
export function NeedsPage() {
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { say } = useLanguage()
  const filter = useSearch({ from: '/needs' })
  const navigate = useNavigate({ from: '/needs' })
  const [limit, setLimit] = useState(step)
  const needs = useNeeds({ ...filter, limit })
  const cities = useRegions({ level: 'city' }).data?.items.filter(city => city.needs > 0) ?? []
  const change = useCallback(
    (changed: typeof filter) =>
      navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false }),
    [navigate],
  )
  const search = useCallback((q: string | undefined) => change({ q }), [change])
  const filtered = Object.keys(filter).length > 0
  const total = needs.data?.total
  return (
    <Page
      title={
        total === undefined ? t('frame:nav.needs') : t(filtered ? 'needs.titleFound' : 'needs.title', { count: total })
      }
      lead={t('needs.lead')}
      actions={
        <LinkButton to="/needs/new" primary>
          {t('needs.new')}
        </LinkButton>
      }
    >
      <ListingSearch label={t('needs.search')} q={filter.q} search={search}>
        <Trans
          t={t}
          i18nKey="needs.sentence"
          components={{
            kind: (
              <ChoiceInSentence
                label={t('needs.kind')}
                any={t('needs.anyKind')}
                value={filter.kind}
                choices={needKinds.map(value => ({ value, label: t(`words:needKind.${value}`) }))}
                change={kind => change({ kind })}
              />
            ),
            region: (
              <ChoiceInSentence
                label={t('needs.region')}
                any={t('list.anywhere')}
                value={filter.region}
                choices={cities.map(city => ({ value: city.code, label: say(city.name, city.nameEn) }))}
                change={region => change({ region })}
              />
            ),
            element: (
              <ChoiceInSentence
                label={t('needs.element')}
                any={t('needs.anyElement')}
                value={filter.element}
                choices={elementKinds.map(value => ({ value, label: t(`words:element.${value}`) }))}
                change={element => change({ element })}
              />
            ),
          }}
        />
      </ListingSearch>
      <Loaded query={needs} lines={14}>
        {({ items, total }) =>
          items.length === 0 ? (
            filtered ? (
              <Empty text={t('list.noneFound')}>
                <Button onClick={() => navigate({ search: {} })}>{t('list.reset')}</Button>
              </Empty>
            ) : (
              <Empty text={t('needs.empty')}>
                <Link to="/needs/new">{t('needs.new')}</Link>
              </Empty>
            )
          ) : (
            <>
              <ListingRows
                items={items}
                to="/needs/$id"
                kind={need => ({
                  is: t(`words:needKind.${need.kind}`),
                  more: [...new Set(need.elementKinds)].map(kind => t(`words:element.${kind}`)).join(t('list.and')),
                })}
              />
              {items.length < total && (
                <Button type="text" loading={needs.isFetching} onClick={() => setLimit(limit + step)}>
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
