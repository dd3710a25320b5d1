import { Select } from 'antd'
import type { ReactNode } from 'react'
import styles from './sentence-filter.module.css'

export type Choice = { value: string; label: string; options?: undefined } | { label: string; options: Choice[] }

/** A filter said as a sentence, with `ChoiceInSentence` where words can be changed. */
export function FilterSentence({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search aria-label={label} className={`${styles.sentence} no-print`}>
      {children}
    </search>
  )
}

/** One changeable word of a sentence; `any` is what it says while nothing is chosen. */
export function ChoiceInSentence({
  label,
  any,
  value,
  choices,
  change,
}: {
  label: string
  any: string
  value: string | undefined
  choices: Choice[]
  change: (value: string | undefined) => void
}) {
  return (
    <Select
      variant="borderless"
      size="small"
      className={styles.choice}
      aria-label={label}
      value={value ?? ''}
      popupMatchSelectWidth={false}
      showSearch={choices.length > 12 && { optionFilterProp: 'label' }}
      options={[{ value: '', label: any }, ...choices]}
      onChange={next => change(next || undefined)}
    />
  )
}
