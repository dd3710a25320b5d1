import { Button, Form, type FormInstance } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemView, useDescribeProblem } from '../../components/problem-view.tsx'
import { UnsavedGuard } from '../../components/unsaved-guard.tsx'
import { ApiError } from '../../state/client.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './listing-form.module.css'

/** A text below so many characters leaves a reader guessing; the server draws the same line. */
export const enoughText = 60

export type Hint = { text: string; done: boolean }

/** `json.elements.0.title` → the path of that field in the form; null where the server names no field. */
function fieldOf(where: string | undefined): (string | number)[] | null {
  if (!where?.startsWith('json.')) return null
  return where
    .slice('json.'.length)
    .split('.')
    .map(step => (/^\d+$/.test(step) ? Number(step) : step))
}

/**
 * The form of a need or an offer: its fields, beside them what would make it easier to answer, and below them the way to
 * save. What the server refuses is said at the field it names. Leaving with unsaved words asks first; Ctrl Enter saves.
 */
export function ListingForm<Fields extends object>({
  form,
  initial,
  save,
  saved,
  submit,
  hints,
  children,
}: {
  form: FormInstance<Fields>
  initial: Partial<Fields>
  save: (fields: Fields) => Promise<{ id: string }>
  saved: (id: string) => void
  submit: string
  /** What is still missing, told from the fields as they stand. */
  hints: (fields: Partial<Fields>) => Hint[]
  children: ReactNode
}) {
  const { t } = useTranslation('exchange')
  const describe = useDescribeProblem()
  const { sentences } = useLanguage()
  const unsaved = useRef(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [saving, setSaving] = useState(false)
  const finish = async () => {
    setProblem(null)
    setSaving(true)
    try {
      const { id } = await save(form.getFieldsValue(true) as Fields)
      unsaved.current = false
      saved(id)
    } catch (error) {
      const field = error instanceof ApiError ? fieldOf(error.problem?.where) : null
      const known = field !== null && form.getFieldInstance(field as never) !== undefined
      if (known) {
        const words = describe(error)
        form.setFields([{ name: field as never, errors: [sentences(words.message, words.mend)] }])
        form.scrollToField(field as never, { block: 'center', focus: true })
      } else setProblem(error)
    } finally {
      setSaving(false)
    }
  }
  const saveByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) form.submit()
  }
  return (
    <div className={styles.layout}>
      <UnsavedGuard unsaved={() => unsaved.current} />
      <Form<Fields>
        form={form}
        layout="vertical"
        className={styles.form}
        initialValues={initial}
        onKeyDown={saveByKey}
        scrollToFirstError={{ block: 'center', focus: true }}
        requiredMark={(label, { required }) => (
          <>
            {label}
            {required && <span className={`caption ${styles.needed}`}>{t('form.needed')}</span>}
          </>
        )}
        onValuesChange={() => {
          unsaved.current = true
        }}
        onFinish={finish}
      >
        {children}
        {problem !== null && <ProblemView error={problem} />}
        <div className={styles.foot}>
          <Button type="primary" htmlType="submit" loading={saving}>
            {submit}
          </Button>
          <span className="caption">{t('form.key')}</span>
        </div>
      </Form>
      <Hints form={form} hints={hints} />
    </div>
  )
}

function Hints<Fields extends object>({
  form,
  hints,
}: {
  form: FormInstance<Fields>
  hints: (fields: Partial<Fields>) => Hint[]
}) {
  const { t } = useTranslation('exchange')
  const fields = Form.useWatch(values => values, form) as Partial<Fields> | undefined
  return (
    <aside className={styles.hints}>
      <h2>{t('form.hints')}</h2>
      <ul className="plain">
        {hints(fields ?? {}).map(({ text, done }) => (
          <li key={text} className={done ? styles.done : ''}>
            <span>
              {text}
              {done && <span className="visually-hidden"> {t('form.done')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  )
}
