import { AutoComplete, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../state/format.ts'
import { subjectNames } from '../../state/subjects.ts'
import styles from '../exchange/listing-form.module.css'

/** Figures of an offer that conditions are checked against. */
export function PropertiesEditor() {
  const { t } = useTranslation('exchange')
  const { language } = useLanguage()
  const required = [{ required: true, whitespace: true, message: t('form.required') }]
  const subjects = subjectNames(language).map(value => ({ value }))
  return (
    <Form.List name="properties">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.property}>
              <Form.Item name={[name, 'what']} rules={required}>
                <AutoComplete
                  options={subjects}
                  showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
                  popupMatchSelectWidth={220}
                  placeholder={t('form.what')}
                  aria-label={t('form.what')}
                />
              </Form.Item>
              <Form.Item name={[name, 'value']} rules={required}>
                <Input placeholder={t('form.value')} aria-label={t('form.value')} />
              </Form.Item>
              <Form.Item name={[name, 'unit']}>
                <Input placeholder={t('form.unit')} aria-label={t('form.unit')} />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)}>
                {t('form.remove')}
              </Button>
            </div>
          ))}
          <Button type="dashed" size="small" onClick={() => add({})}>
            {t('offer.addProperty')}
          </Button>
        </>
      )}
    </Form.List>
  )
}

/** Where an offer works already, one line each. */
export function DeploymentsEditor() {
  const { t } = useTranslation('exchange')
  return (
    <Form.List name="deployments">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.line}>
              <Form.Item name={name}>
                <Input placeholder={t('offer.deploymentExample')} aria-label={t('offer.deployments')} />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)}>
                {t('form.remove')}
              </Button>
            </div>
          ))}
          <Button type="dashed" size="small" onClick={() => add('')}>
            {t('offer.addDeployment')}
          </Button>
        </>
      )}
    </Form.List>
  )
}
