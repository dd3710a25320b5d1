import type { EChartsCoreOption } from 'echarts/core'
import { tooltip } from '../charts/tooltip.ts'
import type { Palette } from '../theme.ts'

export type Place = {
  code: string
  name: string
  longitude: number
  latitude: number
  /** Sets the area of its point. */
  size: number
  colour: (palette: Palette) => string
  /** One line under its name when pointed at. */
  detail: string
}
export type Arc = { from: Place; to: Place; weight: number; label: string; detail: string }

/** Degrees left free around the outermost places, and between the lines of the graticule. */
const margin = 1.5
const graticule = 5
/** A map is at most so much higher than wide; a narrower stretch gets more room at its sides. */
const highest = 0.85
/** Radius in pixels of the largest point and the smallest. */
const radius = { largest: 15, smallest: 2.5 }
/** From so many places on points are drawn smaller and without an edge, or they would hide one another. */
const crowd = { places: 1000, shrink: 0.5 }
/** So many places, the largest first, carry their name from the start; names that collide are hidden. */
const namedPlaces = 40

/** The rectangle of longitude and latitude of whole graticule cells that holds all places, and its height over its width as seen at its middle. */
export function frameOf(places: Pick<Place, 'longitude' | 'latitude'>[]) {
  if (places.length === 0) return { west: 75, east: 135, south: 20, north: 50, heightShare: 0.7 }
  const longitudes = places.map(place => place.longitude)
  const latitudes = places.map(place => place.latitude)
  const down = (value: number) => Math.floor((value - margin) / graticule) * graticule
  const up = (value: number) => Math.ceil((value + margin) / graticule) * graticule
  const west = down(Math.min(...longitudes))
  const east = up(Math.max(...longitudes))
  const south = down(Math.min(...latitudes))
  const north = up(Math.max(...latitudes))
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const missing = (north - south) / (highest * shrink) - (east - west)
  const side = missing > 0 ? Math.ceil(missing / 2 / graticule) * graticule : 0
  return {
    west: west - side,
    east: east + side,
    south,
    north,
    heightShare: (north - south) / ((east - west + 2 * side) * shrink),
  }
}

const degrees = (value: number) => `${value}°`

/** The map as an ECharts option: graticule, arcs, points by size. */
export function placesOption(places: Place[], arcs: Arc[], palette: Palette): EChartsCoreOption {
  const frame = frameOf(places)
  const largest = Math.max(1, ...places.map(place => place.size))
  const heaviest = Math.max(1e-9, ...arcs.map(arc => arc.weight))
  const crowded = places.length > crowd.places
  const bySize = [...places].sort((a, b) => b.size - a.size)
  const axis = {
    type: 'value' as const,
    interval: graticule,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: palette.tertiary,
      fontSize: 11,
      formatter: degrees,
      showMinLabel: false,
      showMaxLabel: false,
      hideOverlap: true,
    },
    splitLine: { lineStyle: { color: palette.line, width: 0.6, type: 'dashed' as const } },
  }
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { ...axis, min: frame.west, max: frame.east },
    yAxis: { ...axis, min: frame.south, max: frame.north },
    dataZoom: [
      { type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, filterMode: 'none' },
      { type: 'inside', yAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, filterMode: 'none' },
    ],
    series: [
      {
        type: 'lines',
        coordinateSystem: 'cartesian2d',
        symbol: ['none', 'arrow'],
        symbolSize: 7,
        tooltip: {
          formatter: (item: { data: { name: string; detail: string } }) => tooltip(item.data.name, item.data.detail),
        },
        data: arcs.map(arc => ({
          name: arc.label,
          detail: arc.detail,
          coords: [
            [arc.from.longitude, arc.from.latitude],
            [arc.to.longitude, arc.to.latitude],
          ],
          lineStyle: {
            color: palette.accent,
            width: 1 + 5 * Math.sqrt(arc.weight / heaviest),
            opacity: 0.55,
            curveness: 0.25,
          },
        })),
      },
      {
        type: 'scatter',
        data: bySize.map((place, index) => ({
          code: place.code,
          name: place.name,
          detail: place.detail,
          value: [place.longitude, place.latitude],
          symbolSize:
            2 *
            (crowded ? crowd.shrink : 1) *
            Math.max(radius.smallest, radius.largest * Math.sqrt(place.size / largest)),
          itemStyle: {
            color: place.colour(palette),
            opacity: 0.82,
            borderColor: palette.ground,
            borderWidth: crowded ? 0 : 1,
          },
          label: { show: index < namedPlaces },
        })),
        label: {
          formatter: '{b}',
          position: 'right',
          distance: 3,
          color: palette.text,
          fontSize: 12,
          textBorderColor: palette.ground,
          textBorderWidth: 2,
        },
        labelLayout: { hideOverlap: true },
        emphasis: { label: { show: true }, itemStyle: { opacity: 1, borderColor: palette.text } },
        tooltip: {
          formatter: (item: { data: { name: string; detail: string } }) => tooltip(item.data.name, item.data.detail),
        },
      },
    ],
  }
}
