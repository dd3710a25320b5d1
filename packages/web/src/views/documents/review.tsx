import type { Document, Extracted } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SingleKeys, useSingleKeys } from '../../components/single-keys.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useDecideExtracted } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './document-page.module.css'
import { DocumentText } from './document-text.tsx'
import type { Decide } from './extracted-item.tsx'
import { ExtractedList } from './extracted-list.tsx'
import { colourOf, type ExtractedKind, extractedKinds } from './extraction-kinds.ts'

const keys = ['j', 'k', 'a', 'c', 'x', 'u'] as const
const lookingKeys = ['j', 'k'] as const
type Key = (typeof keys)[number]

/** What was found at a place of the text, otherwise the next thing after it. */
const nearestTo = (extracted: Extracted[], at: number) =>
  extracted.find(found => found.start <= at && found.end > at) ?? extracted.find(found => found.start > at)

/**
 * The text beside what was found in it. Moving through either moves the other; decisions by button or by single key.
 * `at` is where to begin in the text, `from` the thing in the queue of the review that led here.
 */
export function Review({
  document,
  text,
  at,
  from,
}: {
  document: Document
  text: string
  at: number | null
  from: string | undefined
}) {
  const { t } = useTranslation('documents')
  const { number } = useLanguage()
  const tell = useTellProblem()
  const { mutate } = useDecideExtracted(document.id)
  const [kinds, setKinds] = useState<ExtractedKind[]>([])
  const [pendingOnly, setPendingOnly] = useState(false)
  const [correcting, setCorrecting] = useState(false)
  const decided = useRef<string[]>([])
  const [selectedId, setSelectedId] = useState(() => at !== null && nearestTo(document.extracted, at)?.id)
  // The chosen one stays in sight after its decision; otherwise choosing may not touch the list, which can be long.
  const keptId = pendingOnly ? selectedId : null
  const shown = useMemo(
    () =>
      document.extracted.filter(
        found =>
          (kinds.length === 0 || kinds.includes(found.kind)) &&
          (!pendingOnly || found.decision === null || found.id === keptId),
      ),
    [document.extracted, kinds, pendingOnly, keptId],
  )
  const selected = document.extracted.find(found => found.id === selectedId)
  const select = useCallback((id: string) => {
    setSelectedId(id)
    setCorrecting(false)
  }, [])
  const step = (by: 1 | -1) => {
    const index = shown.findIndex(found => found.id === selectedId)
    const next = shown[Math.min(Math.max(index + by, 0), shown.length - 1)]
    if (next) select(next.id)
  }
  const send = (found: Extracted, decision: Extracted['decision'], label?: string) =>
    mutate({ id: found.id, decision, label }, { onError: tell })
  const decide: Decide = (found, decision, label) => {
    send(found, decision, label)
    setCorrecting(false)
    if (decision === null) return
    decided.current.push(found.id)
    const index = shown.findIndex(each => each.id === found.id)
    const next = shown.slice(index + 1).find(each => each.decision === null)
    if (next) select(next.id)
  }
  const undo = () => {
    const found = document.extracted.find(each => each.id === decided.current.at(-1))
    if (!found) return
    decided.current.pop()
    send(found, null)
    select(found.id)
  }
  const latestDecide = useRef(decide)
  latestDecide.current = decide
  const steadyDecide = useCallback<Decide>((...decision) => latestDecide.current(...decision), [])

  const act = (key: Key) => {
    if (key === 'j') return step(1)
    if (key === 'k') return step(-1)
    if (key === 'u') return undo()
    if (!selected || selected.decision !== null) return
    if (key === 'a') decide(selected, 'accepted')
    if (key === 'x') decide(selected, 'rejected')
    if (key === 'c') setCorrecting(true)
  }
  const usable: readonly Key[] = document.mine ? keys : lookingKeys
  const state = useSingleKeys(usable, act)

  const counts = useMemo(() => {
    const counted = new Map<ExtractedKind, number>()
    for (const { kind } of document.extracted) counted.set(kind, (counted.get(kind) ?? 0) + 1)
    return counted
  }, [document.extracted])
  return (
    <div className={styles.layout}>
      <DocumentText text={text} extracted={shown} selected={selected} select={select} at={at} />
      <section className={`${styles.panel} no-print`} aria-label={t('review.label')}>
        <div className={styles.tools}>
          <div className={styles.kinds}>
            {extractedKinds
              .filter(kind => counts.has(kind))
              .map(kind => (
                <button
                  key={kind}
                  type="button"
                  className={styles.kind}
                  aria-pressed={kinds.includes(kind)}
                  onClick={() =>
                    setKinds(kinds.includes(kind) ? kinds.filter(each => each !== kind) : [...kinds, kind])
                  }
                >
                  <i style={{ background: colourOf(kind) }} />
                  {t(`kind.${kind}`)} {number(counts.get(kind) ?? 0)}
                </button>
              ))}
          </div>
          <div className={styles.switches}>
            <Checkbox checked={pendingOnly} onChange={event => setPendingOnly(event.target.checked)}>
              {t('review.pendingOnly', { count: document.pending })}
            </Checkbox>
            {from && (
              <Link to="/review" search={{ item: from }}>
                {t('review.backToQueue')}
              </Link>
            )}
          </div>
          <SingleKeys uses={usable.map(key => ({ key, does: t(`key.${key}`) }))} state={state} />
        </div>
        <ExtractedList
          shown={shown}
          selectedId={selectedId || null}
          correcting={correcting}
          mine={document.mine}
          select={select}
          decide={steadyDecide}
          correct={setCorrecting}
        />
        {shown.length === 0 && (
          <p className="quiet">{t(document.extracted.length === 0 ? 'review.nothing' : 'review.noneLeft')}</p>
        )}
      </section>
    </div>
  )
}
