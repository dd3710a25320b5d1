import type { Extracted } from '@langqiao/platform/views'
import { memo, type RefObject, useMemo, useRef } from 'react'
import { isSameList, useNearView } from '../../components/near-view.ts'
import styles from './document-page.module.css'
import { type Decide, ExtractedItem } from './extracted-item.tsx'

/** Rows drawn together, and about how high one is while it is not drawn, in pixels. */
const groupSize = 40
const rowHeight = 39

type Acts = { mine: boolean; select: (id: string) => void; decide: Decide; correct: (on: boolean) => void }

/** What was found, in reading order. Rows are drawn in groups as they come near, since a long text holds thousands. */
export function ExtractedList({
  shown,
  selectedId,
  correcting,
  ...acts
}: { shown: Extracted[]; selectedId: string | null; correcting: boolean } & Acts) {
  const list = useRef<HTMLOListElement>(null)
  const groups = useMemo(
    () =>
      Array.from({ length: Math.ceil(shown.length / groupSize) }, (_, index) =>
        shown.slice(index * groupSize, (index + 1) * groupSize),
      ),
    [shown],
  )
  return (
    <ol ref={list} className={`plain ${styles.list}`}>
      {groups.map(group => {
        const holdsSelected = group.some(found => found.id === selectedId)
        return (
          <Group
            key={group[0].id}
            group={group}
            list={list}
            selectedId={holdsSelected ? selectedId : null}
            correcting={holdsSelected && correcting}
            {...acts}
          />
        )
      })}
    </ol>
  )
}

type GroupProps = Acts & {
  group: Extracted[]
  list: RefObject<Element | null>
  selectedId: string | null
  correcting: boolean
}

const Group = memo(
  function Group({ group, list, selectedId, correcting, ...acts }: GroupProps) {
    const block = useRef<HTMLLIElement>(null)
    const near = useNearView(block, list) || selectedId !== null
    if (!near) return <li ref={block} style={{ height: group.length * rowHeight }} />
    return (
      <li ref={block}>
        <ol className="plain">
          {group.map(found => (
            <ExtractedItem
              key={found.id}
              found={found}
              chosen={found.id === selectedId}
              correcting={found.id === selectedId && correcting}
              {...acts}
            />
          ))}
        </ol>
      </li>
    )
  },
  ({ group: before, ...a }, { group: after, ...b }) =>
    isSameList(before, after) && isSameList(Object.values(a), Object.values(b)),
)
