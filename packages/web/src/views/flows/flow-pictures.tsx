import type { Flow } from '@langqiao/platform/views'
import { useNavigate } from '@tanstack/react-router'
import type { EChartsCoreOption } from 'echarts/core'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart } from '../../charts/chart.tsx'
import { sankeyOption } from '../../charts/sankey.ts'
import type { Column } from '../../components/data-table.tsx'
import { EvidenceChip } from '../../components/evidence-chip.tsx'
import type { Arc, Place } from '../../maps/places.ts'
import { PlacesMap } from '../../maps/places-map.tsx'
import { useLanguage } from '../../state/format.ts'
import type { Palette } from '../../theme.ts'
import styles from './flows-page.module.css'

/** The kinds in the order in which they are drawn first. */
const kinds: Flow['kind'][] = ['technology-contracts', 'investment', 'talent', 'branches']
/** What flows have to share to stand in one picture: a part beside its whole would be drawn twice. */
const seriesOf = ({ kind, contractKind, stage, unit }: Flow): string => [kind, contractKind, stage, unit].join('|')
/** Fewer flows than this of one period make no picture; they are compared over time instead. */
const fewestDrawn = 3

/**
 * One picture can hold flows of one kind, part (of one kind of contract or stage, or of all), unit and period only. Of what is shown, the newest period of the kind and unit with
 * the most flows is drawn; a filter of the page draws another.
 */
function drawable(flows: Flow[]): Flow[] {
  const sets = Map.groupBy(flows, flow => `${seriesOf(flow)}|${flow.period}`)
  const [best] = [...sets.values()].sort(
    (a, b) =>
      b.length - a.length ||
      kinds.indexOf(a[0].kind) - kinds.indexOf(b[0].kind) ||
      b[0].period.localeCompare(a[0].period),
  )
  return best
}

/** Flows as pictures: bands between senders and receivers, or where they are few bars over time; and arcs on the map. */
export function FlowPictures({ flows }: { flows: Flow[] }) {
  const drawn = useMemo(() => drawable(flows), [flows])
  return (
    <div className={styles.pictures}>
      {drawn.length < fewestDrawn ? <FlowBars flows={flows} like={drawn[0]} /> : <FlowBands drawn={drawn} />}
      <FlowMap drawn={drawn} />
    </div>
  )
}

/** What a picture of the drawn flows is called, and the table behind it. */
function useDrawn(drawn: Flow[]) {
  const { t } = useTranslation(['observe', 'words'])
  const { say, date } = useLanguage()
  const columns = useMemo(
    (): Column<Flow>[] => [
      { key: 'from', title: t('flows.from'), value: flow => say(flow.from.name, flow.from.nameEn) },
      { key: 'to', title: t('flows.to'), value: flow => say(flow.to.name, flow.to.nameEn) },
      { key: 'value', title: t('flows.value'), value: flow => Number(flow.value) },
      { key: 'unit', title: t('flows.unit'), value: flow => flow.unit },
    ],
    [t, say],
  )
  return {
    words: { kind: t(`words:flow.${drawn[0].kind}`), period: date(drawn[0].period), count: drawn.length },
    table: { columns, rows: drawn, rowKey: (flow: Flow) => flow.id },
  }
}

/** The flows of the kind and unit of `like`, one bar a pair and period. */
function FlowBars({ flows, like }: { flows: Flow[]; like: Flow }) {
  const { t } = useTranslation(['observe', 'words'])
  const { say, figure, date } = useLanguage()
  const shown = flows.filter(flow => seriesOf(flow) === seriesOf(like))
  const most = Math.max(...shown.map(flow => Number(flow.value)))
  const pairs = Map.groupBy(shown, flow => `${flow.from.code} ${flow.to.code}`)
  return (
    <section>
      <h2>{t('flows.barsTitle')}</h2>
      <p className="caption">{t('flows.bars', { kind: t(`words:flow.${like.kind}`) })}</p>
      {[...pairs].map(([pair, ofPair]) => (
        <figure key={pair} className={styles.bars}>
          <figcaption>
            {say(ofPair[0].from.name, ofPair[0].from.nameEn)} → {say(ofPair[0].to.name, ofPair[0].to.nameEn)}
          </figcaption>
          <dl>
            {[...ofPair]
              .sort((a, b) => a.period.localeCompare(b.period))
              .map(flow => (
                <div key={flow.id}>
                  <dt>{date(flow.period)}</dt>
                  <dd>
                    <i style={{ width: `${(Number(flow.value) / most) * 100}%` }} />
                    {figure(flow.value, flow.unit)} <EvidenceChip evidence={flow.evidence} brief />
                  </dd>
                </div>
              ))}
          </dl>
        </figure>
      ))}
    </section>
  )
}

function FlowBands({ drawn }: { drawn: Flow[] }) {
  const { t } = useTranslation('observe')
  const { say, figure } = useLanguage()
  const { words, table } = useDrawn(drawn)
  const links = useMemo(
    () =>
      drawn.map(flow => ({
        from: say(flow.from.name, flow.from.nameEn),
        to: say(flow.to.name, flow.to.nameEn),
        value: Number(flow.value),
        written: figure(flow.value, flow.unit),
      })),
    [drawn, say, figure],
  )
  const sankey = useCallback((palette: Palette): EChartsCoreOption => sankeyOption(links, palette), [links])
  return (
    <section>
      <h2>{t('flows.sankeyTitle')}</h2>
      <Chart
        id="flows-drawn"
        label={t('flows.sankey', words)}
        option={sankey}
        size={{ height: Math.max(280, links.length * 48) }}
        table={table}
        caption={t('flows.sankey', words)}
      />
    </section>
  )
}

/** The drawn flows whose ends have a place, as arcs; nothing where none has. A made-up region lies amid its members. */
function FlowMap({ drawn }: { drawn: Flow[] }) {
  const { t } = useTranslation('observe')
  const { say, figure } = useLanguage()
  const { words, table } = useDrawn(drawn)
  const navigate = useNavigate()
  const { places, arcs } = useMemo(() => onMap(drawn, say, figure), [drawn, say, figure])
  const open = useCallback((code: string) => navigate({ to: '/regions/$code', params: { code } }), [navigate])
  if (arcs.length === 0) return null
  return (
    <section>
      <h2>{t('flows.mapTitle')}</h2>
      <PlacesMap id="flows-map" label={t('flows.map', words)} places={places} arcs={arcs} table={table} open={open} />
    </section>
  )
}

function onMap(
  flows: Flow[],
  say: (zh: string, en: string) => string,
  figure: (value: string, unit: string) => string,
): { places: Place[]; arcs: Arc[] } {
  const places = new Map<string, Place>()
  const place = ({ code, name, nameEn, longitude, latitude }: Flow['from']): Place | null => {
    if (longitude === null || latitude === null) return null
    const known = places.get(code)
    if (known) return known
    const added = {
      code,
      name: say(name, nameEn),
      longitude,
      latitude,
      size: 0,
      detail: '',
      colour: (palette: Palette) => palette.text,
    }
    places.set(code, added)
    return added
  }
  const arcs = flows.flatMap((flow): Arc[] => {
    const [from, to] = [place(flow.from), place(flow.to)]
    if (!from || !to) return []
    return [
      {
        from,
        to,
        weight: Number(flow.value),
        label: `${from.name} → ${to.name}`,
        detail: figure(flow.value, flow.unit),
      },
    ]
  })
  return { places: [...places.values()], arcs }
}
