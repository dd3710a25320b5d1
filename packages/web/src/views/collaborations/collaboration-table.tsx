import type { CollaborationSummary } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { RegionChip } from '../../components/region-chip.tsx'
import { stagesOf } from '../../components/stage-line.tsx'
import { useLanguage } from '../../state/format.ts'

/** Collaborations as a table that can be sorted and taken away. */
export function CollaborationTable({ items }: { items: CollaborationSummary[] }) {
  const { t } = useTranslation(['collaborate', 'words'])
  const { say, date } = useLanguage()
  const columns: Column<CollaborationSummary>[] = [
    {
      key: 'title',
      title: t('table.title'),
      value: item => say(item.title, item.titleEn),
      render: item => (
        <>
          <Link to="/collaborations/$id" params={{ id: item.id }}>
            {say(item.title, item.titleEn)}
          </Link>
          {item.sample && <SampleMark />}
        </>
      ),
    },
    { key: 'track', title: t('board.track'), value: item => t(`words:track.${item.track}`) },
    {
      key: 'stage',
      title: t('table.stage'),
      value: item => `${stagesOf[item.track].indexOf(item.stage) + 1} ${t(`words:stage.${item.stage}`)}`,
      render: item => t(`words:stage.${item.stage}`),
    },
    { key: 'state', title: t('board.state'), value: item => t(`words:state.${item.state}`) },
    { key: 'since', title: t('table.since'), value: item => item.since, render: item => date(item.since) },
    { key: 'waits', title: t('table.waits'), value: item => say(item.waitsFor, item.waitsForEn) },
    { key: 'needs', title: t('page.needSide'), value: item => item.needOrganisation.name },
    {
      key: 'needRegion',
      title: t('table.needRegion'),
      value: item => item.needRegion && say(item.needRegion.name, item.needRegion.nameEn),
      render: item => item.needRegion && <RegionChip region={item.needRegion} />,
    },
    { key: 'offers', title: t('page.offerSide'), value: item => item.offerOrganisation.name },
    {
      key: 'offerRegion',
      title: t('table.offerRegion'),
      value: item => item.offerRegion && say(item.offerRegion.name, item.offerRegion.nameEn),
      render: item => item.offerRegion && <RegionChip region={item.offerRegion} />,
    },
  ]
  return <DataTable id="collaborations" columns={columns} rows={items} rowKey={item => item.id} />
}
