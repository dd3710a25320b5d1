import { Button, Modal, Switch } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRemembered } from '../state/preferences.ts'
import styles from './single-keys.module.css'

/** A key and, in a word or two, what it does. */
export type KeyUse<K extends string = string> = { key: K; does: string }

const helpKey = '?'

/** Where letters are text: fields, and whatever lies over the page. */
const isTaken = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=listbox]') !== null

/**
 * Lets single keys act on a page while they are switched on; `?` lists them. Keys typed into a field, or with a modifier,
 * are left alone. One choice, remembered by this browser, holds for all pages.
 */
export function useSingleKeys<K extends string>(keys: readonly K[], act: (key: K) => void) {
  const [off, setOff] = useRemembered('singleKeysOff')
  const [helping, setHelping] = useState(false)
  const listening = off !== 'yes'
  const latest = useRef({ keys, act })
  latest.current = { keys, act }
  useEffect(() => {
    if (!listening) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return
      const key = latest.current.keys.find(each => each === event.key)
      if (!key && event.key !== helpKey) return
      event.preventDefault()
      if (key) latest.current.act(key)
      else setHelping(true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [listening])
  return { listening, setListening: (on: boolean) => setOff(on ? 'no' : 'yes'), helping, setHelping }
}

/** The switch of single keys, what they do in one line, and behind `?` as a list. */
export function SingleKeys({ uses, state }: { uses: KeyUse[]; state: ReturnType<typeof useSingleKeys> }) {
  const { t } = useTranslation('parts')
  const { listening, setListening, helping, setHelping } = state
  return (
    <div className="no-print">
      <span className={styles.switch}>
        <Switch size="small" aria-label={t('keys.title')} checked={listening} onChange={setListening} />
        {t('keys.title')}
        <Button
          size="small"
          type="text"
          aria-label={t('keys.list')}
          aria-haspopup="dialog"
          aria-keyshortcuts={helpKey}
          onClick={() => setHelping(true)}
        >
          ?
        </Button>
      </span>
      {listening && (
        <p className={styles.legend}>
          {uses.map(({ key, does }) => (
            <span key={key}>
              <kbd className={styles.key}>{key}</kbd> {does}{' '}
            </span>
          ))}
        </p>
      )}
      <Modal open={helping} title={t('keys.list')} footer={null} onCancel={() => setHelping(false)}>
        <dl className={styles.list}>
          {[...uses, { key: helpKey, does: t('keys.list') }].map(({ key, does }) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd className={styles.key}>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <p className="caption">{t(listening ? 'keys.whenOn' : 'keys.whenOff')}</p>
      </Modal>
    </div>
  )
}
