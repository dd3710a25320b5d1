import type { Flow, Flows } from '@langqiao/platform/views'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import { Page, Section } from '../../components/page.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { useFlows } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { useQualifiers } from '../../state/qualifiers.ts'
import { FlowPictures } from './flow-pictures.tsx'
import styles from './flows-page.module.css'

/** What flows between places: pictures of one kind and period, every flow with its source, growth, and what is missing. */
export function FlowsPage() {
  const { t } = useTranslation(['observe', 'words'])
  const { say, date } = useLanguage()
  const filter = useSearch({ from: '/flows' })
  const navigate = useNavigate({ from: '/flows' })
  const query = useFlows({ region: filter.region })
  const whole = useFlows()
  const change = (changed: typeof filter) =>
    navigate({ search: previous => ({ ...previous, ...changed }), replace: true, resetScroll: false })
  const flows = query.data?.flows ?? []
  const kinds = [...new Set(flows.map(flow => flow.kind))]
  const ofKind = flows.filter(flow => !filter.kind || flow.kind === filter.kind)
  const periods = [...new Set(ofKind.map(flow => flow.period))].sort().reverse()
  const shown = ofKind.filter(flow => !filter.year || flow.period === filter.year)
  const places = new Map(whole.data?.flows.flatMap(flow => [flow.from, flow.to]).map(place => [place.code, place]))
  const region = places.get(filter.region ?? '')
  const title = region
    ? t('flows.titleOne', { place: say(region.name, region.nameEn), count: shown.length })
    : query.data
      ? t('flows.title', { count: shown.length })
      : t('flows.titleNone')
  return (
    <Page title={title} lead={t('flows.lead')}>
      <search className={`${styles.filters} no-print`} aria-label={t('flows.filters')}>
        <Segmented
          aria-label={t('flows.kind')}
          value={filter.kind ?? ''}
          options={[
            { value: '', label: t('flows.all') },
            ...kinds.map(kind => ({ value: kind as string, label: t(`words:flow.${kind}`) })),
          ]}
          onChange={kind => change({ kind: kind || undefined, year: undefined })}
        />
        <Select
          allowClear
          aria-label={t('flows.year')}
          placeholder={t('flows.allYears')}
          value={filter.year}
          style={{ minWidth: 140 }}
          options={periods.map(value => ({ value, label: date(value) }))}
          onChange={year => change({ year })}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('flows.region')}
          placeholder={t('flows.region')}
          value={filter.region}
          style={{ minWidth: 180 }}
          options={[...places.values()].map(place => ({ value: place.code, label: say(place.name, place.nameEn) }))}
          onChange={code => change({ region: code })}
        />
      </search>
      <Loaded query={query} lines={14}>
        {data => (
          <>
            {shown.length === 0 ? (
              <Empty text={t('flows.none')}>
                <Link to="/imports">{t('flows.import')}</Link>
              </Empty>
            ) : (
              <>
                <FlowPictures flows={shown} />
                <Section title={t('flows.table')}>
                  <FlowTable flows={shown} />
                </Section>
              </>
            )}
            <Growth growth={data.growth} />
            {data.missing.length > 0 && (
              <Section title={t('flows.missing')}>
                <ul className={styles.missing}>
                  {data.missing.map(gap => (
                    <li key={gap.text}>
                      {say(gap.text, gap.textEn)}
                      {gap.where && (
                        <span className="caption"> {t('flows.missingAt', { where: say(gap.where, gap.whereEn) })}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function FlowTable({ flows }: { flows: Flow[] }) {
  const { t } = useTranslation(['observe', 'words'])
  const { say, figure, date } = useLanguage()
  const sayQualifiers = useQualifiers()
  const columns = useMemo(
    (): Column<Flow>[] => [
      { key: 'kind', title: t('flows.kind'), value: flow => t(`words:flow.${flow.kind}`) },
      {
        key: 'part',
        title: t('flows.part'),
        value: flow => (flow.contractKind ? t(`words:contract.${flow.contractKind}`) : flow.stage),
        hidden: !flows.some(flow => flow.contractKind ?? flow.stage),
      },
      {
        key: 'from',
        title: t('flows.from'),
        value: flow => say(flow.from.name, flow.from.nameEn),
        render: flow => <RegionChip region={flow.from} />,
      },
      {
        key: 'to',
        title: t('flows.to'),
        value: flow => say(flow.to.name, flow.to.nameEn),
        render: flow => <RegionChip region={flow.to} />,
      },
      { key: 'period', title: t('flows.period'), value: flow => flow.period, render: flow => date(flow.period) },
      {
        key: 'value',
        title: t('flows.value'),
        value: flow => Number(flow.value),
        render: flow => figure(flow.value, flow.unit),
      },
      { key: 'unit', title: t('flows.unit'), value: flow => flow.unit, hidden: true },
      {
        key: 'technology',
        title: t('flows.technology'),
        value: flow => flow.technologyValue && Number(flow.technologyValue),
        render: flow => flow.technologyValue && figure(flow.technologyValue, flow.unit),
        hidden: !flows.some(flow => flow.technologyValue),
      },
      { key: 'qualifier', title: t('flows.qualifier'), value: flow => sayQualifiers(flow.qualifier).join(' · ') },
      {
        key: 'ground',
        title: t('flows.ground'),
        value: flow => flow.evidence.publisher,
        render: flow => <EvidenceChip evidence={flow.evidence} />,
      },
    ],
    [t, say, figure, date, sayQualifiers, flows],
  )
  return <DataTable id="flows" columns={columns} rows={flows} rowKey={flow => flow.id} find />
}

function Growth({ growth }: { growth: Flows['growth'] }) {
  const { t } = useTranslation(['observe', 'words'])
  const { share } = useLanguage()
  const kinds: Record<string, string> = t('words:flow', { returnObjects: true })
  return (
    <Section title={t('flows.growth.title')} question={t('flows.growth.question')}>
      {growth.length === 0 ? (
        <p className="quiet">{t('flows.growth.none')}</p>
      ) : (
        <ul className={`plain ${styles.growth}`}>
          {growth.map(pair => (
            <li key={`${pair.from.code}-${pair.to.code}-${pair.kind}`}>
              <span>
                <RegionChip region={pair.from} /> → <RegionChip region={pair.to} />
              </span>
              <span className="quiet">{kinds[pair.kind] ?? pair.kind}</span>
              <span className="caption">{t('flows.growth.span', { first: pair.first, last: pair.last })}</span>
              <strong>
                {t('flows.growth.yearly', { rate: `${pair.yearly > 0 ? '+' : ''}${share(pair.yearly, 1)}` })}
              </strong>
              <EvidenceChip evidence={pair.evidence} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
