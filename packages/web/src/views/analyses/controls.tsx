import type { Analysis } from '@langqiao/platform/views'
import { InputNumber, Select } from 'antd'
import { RegionSelect } from '../../components/region-select.tsx'
import { useCity, useRegions } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './analysis.module.css'

type Parameter = Analysis['parameters'][number]

/** What the reader can choose of an analysis, as fields in a row. */
export function Controls({
  analysis,
  change,
}: {
  analysis: Analysis
  change: (name: string, value: string | undefined) => void
}) {
  const { say } = useLanguage()
  // A choice of one is none.
  const shown = analysis.parameters.filter(
    ({ kind, options }) => !['series', 'period'].includes(kind) || options.length > 1,
  )
  return (
    <div className={`${styles.controls} no-print`}>
      {shown.map(parameter => (
        <label key={parameter.name} htmlFor={`parameter-${parameter.name}`}>
          <span className="caption">{say(parameter.label.zh, parameter.label.en)}</span>
          <Control
            parameter={parameter}
            value={analysis.given[parameter.name]}
            change={value => change(parameter.name, value)}
          />
        </label>
      ))}
    </div>
  )
}

function Control({
  parameter,
  value,
  change,
}: {
  parameter: Parameter
  value: Analysis['given'][string]
  change: (value: string | undefined) => void
}) {
  const { say } = useLanguage()
  const id = `parameter-${parameter.name}`
  const cities = useRegions().data?.items ?? []
  const known = useCity(String(value), parameter.kind === 'region' && Boolean(value)).data?.region
  switch (parameter.kind) {
    case 'region':
      return (
        <RegionSelect
          id={id}
          value={String(value) || null}
          known={known ?? null}
          groups
          onChange={code => change(code ?? undefined)}
        />
      )
    case 'regions':
      return (
        <Select
          id={id}
          mode="multiple"
          maxCount={parameter.most ?? undefined}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 240 }}
          value={value as string[]}
          options={cities.map(region => ({ value: region.code, label: say(region.name, region.nameEn) }))}
          onChange={codes => change(codes.join(',') || undefined)}
        />
      )
    case 'number':
      return (
        <InputNumber
          id={id}
          min={parameter.least ?? undefined}
          max={parameter.most ?? undefined}
          value={Number(value)}
          changeOnWheel={false}
          onChange={number => number !== null && change(String(number))}
        />
      )
    default:
      return (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          style={{ minWidth: 160, maxWidth: 420 }}
          value={String(value)}
          options={parameter.options.map(option => ({
            value: option.id,
            label: say(option.label.zh, option.label.en),
          }))}
          onChange={change}
        />
      )
  }
}
