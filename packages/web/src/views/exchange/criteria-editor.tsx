import { AutoComplete, Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import { subjectNames } from '../../state/subjects.ts'
import styles from './criteria-editor.module.css'
import type { CriterionFields } from './criterion-fields.ts'
import { operators } from './kinds.ts'

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
