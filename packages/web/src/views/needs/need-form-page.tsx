import type { Need, NeedInput } from '@langqiao/platform/views'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { LoadedPage, Page } from '../../components/page.tsx'
import { useNeed, useSaveNeed } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import type { Language } from '../../state/preferences.ts'
import { type CriterionFields, toCriterion, toCriterionFields } from '../exchange/criterion-fields.ts'
import { languageOf, needKinds } from '../exchange/kinds.ts'
import { CommonFields, OwnWords, orNull, RegionField, YuanField } from '../exchange/listing-fields.tsx'
import styles from '../exchange/listing-form.module.css'
import { enoughText, ListingForm } from '../exchange/listing-form.tsx'
import { ElementsEditor } from './elements-editor.tsx'

type ElementFields = Omit<Need['elements'][number], 'id' | 'criteria'> & { criteria: CriterionFields[] }
type Fields = Pick<NeedInput, 'title' | 'text' | 'kind' | 'visibility'> & {
  regionCode?: string | null
  industry?: string | null
  innovationKind?: Need['innovationKind']
  budgetYuan?: string | null
  adoption?: string | null
  expiresOn?: string | null
  elements: ElementFields[]
}

const toFields = (need: Need, language: Language): Fields => ({
  ...need,
  regionCode: need.region?.code ?? null,
  elements: need.elements.map(({ kind, title, text, criteria }) => ({
    kind,
    title,
    text,
    criteria: criteria.map(criterion => toCriterionFields(criterion, language)),
  })),
})

/** What is sent; conditions of the need as a whole are not edited here, so they stay as they were. */
const toInput = (fields: Fields, criteria: Need['criteria']): NeedInput => ({
  title: fields.title.trim(),
  text: fields.text.trim(),
  lang: languageOf(fields.title + fields.text),
  kind: fields.kind,
  visibility: fields.visibility,
  innovationKind: fields.innovationKind ?? null,
  regionCode: fields.regionCode ?? null,
  industry: orNull(fields.industry),
  budgetYuan: orNull(fields.budgetYuan),
  adoption: orNull(fields.adoption),
  expiresOn: orNull(fields.expiresOn),
  criteria,
  elements: (fields.elements ?? []).map(({ kind, title, text, criteria: conditions }) => ({
    kind,
    title: title.trim(),
    text: text?.trim() ?? '',
    criteria: (conditions ?? []).map(toCriterion),
  })),
})

/** Writes a need, or changes one. */
export function NeedFormPage() {
  const { id } = useParams({ strict: false })
  return id ? <Change id={id} /> : <NeedForm />
}

function Change({ id }: { id: string }) {
  return <LoadedPage query={useNeed(id)}>{need => <NeedForm need={need} />}</LoadedPage>
}

function NeedForm({ need }: { need?: Need }) {
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { language } = useLanguage()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const save = useSaveNeed(need?.id)
  const title = t(need ? 'need.change' : 'needs.new')
  return (
    <Page
      title={title}
      lead={t(need ? 'need.changeLead' : 'need.newLead')}
      crumbs={[
        { text: t('frame:nav.match') },
        { text: t('frame:nav.needs'), to: '/needs' },
        ...(need ? [{ text: need.title, to: '/needs/$id' as const, params: { id: need.id } }] : []),
        { text: title },
      ]}
    >
      <ListingForm<Fields>
        form={form}
        initial={need ? toFields(need, language) : { kind: 'scenario', visibility: 'public', elements: [] }}
        save={fields => save.mutateAsync(toInput(fields, need?.criteria ?? []))}
        saved={id => navigate({ to: '/needs/$id', params: { id } })}
        submit={t(need ? 'form.save' : 'need.publish')}
        hints={fields => [
          { text: t('need.hint.text'), done: (fields.text ?? '').trim().length >= enoughText },
          { text: t('need.hint.region'), done: Boolean(fields.regionCode) },
          { text: t('need.hint.budget'), done: Boolean(fields.budgetYuan) },
          { text: t('need.hint.adoption'), done: Boolean(fields.adoption?.trim()) },
          {
            text: t('need.hint.criteria'),
            done: (fields.elements ?? []).some(element => element?.criteria?.some(criterion => criterion?.hard)),
          },
          { text: t('need.hint.expires'), done: Boolean(fields.expiresOn) },
        ]}
      >
        <OwnWords title={t('need.title')} text={t('need.text')} placeholder={t('need.textExample')} />
        <div className={styles.pair}>
          <RegionField label={t('need.region')} known={need?.region ?? null} />
          <Form.Item name="kind" label={t('needs.kind')}>
            <Select options={needKinds.map(value => ({ value, label: t(`words:needKind.${value}`) }))} />
          </Form.Item>
        </div>
        <h2>{t('need.route')}</h2>
        <p>{t('need.routeWhy')}</p>
        <div className={styles.pair}>
          <YuanField name="budgetYuan" label={t('need.budget')} />
        </div>
        <Form.Item name="adoption" label={t('need.adoption')}>
          <Input.TextArea autoSize={{ minRows: 3 }} placeholder={t('need.adoptionExample')} />
        </Form.Item>
        <h2>{t('need.elements')}</h2>
        <p>{t('need.elementsHow')}</p>
        <ElementsEditor />
        <h2>{t('form.more')}</h2>
        <CommonFields />
      </ListingForm>
    </Page>
  )
}
