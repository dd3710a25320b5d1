import type { Offer, OfferInput } from '@langqiao/platform/views'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { LoadedPage, Page } from '../../components/page.tsx'
import { Term } from '../../components/term.tsx'
import { useOffer, useSaveOffer } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import type { Language } from '../../state/preferences.ts'
import { CriteriaEditor } from '../exchange/criteria-editor.tsx'
import {
  type CriterionFields,
  type PropertyFields,
  toCriterion,
  toCriterionFields,
  toProperty,
  toPropertyFields,
} from '../exchange/criterion-fields.ts'
import { elementKinds, languageOf, readinessLevels } from '../exchange/kinds.ts'
import { CommonFields, OwnWords, orNull, RegionField, YuanField } from '../exchange/listing-fields.tsx'
import styles from '../exchange/listing-form.module.css'
import { enoughText, ListingForm } from '../exchange/listing-form.tsx'
import { DeploymentsEditor, PropertiesEditor } from './facts-editor.tsx'

type Fields = Pick<OfferInput, 'title' | 'text' | 'kind' | 'visibility'> & {
  regionCode?: string | null
  industry?: string | null
  innovationKind?: Offer['innovationKind']
  readiness?: number | null
  priceYuan?: string | null
  ownership?: string | null
  expiresOn?: string | null
  properties: PropertyFields[]
  deployments: string[]
  wishes: CriterionFields[]
}

const toFields = (offer: Offer, language: Language): Fields => ({
  ...offer,
  regionCode: offer.region?.code ?? null,
  properties: offer.properties.map(property => toPropertyFields(property, language)),
  wishes: offer.wishes.map(wish => toCriterionFields(wish, language)),
})

const toInput = (fields: Fields): OfferInput => ({
  title: fields.title.trim(),
  text: fields.text.trim(),
  lang: languageOf(fields.title + fields.text),
  kind: fields.kind,
  visibility: fields.visibility,
  innovationKind: fields.innovationKind ?? null,
  regionCode: fields.regionCode ?? null,
  industry: orNull(fields.industry),
  readiness: fields.readiness ?? null,
  priceYuan: orNull(fields.priceYuan),
  ownership: orNull(fields.ownership),
  expiresOn: orNull(fields.expiresOn),
  properties: (fields.properties ?? []).map(toProperty),
  deployments: (fields.deployments ?? []).map(where => where.trim()).filter(Boolean),
  wishes: (fields.wishes ?? []).map(toCriterion),
})

/** Puts up an offer, or changes one. */
export function OfferFormPage() {
  const { id } = useParams({ strict: false })
  return id ? <Change id={id} /> : <OfferForm />
}

function Change({ id }: { id: string }) {
  return <LoadedPage query={useOffer(id)}>{offer => <OfferForm offer={offer} />}</LoadedPage>
}

function OfferForm({ offer }: { offer?: Offer }) {
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { language } = useLanguage()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const save = useSaveOffer(offer?.id)
  const title = t(offer ? 'offer.change' : 'offers.new')
  const empty: Partial<Fields> = {
    kind: 'technology',
    visibility: 'public',
    properties: [],
    deployments: [],
    wishes: [],
  }
  return (
    <Page
      title={title}
      lead={t(offer ? 'offer.changeLead' : 'offer.newLead')}
      crumbs={[
        { text: t('frame:nav.match') },
        { text: t('frame:nav.offers'), to: '/offers' },
        ...(offer ? [{ text: offer.title, to: '/offers/$id' as const, params: { id: offer.id } }] : []),
        { text: title },
      ]}
    >
      <ListingForm<Fields>
        form={form}
        initial={offer ? toFields(offer, language) : empty}
        save={fields => save.mutateAsync(toInput(fields))}
        saved={id => navigate({ to: '/offers/$id', params: { id } })}
        submit={t(offer ? 'form.save' : 'offer.publish')}
        hints={fields => [
          { text: t('offer.hint.text'), done: (fields.text ?? '').trim().length >= enoughText },
          { text: t('offer.hint.region'), done: Boolean(fields.regionCode) },
          ...(fields.kind === 'technology' || !fields.kind
            ? [{ text: t('offer.hint.readiness'), done: Boolean(fields.readiness) }]
            : []),
          { text: t('offer.hint.properties'), done: (fields.properties ?? []).length > 0 },
          { text: t('offer.hint.deployments'), done: (fields.deployments ?? []).some(Boolean) },
          { text: t('offer.hint.price'), done: Boolean(fields.priceYuan) },
          { text: t('offer.hint.ownership'), done: Boolean(fields.ownership?.trim()) },
        ]}
      >
        <OwnWords title={t('offer.title')} text={t('offer.text')} placeholder={t('offer.textExample')} />
        <div className={styles.pair}>
          <RegionField label={t('offer.region')} known={offer?.region ?? null} />
          <Form.Item name="kind" label={t('offers.kind')}>
            <Select options={elementKinds.map(value => ({ value, label: t(`words:element.${value}`) }))} />
          </Form.Item>
          <Form.Item name="readiness" label={<Term id="readiness">{t('offer.readiness')}</Term>}>
            <Select
              allowClear
              options={readinessLevels.map(value => ({ value, label: t(`readiness.${value as 1}`) }))}
            />
          </Form.Item>
          <YuanField name="priceYuan" label={t('offer.price')} />
        </div>
        <h2>{t('offer.properties')}</h2>
        <p>{t('offer.propertiesWhy')}</p>
        <PropertiesEditor />
        <h2>{t('offer.deployments')}</h2>
        <p>{t('offer.deploymentsWhy')}</p>
        <DeploymentsEditor />
        <h2>{t('offer.wishes')}</h2>
        <p>{t('offer.wishesWhy')}</p>
        <CriteriaEditor name="wishes" add={t('offer.addWish')} />
        <h2>{t('offer.ownership')}</h2>
        <p>{t('offer.ownershipWhy')}</p>
        <Form.Item name="ownership">
          <Input.TextArea
            autoSize={{ minRows: 2 }}
            aria-label={t('offer.ownership')}
            placeholder={t('offer.ownershipExample')}
          />
        </Form.Item>
        <h2>{t('form.more')}</h2>
        <CommonFields />
      </ListingForm>
    </Page>
  )
}
