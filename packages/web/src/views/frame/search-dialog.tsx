import { useRouter } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from '../../components/focus-back.ts'
import { ProblemView } from '../../components/problem-view.tsx'
import { useSearch } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './search-dialog.module.css'

/** Searches everything at once; arrows choose, Enter opens. */
export function SearchDialog({ close }: { close: () => void }) {
  const { t } = useTranslation(['frame', 'words'])
  const { say } = useLanguage()
  useFocusBack()
  const router = useRouter()
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useId()
  const asked = useDeferredValue(q)
  const search = useSearch(asked)
  const hits = q.trim() ? (search.data?.hits ?? []) : []
  const open = (link: string) => {
    close()
    router.history.push(link)
  }
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && hits.length > 0) {
      event.preventDefault()
      setChosen((chosen + step + hits.length) % hits.length)
    }
    if (event.key === 'Enter' && hits[chosen]) open(hits[chosen].link)
  }
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      closable={false}
      width={640}
      style={{ top: 72 }}
      aria-label={t('search.open')}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type into it
        autoFocus
        type="text"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={hits[chosen] ? `${list}-${chosen}` : undefined}
        aria-label={t('search.placeholder')}
        className={styles.input}
        placeholder={t('search.placeholder')}
        value={q}
        onChange={event => {
          setQ(event.target.value)
          setChosen(0)
        }}
        onKeyDown={steer}
      />
      <div id={list} role="listbox" aria-label={t('search.open')} className={styles.hits}>
        {hits.map((hit, index) => (
          <button
            type="button"
            key={hit.link + hit.title}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            ref={element => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' })
            }}
            className={styles.hit}
            onMouseMove={() => setChosen(index)}
            onClick={() => open(hit.link)}
          >
            <span className={styles.kind}>{t(`words:hit.${hit.kind}`)}</span>
            <span className={styles.title}>{say(hit.title, hit.titleEn)}</span>
            {hit.detail && <span className={styles.detail}>{hit.detail}</span>}
          </button>
        ))}
      </div>
      {search.error && <ProblemView error={search.error} retry={() => search.refetch()} />}
      <p className="caption" role="status">
        {!q.trim()
          ? t('search.start')
          : hits.length > 0
            ? `${t('search.found', { count: hits.length })} · ${t('search.hint')}`
            : search.isFetching || asked !== q
              ? t('loading')
              : !search.error && t('search.none', { q })}
      </p>
    </Modal>
  )
}
