import type { ReviewDecision, ReviewHistory } from '@langqiao/platform/views'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SingleKeys, useSingleKeys } from '../../components/single-keys.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useLanguage } from '../../state/format.ts'
import { useUndoDecision } from '../../state/review.ts'
import { colourOf } from '../documents/extraction-kinds.ts'
import styles from './history-page.module.css'

const looking = ['j', 'k', 'o'] as const
type Key = (typeof looking)[number] | 'u'

/** Decisions by day, newest first, gone through and taken back by single keys. */
export function HistoryList({ history: { items, mine } }: { history: ReviewHistory }) {
  const { t } = useTranslation('review')
  const { moment } = useLanguage()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const tell = useTellProblem()
  const undoing = useUndoDecision()
  const [chosenId, choose] = useState(items[0].id)
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosenId),
  )
  const undo = async ({ id, latest }: ReviewDecision) => {
    if (!latest) return message.info(t('history.notLatest'))
    try {
      const { decision, label } = await undoing.mutateAsync(id)
      message.success(t(decision === null ? 'history.reopened' : 'history.restored', { label }))
    } catch (error) {
      tell(error)
    }
  }
  const keys: readonly Key[] = mine ? [...looking, 'u'] : looking
  const act = (key: Key) => {
    if (key === 'j' || key === 'k') {
      const next = at + (key === 'j' ? 1 : -1)
      return choose(items[Math.min(Math.max(next, 0), items.length - 1)].id)
    }
    const { document } = items[at]
    if (key === 'u') return undo(items[at])
    return navigate({ to: '/documents/$id', params: { id: document.id }, search: { at: String(document.start) } })
  }
  const state = useSingleKeys(keys, act)
  const days = Map.groupBy(items, item => moment(item.at).day)
  return (
    <>
      <div className={styles.tools}>
        <SingleKeys uses={keys.map(key => ({ key, does: t(`key.${key}`) }))} state={state} />
      </div>
      {[...days].map(([day, decisions]) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ol className="plain">
            {decisions.map(decision => (
              <Line
                key={decision.id}
                line={decision}
                chosen={decision.id === items[at].id}
                choose={choose}
                undo={mine && decision.latest ? undo : null}
                isUndoing={undoing.isPending && undoing.variables === decision.id}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

/** What a thing was called by a decision: figures with their unit as the language writes them. */
function useDecidedLabel(kind: ReviewDecision['kind']) {
  const { figure } = useLanguage()
  return (label: string) => {
    const [, value, unit] = /^(-?[\d.]+) (.+)$/.exec(label) ?? []
    return kind === 'figures' && value && unit ? figure(value, unit) : label
  }
}

function Line({
  line,
  chosen,
  choose,
  undo,
  isUndoing,
}: {
  line: ReviewDecision
  chosen: boolean
  choose: (id: string) => void
  undo: ((line: ReviewDecision) => void) | null
  isUndoing: boolean
}) {
  const { t } = useTranslation(['review', 'documents', 'frame'])
  const { moment } = useLanguage()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const { before, after, document, quote } = line
  const label = useDecidedLabel(line.kind)
  const person = line.by?.name ?? t('frame:account.local')
  return (
    <li
      ref={row}
      className={chosen ? `${styles.line} ${styles.chosen}` : styles.line}
      style={{ borderLeftColor: colourOf(line.kind) }}
      aria-current={chosen || undefined}
      onFocus={() => choose(line.id)}
    >
      <span className={styles.who}>
        <time dateTime={line.at}>{moment(line.at).time}</time> {person}{' '}
        {line.how !== 'single' && <span className="caption">{t(`history.how.${line.how}`)}</span>}
      </span>
      <div className={styles.what}>
        <p>
          <span className={after.decision ? styles[after.decision] : styles.back}>
            {t(`history.did.${after.decision ?? 'taken-back'}`)}
          </span>{' '}
          <strong className={after.decision === 'rejected' ? styles.struck : undefined}>{label(after.label)}</strong>{' '}
          <span className="caption">{t(`documents:kind.${line.kind}`)}</span>
        </p>
        {(before.decision !== null || before.label !== after.label) && (
          <p className="caption">
            {t(`history.before.${before.decision ?? 'open'}`)}
            {before.label !== after.label && <q>{label(before.label)}</q>}
          </p>
        )}
        <p className={styles.from}>
          {quote !== after.label && <q>{quote}</q>}{' '}
          <Link to="/documents/$id" params={{ id: document.id }} search={{ at: String(document.start) }}>
            {document.title}
          </Link>
        </p>
      </div>
      {undo && (
        <Button
          className="no-print"
          size="small"
          loading={isUndoing}
          aria-label={t('history.undoLabel', { label: label(after.label) })}
          onClick={() => undo(line)}
        >
          {t('history.undo')}
        </Button>
      )}
    </li>
  )
}
