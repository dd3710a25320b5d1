import type { MatchedOffer } from '@langqiao/platform/views'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { type Choice, ChoiceInSentence, FilterSentence } from '../../components/sentence-filter.tsx'
import { useCity, useRegions } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { readinessLevels } from '../exchange/kinds.ts'

type Offer = MatchedOffer['offer']
type Filter = { region?: string; readiness?: string; kind?: string }

const groupPrefix = 'group:'
/** Division codes end in zeros where they name a whole province or city. */
const isWithin = (code: string, whole: string) => code.startsWith(whole.replace(/(00)+$/, ''))

/** Whether a place lies in the region that is chosen: a division, or a made-up region by its members. */
export function useRegionFilter(chosen: string | undefined): (code: string) => boolean {
  const isGroup = chosen?.startsWith(groupPrefix) ?? false
  const group = useCity(chosen ?? '', isGroup)
  if (!chosen) return () => true
  if (!isGroup) return code => isWithin(code, chosen)
  const members = group.data?.members
  return code => members === undefined || members.some(member => isWithin(code, member.code))
}

export const isKept = (offer: Offer, filter: Filter, inRegion: (code: string) => boolean): boolean =>
  (!filter.region || (offer.region !== null && inRegion(offer.region.code))) &&
  (!filter.readiness || (offer.readiness !== null && offer.readiness >= Number(filter.readiness))) &&
  (!filter.kind || offer.kind === filter.kind)

/** `Only offers within …, readiness at least …, of kind …`: chooses among the offers that were matched. */
export function MatchFilter({ offers }: { offers: Offer[] }) {
  const { t } = useTranslation(['exchange', 'words'])
  const { say } = useLanguage()
  const filter = useSearch({ from: '/needs/$id/matches' })
  const navigate = useNavigate({ from: '/needs/$id/matches' })
  const change = (changed: Filter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const clusters = useRegions({ level: 'cluster' }).data?.items ?? []
  const metropolitan = useRegions({ level: 'metropolitan' }).data?.items ?? []
  const provinces = useRegions({ level: 'province' }).data?.items ?? []
  const cities = new Map(offers.flatMap(({ region }) => (region ? [[region.code, region] as const] : [])))
  const named = (regions: { code: string; name: string; nameEn: string }[]) =>
    regions.map(region => ({ value: region.code, label: say(region.name, region.nameEn) }))
  const groups: Choice[] = [
    { label: t('words:level.cluster'), options: named([...clusters, ...metropolitan]) },
    {
      label: t('words:level.province'),
      options: named(provinces.filter(({ code }) => [...cities.keys()].some(city => isWithin(city, code)))),
    },
    { label: t('words:level.city'), options: named([...cities.values()]) },
  ].filter(group => group.options.length > 0)
  const kinds = [...new Set(offers.map(offer => offer.kind))]
  return (
    <FilterSentence label={t('match.filter')}>
      <Trans
        t={t}
        i18nKey="match.sentence"
        components={{
          region: (
            <ChoiceInSentence
              label={t('match.region')}
              any={t('list.anywhere')}
              value={filter.region}
              choices={groups}
              change={region => change({ region })}
            />
          ),
          readiness: (
            <ChoiceInSentence
              label={t('match.readiness')}
              any={t('match.anyReadiness')}
              value={filter.readiness}
              choices={readinessLevels.map(level => ({
                value: String(level),
                label: t('match.readinessAtLeast', { level }),
              }))}
              change={readiness => change({ readiness })}
            />
          ),
          kind: (
            <ChoiceInSentence
              label={t('offers.kind')}
              any={t('match.anyKind')}
              value={filter.kind}
              choices={kinds.map(value => ({ value, label: t(`words:element.${value}`) }))}
              change={kind => change({ kind })}
            />
          ),
        }}
      />
    </FilterSentence>
  )
}
