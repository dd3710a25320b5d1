import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { RegionSelect } from '../../components/region-select.tsx'
import { useLanguage } from '../../state/format.ts'
import type { FullListing } from './kinds.ts'
import { innovationKinds, visibilities } from './kinds.ts'
import styles from './listing-form.module.css'

const longestTitle = 200
const longestText = 20_000

/** What every form begins with: a title, and the matter in its owner's own words. */
export function OwnWords({ title, text, placeholder }: { title: string; text: string; placeholder: string }) {
  const { t } = useTranslation('exchange')
  const required = [{ required: true, whitespace: true, message: t('form.required') }]
  return (
    <>
      <Form.Item name="title" label={title} rules={required}>
        <Input maxLength={longestTitle} size="large" />
      </Form.Item>
      <Form.Item name="text" label={text} rules={required}>
        <Input.TextArea autoSize={{ minRows: 7, maxRows: 24 }} maxLength={longestText} placeholder={placeholder} />
      </Form.Item>
    </>
  )
}

export function RegionField({ label, known }: { label: string; known: FullListing['region'] }) {
  return (
    <Form.Item name="regionCode" label={label}>
      <RegionSelect known={known} />
    </Form.Item>
  )
}

/** An amount in yuan; below it the same as people say it. */
export function YuanField({ name, label, help }: { name: string; label: string; help?: string }) {
  const { t } = useTranslation('exchange')
  const { yuan } = useLanguage()
  const value: unknown = Form.useWatch(name)
  const said = typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? yuan(value) : help
  return (
    <Form.Item
      name={name}
      label={label}
      extra={said}
      rules={[{ pattern: /^\d+(\.\d+)?$/, message: t('form.digits') }]}
      normalize={(typed: string) => typed.replaceAll(/[\s,\uFF0C]/g, '')}
    >
      <Input inputMode="decimal" suffix={t('form.yuan')} />
    </Form.Item>
  )
}

/** What every form ends with: industry, kind of innovation, until when it stands, who may see it. */
export function CommonFields() {
  const { t } = useTranslation(['exchange', 'words'])
  return (
    <div className={styles.pair}>
      <Form.Item name="industry" label={t('form.industry')}>
        <Input placeholder={t('form.industryExample')} />
      </Form.Item>
      <Form.Item name="innovationKind" label={t('page.innovation')}>
        <Select allowClear options={innovationKinds.map(value => ({ value, label: t(`words:innovation.${value}`) }))} />
      </Form.Item>
      <Form.Item name="expiresOn" label={t('form.expires')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="visibility" label={t('page.visibility')}>
        <Select options={visibilities.map(value => ({ value, label: t(`visibility.${value}`) }))} />
      </Form.Item>
    </div>
  )
}

/** What a form leaves empty is null to the server. */
export const orNull = (text: string | null | undefined): string | null => text?.trim() || null
