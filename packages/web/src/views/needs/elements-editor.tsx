import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CriteriaEditor } from '../exchange/criteria-editor.tsx'
import { elementKinds } from '../exchange/kinds.ts'
import styles from '../exchange/listing-form.module.css'

/** What a need cannot go without, one block each, with the conditions on it. */
export function ElementsEditor() {
  const { t } = useTranslation(['exchange', 'words'])
  const kinds = elementKinds.map(value => ({ value, label: t(`words:element.${value}`) }))
  return (
    <Form.List name="elements">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.element}>
              <div className={styles.elementHead}>
                <Form.Item name={[name, 'kind']}>
                  <Select options={kinds} aria-label={t('needs.element')} />
                </Form.Item>
                <Form.Item
                  name={[name, 'title']}
                  rules={[{ required: true, whitespace: true, message: t('form.required') }]}
                >
                  <Input placeholder={t('need.elementTitle')} aria-label={t('need.elementTitle')} />
                </Form.Item>
                <Button type="text" onClick={() => remove(name)}>
                  {t('form.remove')}
                </Button>
              </div>
              <Form.Item name={[name, 'text']}>
                <Input.TextArea
                  autoSize={{ minRows: 1 }}
                  placeholder={t('need.elementText')}
                  aria-label={t('need.elementText')}
                />
              </Form.Item>
              <CriteriaEditor name={[name, 'criteria']} add={t('need.addCriterion')} />
            </div>
          ))}
          <Button type="dashed" onClick={() => add({ kind: 'technology', text: '', criteria: [] })}>
            {t('need.addElement')}
          </Button>
        </>
      )}
    </Form.List>
  )
}
