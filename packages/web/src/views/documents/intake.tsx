import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropZone } from '../../components/drop-zone.tsx'
import { ProblemView } from '../../components/problem-view.tsx'
import { type DocumentInput, useAddDocument } from '../../state/api.ts'
import styles from './documents-page.module.css'

const accepted = '.html,.htm,.pdf,.docx,.xlsx,.csv,.txt,.md'

type Standing =
  | { state: 'waiting' | 'reading' }
  | { state: 'read'; id: string; found: number }
  | { state: 'failed'; error: unknown }
type Queued = Standing & { key: number; name: string; input: DocumentInput }

/** A text that is the address of a page and nothing else. */
const isAddress = (text: string) => /^https?:\/\/\S+$/i.test(text)

/** Takes files, pasted text and addresses of pages, reads them one after the other, and says of each how it went. */
export function Intake() {
  const { t } = useTranslation('documents')
  const [queue, setQueue] = useState<Queued[]>([])
  const [text, setText] = useState('')
  const add = useAddDocument()
  const reading = useRef(Promise.resolve())
  const lastKey = useRef(0)
  const set = (key: number, standing: Standing) =>
    setQueue(queue => queue.map(each => (each.key === key ? { ...each, ...standing } : each)))
  const read = async ({ key, input }: Queued) => {
    set(key, { state: 'reading' })
    try {
      const document = await add.mutateAsync(input)
      set(key, { state: 'read', id: document.id, found: document.extracted.length })
    } catch (error) {
      set(key, { state: 'failed', error })
    }
  }
  const nameOf = (input: DocumentInput) => {
    if (input instanceof File) return input.name
    return 'address' in input ? input.address : t('intake.pasted')
  }
  const take = (inputs: DocumentInput[]) => {
    const taken = inputs.map((input): Queued => {
      lastKey.current += 1
      return { key: lastKey.current, name: nameOf(input), input, state: 'waiting' }
    })
    setQueue(queue => [...queue, ...taken])
    for (const each of taken) reading.current = reading.current.then(() => read(each))
  }
  const pasted = text.trim()
  const done = queue.filter(each => each.state === 'read' || each.state === 'failed').length
  return (
    <>
      <section className={`${styles.intake} no-print`} aria-label={t('intake.label')}>
        <DropZone title={t('intake.drop')} note={t('intake.kinds')} accept={accepted} multiple take={take} />
        <div className={styles.paste}>
          <Input.TextArea
            aria-label={t('intake.paste')}
            placeholder={t('intake.paste')}
            rows={4}
            value={text}
            onChange={event => setText(event.target.value)}
          />
          <Button
            disabled={pasted === ''}
            onClick={() => {
              take([isAddress(pasted) ? { address: pasted } : { text }])
              setText('')
            }}
          >
            {t(isAddress(pasted) ? 'intake.readPage' : 'intake.readText')}
          </Button>
        </div>
      </section>
      {queue.length > 0 && (
        <section aria-live="polite">
          <p className="caption">
            {done < queue.length ? t('intake.progress', { done, of: queue.length }) : t('intake.done')}
          </p>
          <ul className={`plain ${styles.queue}`}>
            {queue.map(each => (
              <li key={each.key}>
                <span>{each.name}</span>
                {each.state === 'waiting' && <span className="caption">{t('intake.waiting')}</span>}
                {each.state === 'reading' && (
                  <>
                    <span className="caption">{t('intake.reading')}</span>
                    <div className={styles.bar} />
                  </>
                )}
                {each.state === 'read' && (
                  <Link to="/documents/$id" params={{ id: each.id }}>
                    {t('intake.found', { count: each.found })}
                  </Link>
                )}
                {each.state === 'failed' && <ProblemView error={each.error} retry={() => read(each)} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
