import type { Collaboration, DecisionInput } from '@langqiao/platform/views'
import { App, Button, Input, Segmented, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemView } from '../../components/problem-view.tsx'
import { useDecide } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './collaboration-page.module.css'

type Kind = DecisionInput['kind']
export type Draft = { kind: Kind; why: string; cost: string }

/** Decisions that can be taken in each state; what reached the end of its track cannot be moved or stopped any more. */
const possible = ({ state, next }: Collaboration): Kind[] => {
  if (state === 'stopped') return ['resume', 'note']
  return next.length > 0 ? ['advance', 'milestone', 'note', 'stop'] : ['milestone', 'note']
}

export const emptyDraft = (collaboration: Collaboration): Draft => ({
  kind: possible(collaboration)[0],
  why: '',
  cost: '',
})

/** Why collaborations are ended, from a short list; the words are completed by whoever decides. */
const stopReasons = ['too-early', 'no-advantage', 'not-our-field', 'terms', 'capacity', 'unclear'] as const
const amount = /^\d+(\.\d+)?$/

/** Takes a decision: which, why, and what the stage cost. */
export function Decide({
  collaboration,
  draft,
  change,
}: {
  collaboration: Collaboration
  draft: Draft
  change: (draft: Draft) => void
}) {
  const { t } = useTranslation(['collaborate', 'words'])
  const { yuan } = useLanguage()
  const { message } = App.useApp()
  const decide = useDecide(collaboration.id)
  const kinds = possible(collaboration)
  const kind = kinds.includes(draft.kind) ? draft.kind : kinds[0]
  const next = collaboration.next[0]
  const open = next?.conditions.filter(condition => condition.met !== true).length ?? 0
  const cost = draft.cost.replaceAll(/[\s,\uFF0C]/g, '')
  const badCost = cost !== '' && !amount.test(cost)
  const take = () =>
    decide.mutate(
      {
        kind,
        why: draft.why.trim(),
        ...(kind === 'advance' && next && { stage: next.stage }),
        ...(cost && { costYuan: cost }),
      },
      {
        onSuccess: changed => {
          message.success(t('decide.done'))
          change(emptyDraft(changed))
        },
      },
    )
  return (
    <form
      className={`${styles.decide} no-print`}
      onSubmit={event => {
        event.preventDefault()
        take()
      }}
    >
      <Segmented
        aria-label={t('decide.title')}
        value={kind}
        onChange={value => change({ ...draft, kind: value })}
        options={kinds.map(value => ({ value, label: t(`decide.kind.${value}`) }))}
      />
      <p className="quiet">
        {kind === 'advance' && next
          ? t('decide.advanceTo', { stage: t(`words:stage.${next.stage}`) })
          : t(`decide.about.${kind}`)}
        {kind === 'advance' && open > 0 && ` ${t('decide.open', { count: open })}`}
      </p>
      {kind === 'stop' && (
        <div className={styles.reasons}>
          {stopReasons.map(reason => (
            <Tag.CheckableTag
              key={reason}
              checked={draft.why.startsWith(t(`decide.reason.${reason}`))}
              onChange={() => change({ ...draft, kind, why: `${t(`decide.reason.${reason}`)}${t('decide.colon')}` })}
            >
              {t(`decide.reason.${reason}`)}
            </Tag.CheckableTag>
          ))}
        </div>
      )}
      <Input.TextArea
        aria-label={t('decide.why')}
        placeholder={t(`decide.example.${kind}`)}
        autoSize={{ minRows: 3 }}
        value={draft.why}
        onChange={event => change({ ...draft, kind, why: event.target.value })}
      />
      <div className={styles.money}>
        <Input
          aria-label={t('decide.cost')}
          placeholder={t('decide.cost')}
          inputMode="decimal"
          status={badCost ? 'error' : ''}
          suffix={t('decide.yuan')}
          value={draft.cost}
          onChange={event => change({ ...draft, kind, cost: event.target.value })}
        />
        <span className="caption">{badCost ? t('decide.digits') : cost && yuan(cost)}</span>
      </div>
      <Button
        type="primary"
        danger={kind === 'stop'}
        htmlType="submit"
        disabled={draft.why.trim() === '' || badCost}
        loading={decide.isPending}
      >
        {t(`decide.do.${kind}`, { stage: next ? t(`words:stage.${next.stage}`) : '' })}
      </Button>
      <p className="caption">{t('decide.needsWhy')}</p>
      {decide.error && <ProblemView error={decide.error} />}
    </form>
  )
}
