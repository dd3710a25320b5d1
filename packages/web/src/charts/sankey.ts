import type { EChartsCoreOption } from 'echarts/core'
import type { Palette } from '../theme.ts'
import { tooltip } from './tooltip.ts'

export type SankeyLink = { from: string; to: string; value: number; written: string }

/** A place may send and receive; to keep the picture free of circles it stands once on either side. */
const side = { from: '\u2190', to: '\u2192' } as const

/** Flows as bands from senders on the left to receivers on the right, as wide as their value. */
export function sankeyOption(links: SankeyLink[], palette: Palette): EChartsCoreOption {
  const senders = [...new Set(links.map(link => link.from))]
  const receivers = [...new Set(links.map(link => link.to))]
  const node = (place: string, at: keyof typeof side, colour: string) => ({
    name: place + side[at],
    depth: at === 'from' ? 0 : 1,
    label: { position: at === 'from' ? 'right' : 'left' },
    itemStyle: { color: colour },
  })
  return {
    tooltip: {
      formatter: (item: { dataType: string; data: { heading?: string; written?: string }; name: string }) =>
        item.data.heading ? tooltip(item.data.heading, item.data.written ?? '') : tooltip(item.name.slice(0, -1)),
    },
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 4,
        top: 8,
        bottom: 8,
        nodeWidth: 10,
        nodeGap: 20,
        draggable: false,
        data: [
          ...senders.map((place, index) => node(place, 'from', palette.series[index % palette.series.length])),
          ...receivers.map(place => node(place, 'to', palette.tertiary)),
        ],
        links: links.map(link => ({
          source: link.from + side.from,
          target: link.to + side.to,
          value: link.value,
          heading: `${link.from} → ${link.to}`,
          written: link.written,
        })),
        label: { color: palette.text, fontSize: 13, formatter: (item: { name: string }) => item.name.slice(0, -1) },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.6 } },
      },
    ],
  }
}
