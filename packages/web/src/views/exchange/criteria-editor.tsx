import type { Criterion } from '@langqiao/platform/words'
import { AutoComplete, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import type { Language } from '../../state/preferences.ts'
import styles from './criteria-editor.module.css'
import { subjectName, subjectNames, subjectOf } from './criterion-words.ts'
import { operators } from './kinds.ts'

/** A criterion as a form holds it: words in the language on screen. */
export type CriterionFields = { what: string; op: Criterion['op']; value: string; unit?: string; hard: boolean }

const decimal = /^-?\d+(\.\d+)?$/
const numberOrText = (text: string) => (decimal.test(text) ? Number(text) : text)

export const toCriterionFields = ({ what, value, ...rest }: Criterion, language: Language): CriterionFields => ({
  ...rest,
  what: subjectName(what, language),
  value: Array.isArray(value) ? value.join('; ') : String(value),
})

/** Several values of `in` and `not in` are separated by commas or semicolons, of either script. */
export const toCriterion = ({ what, op, value, unit, hard }: CriterionFields, language: Language): Criterion => {
  const values = value.split(/[,;\u3001\uFF0C\uFF1B]/).map(each => each.trim())
  return {
    what: subjectOf(what, language),
    op,
    value: op === 'in' || op === 'not in' ? values.filter(Boolean) : numberOrText(value.trim()),
    unit: unit?.trim() || undefined,
    hard,
  }
}

/** Conditions as rows that can be added and taken away; `name` is where they stand in the form. */
export function CriteriaEditor({ name, add: addLabel }: { name: string | (string | number)[]; add: string }) {
  const { t } = useTranslation('exchange')
  const { language } = useLanguage()
  const required = [{ required: true, whitespace: true, message: t('form.required') }]
  const subjects = subjectNames(language).map(value => ({ value }))
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <div>
          {fields.map(({ key, name: index }) => (
            <div key={key} className={styles.row}>
              <Form.Item name={[index, 'what']} rules={required}>
                <AutoComplete
                  options={subjects}
                  showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
                  popupMatchSelectWidth={220}
                  placeholder={t('form.what')}
                  aria-label={t('form.what')}
                />
              </Form.Item>
              <Form.Item name={[index, 'op']}>
                <Select
                  aria-label={t('form.op')}
                  popupMatchSelectWidth={false}
                  options={operators.map(value => ({ value, label: t(`criterion.op.${value}`) }))}
                />
              </Form.Item>
              <Form.Item name={[index, 'value']} rules={required}>
                <Input placeholder={t('form.value')} aria-label={t('form.value')} />
              </Form.Item>
              <Form.Item name={[index, 'unit']}>
                <Input placeholder={t('form.unit')} aria-label={t('form.unit')} />
              </Form.Item>
              <Form.Item name={[index, 'hard']}>
                <Select
                  aria-label={t('form.weight')}
                  options={[
                    { value: true, label: t('criterion.hard') },
                    { value: false, label: t('criterion.soft') },
                  ]}
                />
              </Form.Item>
              <Button type="text" onClick={() => remove(index)}>
                {t('form.remove')}
              </Button>
            </div>
          ))}
          <Button
            type="dashed"
            size="small"
            onClick={() => add({ op: '≥', hard: true } satisfies Partial<CriterionFields>)}
          >
            {addLabel}
          </Button>
        </div>
      )}
    </Form.List>
  )
}
