import type { ImportPreview, ImportRequest } from '@langqiao/platform/views'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/page.tsx'
import { useLanguage } from '../../state/format.ts'
import { visibilities } from '../exchange/kinds.ts'
import { Decisions } from './decisions.tsx'
import { fieldName, recordKinds } from './field-name.ts'
import styles from './imports-page.module.css'
import { Problems } from './problems.tsx'

/** What the reader corrects of what was guessed. */
export type Choice = {
  kind?: string
  mapping?: Record<string, string | null>
  choices?: Record<string, string>
}

/** So many columns of amounts are shown before the rest is only counted. */
const mostAmounts = 12

type Visibility = NonNullable<ImportRequest['visibility']>

/** What a file would bring in, before anything is written: its kind, which column is which field, its first rows, what is wrong. */
export function Preview({
  preview,
  busy,
  saving,
  look,
  bringIn,
  close,
}: {
  preview: ImportPreview
  busy: boolean
  saving: boolean
  look: (choice: Choice) => void
  bringIn: (choice: Choice, visibility: Visibility) => void
  close: () => void
}) {
  const { t } = useTranslation(['imports', 'words', 'exchange'])
  const { language, number } = useLanguage()
  const [visibility, setVisibility] = useState<Visibility>('public')
  const mapping = Object.fromEntries(preview.columns.map(column => [column.name, column.field]))
  const missing = preview.fields.filter(
    field => field.required && !preview.columns.some(column => column.field === field.name),
  )
  // Of a wide table's columns of amounts a few stand for all: a yearbook has hundreds.
  const amounts = preview.columns.filter(
    column => column.field === (preview.kind === 'activity' ? 'activity' : 'indicator'),
  )
  const hidden = new Set(amounts.length > mostAmounts ? amounts.slice(mostAmounts) : [])
  const choices = Object.fromEntries(
    preview.decisions.flatMap(({ id, chosen }) => (chosen === null ? [] : [[id, chosen]])),
  )
  const given = { kind: preview.kind ?? undefined, mapping, choices }
  const importable = preview.kind !== null && preview.good > 0
  return (
    <section aria-busy={busy}>
      <div className={styles.head}>
        <strong>{preview.fileName}</strong>
        {preview.encoding && <span className="caption">{preview.encoding.toUpperCase()}</span>}
        <span>
          {t('preview.kind')}{' '}
          <Select
            aria-label={t('preview.kind')}
            placeholder={t('preview.chooseKind')}
            status={preview.kind ? '' : 'warning'}
            value={preview.kind}
            popupMatchSelectWidth={false}
            loading={busy}
            options={recordKinds.map(value => ({ value, label: t(`words:record.${value}`) }))}
            onChange={kind => look({ kind })}
          />
        </span>
        <span className={styles.good}>
          {preview.kind
            ? t('preview.good', { good: number(preview.good), rows: number(preview.rows) })
            : t('preview.rows', { rows: number(preview.rows) })}
        </span>
      </div>
      {missing.length > 0 && (
        <p role="alert">
          {t('preview.missing', {
            fields: missing.map(field => fieldName(field.name, language)).join(t('preview.and')),
          })}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={!importable || busy}
          loading={saving}
          onClick={() => bringIn(given, visibility)}
        >
          {t('preview.do', { count: preview.good })}
        </Button>
        <Button onClick={close}>{t('preview.cancel')}</Button>
        <span>
          {t('exchange:page.visibility')}{' '}
          <Select
            aria-label={t('exchange:page.visibility')}
            value={visibility}
            popupMatchSelectWidth={false}
            options={visibilities.map(value => ({ value, label: t(`exchange:visibility.${value}`) }))}
            onChange={setVisibility}
          />
        </span>
      </div>
      {preview.decisions.length > 0 && (
        <Decisions
          decisions={preview.decisions}
          busy={busy}
          choose={(decision, choice) => look({ ...given, choices: { ...choices, [decision]: choice } })}
        />
      )}
      {preview.problemCount > 0 && (
        <Section title={t('preview.problems', { count: preview.problemCount })} question={t('preview.problemsWhy')}>
          <Problems problems={preview.problems} total={preview.problemCount} />
        </Section>
      )}
      {Object.keys(preview.title).length > 0 && (
        <p>
          {t('preview.title')}{' '}
          {Object.entries(preview.title)
            .map(([field, value]) => t('preview.titleField', { field: fieldName(field, language), value }))
            .join(t('preview.and'))}
        </p>
      )}
      <Section title={t('preview.columns')} question={t('preview.columnsWhy')}>
        <div className={styles.table}>
          <table>
            <thead>
              <tr>
                <th>{t('preview.column')}</th>
                <th>{t('preview.sample')}</th>
                <th>{t('preview.field')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.columns
                .filter(column => !hidden.has(column))
                .map(column => (
                  <tr key={column.name}>
                    <th scope="row">{column.name}</th>
                    <td className={styles.cell}>{column.sample.join(' · ')}</td>
                    <td>
                      <Select
                        size="small"
                        style={{ minWidth: 180 }}
                        aria-label={`${column.name}: ${t('preview.field')}`}
                        showSearch={{ optionFilterProp: 'label' }}
                        disabled={preview.kind === null}
                        value={column.field ?? ''}
                        options={[
                          { value: '', label: t('preview.leaveOut') },
                          ...preview.fields.map(field => ({
                            value: field.name,
                            label:
                              fieldName(field.name, language) + (field.required ? ` ${t('preview.required')}` : ''),
                          })),
                        ]}
                        onChange={field => look({ ...given, mapping: { ...mapping, [column.name]: field || null } })}
                      />
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
        {hidden.size > 0 && <p className="caption">{t('preview.alike', { count: hidden.size })}</p>}
      </Section>
      {preview.firstRows.length > 0 && <FirstRows preview={preview} />}
    </section>
  )
}

function FirstRows({ preview }: { preview: ImportPreview }) {
  const { t } = useTranslation('imports')
  const { language } = useLanguage()
  const fields = [...new Set(preview.firstRows.flatMap(row => Object.keys(row)))]
  return (
    <Section title={t('preview.first')}>
      <div className={styles.table}>
        <table>
          <thead>
            <tr>
              {fields.map(field => (
                <th key={field}>{fieldName(field, language)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.firstRows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name but their place
              <tr key={index}>
                {fields.map(field => (
                  <td key={field} className={styles.cell} title={row[field]}>
                    {row[field]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
