import type { Import, ImportPreview, ImportRequest } from '@langqiao/platform/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropZone } from '../../components/drop-zone.tsx'
import { Page, Section } from '../../components/page.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { Empty, Loaded, Loading } from '../../components/states.tsx'
import { templateAddress, useImport, useImports, usePreviewImport } from '../../state/api.ts'
import { recordKinds } from './field-name.ts'
import { ImportList } from './import-list.tsx'
import styles from './imports-page.module.css'
import { type Choice, Preview } from './preview.tsx'
import { Problems } from './problems.tsx'

const accepted = '.csv,.xlsx,.jsonl,.ndjson,.txt'

/** Brings in lists: choose a file, see what it would bring in, import it, and take it back if it was wrong. */
export function ImportsPage() {
  const { t } = useTranslation(['imports', 'words'])
  const [file, setFile] = useState<File | null>(null)
  const [result, setResult] = useState<Import | null>(null)
  const preview = usePreviewImport()
  const save = useImport()
  const imports = useImports()
  const look = (chosen: File, choice: Choice = {}) => {
    setFile(chosen)
    setResult(null)
    save.reset()
    preview.mutate({ file: chosen, ...choice })
  }
  const close = () => {
    setFile(null)
    preview.reset()
    save.reset()
  }
  const bringIn = (seen: ImportPreview, { mapping, choices }: Choice, visibility: ImportRequest['visibility']) =>
    seen.kind &&
    save.mutate(
      { token: seen.token, kind: seen.kind, mapping, choices, visibility, idempotencyKey: seen.token },
      {
        onSuccess: done => {
          setResult(done)
          close()
        },
      },
    )
  return (
    <Page title={t('title')} lead={t('lead')}>
      {file === null ? (
        <>
          <DropZone title={t('drop')} note={t('kinds')} accept={accepted} take={([chosen]) => look(chosen)} />
          <p className={styles.templates}>
            <span className="quiet">{t('templates')}</span>
            {recordKinds.map(kind => (
              <a key={kind} href={templateAddress(kind)} download>
                {t(`words:record.${kind}`)}
              </a>
            ))}
          </p>
        </>
      ) : preview.data ? (
        <Preview
          preview={preview.data}
          busy={preview.isPending}
          saving={save.isPending}
          look={choice => look(file, choice)}
          bringIn={(choice, visibility) => bringIn(preview.data, choice, visibility)}
          close={close}
        />
      ) : (
        !preview.error && (
          <>
            <p className="quiet">{t('checking', { name: file.name })}</p>
            <Loading lines={6} />
          </>
        )
      )}
      {preview.error && <ProblemView error={preview.error} retry={file ? () => look(file) : undefined} />}
      {preview.error && (
        <button type="button" onClick={close}>
          {t('other')}
        </button>
      )}
      {save.error && <ProblemView error={save.error} />}
      {result && <Result result={result} />}
      <Section title={t('list.title')}>
        <Loaded query={imports} lines={4}>
          {({ items }) => (items.length === 0 ? <Empty text={t('list.empty')} /> : <ImportList items={items} />)}
        </Loaded>
      </Section>
    </Page>
  )
}

function Result({ result }: { result: Import }) {
  const { t } = useTranslation(['imports', 'words'])
  return (
    <section className={styles.done} role="status">
      <p className={styles.good}>
        {t('result.done', { count: result.imported, kind: t(`words:record.${result.kind}`) })}
      </p>
      {result.skipped > 0 && <p>{t('result.skipped', { count: result.skipped })}</p>}
      {result.problems.length > 0 && <Problems problems={result.problems} total={result.problems.length} />}
    </section>
  )
}
