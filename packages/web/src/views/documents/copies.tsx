import type { DocumentCopies } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../components/page.tsx'
import { Loaded } from '../../components/states.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useLanguage } from '../../state/format.ts'
import { useCopies, useDifferences, useSayCopy } from '../../state/sources.ts'
import styles from './copies.module.css'

type Copy = DocumentCopies['items'][number]

/** Which documents say the same, which of them came first, and what differs; those taken out can be brought back. */
export function Copies({ id, title }: { id: string; title: string }) {
  const { t } = useTranslation('documents')
  const tell = useTellProblem()
  const data = useCopies(id).data
  const say = useSayCopy(id)
  if (!data || (data.items.length < 2 && data.apart.length === 0)) return null
  const { items, apart, mine } = data
  const others = items.length - 1
  return (
    <Section
      id="copies"
      title={others > 0 ? t('copies.title', { count: others }) : t('copies.none')}
      question={others > 0 ? t('copies.why') : undefined}
    >
      {others > 0 && (
        <ol className={`plain ${styles.copies}`}>
          {items.map((copy, index) => (
            <CopyRow
              key={copy.id}
              id={id}
              copy={copy}
              isFirst={index === 0 && copy.published !== null}
              takeOut={mine ? () => say.mutateAsync({ otherId: copy.id, same: false }).catch(tell) : null}
            />
          ))}
        </ol>
      )}
      {apart.map(other => (
        <p key={other.id} className={styles.apart}>
          {t('copies.apart')}{' '}
          <Link to="/documents/$id" params={{ id: other.id }}>
            {other.title}
          </Link>{' '}
          {mine && (
            <Button
              size="small"
              type="text"
              aria-label={t('copies.backLabel', { title: other.title, own: title })}
              onClick={() => say.mutateAsync({ otherId: other.id, same: null }).catch(tell)}
            >
              {t('copies.back')}
            </Button>
          )}
        </p>
      ))}
    </Section>
  )
}

function CopyRow({
  id,
  copy,
  isFirst,
  takeOut,
}: {
  id: string
  copy: Copy
  isFirst: boolean
  takeOut: (() => void) | null
}) {
  const { t } = useTranslation('documents')
  const { date, number, share } = useLanguage()
  const [open, setOpen] = useState(false)
  const about = [
    copy.publisher ?? t('list.unknownSource'),
    copy.published ? date(copy.published) : t('copies.undated'),
    t('page.characters', { characters: number(copy.characters) }),
    copy.likeness !== null && !copy.isThis && t('copies.likeness', { share: share(copy.likeness) }),
  ].filter(Boolean)
  return (
    <li>
      <div className={styles.copy}>
        <div>
          {copy.isThis ? (
            <strong>{copy.title}</strong>
          ) : (
            <Link to="/documents/$id" params={{ id: copy.id }}>
              {copy.title}
            </Link>
          )}
          {copy.isThis && <span className={styles.mark}>{t('copies.this')}</span>}
          {isFirst && <span className={styles.mark}>{t('copies.first')}</span>}
          <span className={styles.about}>{about.join(' · ')}</span>
        </div>
        {!copy.isThis && (
          <div className={`${styles.acts} no-print`}>
            <Button
              size="small"
              aria-expanded={open}
              aria-label={t('copies.compareLabel', { title: copy.title })}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'copies.close' : 'copies.compare')}
            </Button>
            {takeOut && (
              <Button
                size="small"
                type="text"
                aria-label={t('copies.takeOutLabel', { title: copy.title })}
                onClick={takeOut}
              >
                {t('copies.takeOut')}
              </Button>
            )}
          </div>
        )}
      </div>
      {open && <Differences id={id} otherId={copy.id} />}
    </li>
  )
}

/** The pieces of two sentences between what they begin and end with alike. */
function changedPart(one: string, other: string): { from: number; to: number } {
  let from = 0
  while (from < Math.min(one.length, other.length) && one[from] === other[from]) from++
  let behind = 0
  const most = Math.min(one.length, other.length) - from
  while (behind < most && one[one.length - 1 - behind] === other[other.length - 1 - behind]) behind++
  return { from, to: one.length - behind }
}

function Changed({ text, against }: { text: string; against: string }) {
  const { from, to } = changedPart(text, against)
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  )
}

function Differences({ id, otherId }: { id: string; otherId: string }) {
  const { t } = useTranslation('documents')
  return (
    <Loaded query={useDifferences(id, otherId)} lines={3}>
      {({ changed, onlyHere, onlyThere, same }) =>
        changed.length + onlyHere.length + onlyThere.length === 0 ? (
          <p className={styles.nothing}>{t('copies.nothing')}</p>
        ) : (
          <table className={styles.differences}>
            <caption className="caption">{t('copies.same', { count: same })}</caption>
            <thead>
              <tr>
                <th>{t('copies.here')}</th>
                <th>{t('copies.there')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ here, there }) => (
                <tr key={`c${here.start}`}>
                  <td>
                    <Changed text={here.text} against={there.text} />
                  </td>
                  <td>
                    <Changed text={there.text} against={here.text} />
                  </td>
                </tr>
              ))}
              {onlyHere.map(({ text, start }) => (
                <tr key={`h${start}`}>
                  <td>{text}</td>
                  <td className={styles.lacks}>{t('copies.lacks')}</td>
                </tr>
              ))}
              {onlyThere.map(({ text, start }) => (
                <tr key={`t${start}`}>
                  <td className={styles.lacks}>{t('copies.lacks')}</td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}
