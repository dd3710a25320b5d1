import { compareFigures, type Figure, type KeptFigures } from './figures.ts'
import type { Draft } from './outline.ts'

/** Changes of each kind that are named; more would not be read, and their number is said. */
const mostNamed = 20

/** What became of the figures of an earlier report, as a section: how many, then changed, new and gone ones by name. */
export const writeChanges = (draft: Draft, since: KeptFigures, now: readonly Figure[]): void => {
  const { text, language, cell } = draft
  const { changed, added, gone } = compareFigures(since.figures, now)
  draft.heading(text.changes)
  draft.paragraph(
    text.changesCount
      .replace('{made}', since.made)
      .replace('{changed}', String(changed.length))
      .replace('{added}', String(added.length))
      .replace('{gone}', String(gone.length)),
  )
  const parts = [
    {
      title: text.changed,
      rows: changed.map(({ before, now }) => ({ figure: now, before: before.value, now: now.value })),
    },
    { title: text.added, rows: added.map(figure => ({ figure, before: null, now: figure.value })) },
    { title: text.gone, rows: gone.map(figure => ({ figure, before: figure.value, now: null })) },
  ]
  for (const { title, rows } of parts) {
    if (rows.length === 0) continue
    draft.heading(title, 2)
    draft.table(
      [text.part, text.fact, text.before, text.now],
      rows
        .slice(0, mostNamed)
        .map(({ figure, before, now }) => [
          cell(figure.section[language]),
          cell(figure.label[language]),
          cell(before?.[language] ?? '—'),
          cell(now?.[language] ?? '—'),
        ]),
    )
    if (rows.length > mostNamed)
      draft.note(text.moreChanges.replace('{shown}', String(mostNamed)).replace('{all}', String(rows.length)))
  }
}
