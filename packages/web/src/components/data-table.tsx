import { App, Button, Checkbox, Input, Popover, Table } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Cell, toCsv } from '../state/csv.ts'
import { useRemembered } from '../state/preferences.ts'
import styles from './data-table.module.css'

export type Column<T> = {
  key: string
  title: string
  /** What the cell holds: sorts, is found by the filter, goes into the CSV. */
  value: (row: T) => Cell
  /** How it is shown, where that is more than the value. */
  render?: (row: T) => ReactNode
  /** Left out until the reader chooses it. */
  hidden?: boolean
  width?: number | string
  /** Explains a field term when pointed at. */
  help?: string
}

const compare = (a: Cell, b: Cell) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a ?? '').localeCompare(String(b ?? ''), 'zh-CN')

/** Puts `csv` on offer as a file. The mark at its start tells spreadsheets that it is UTF-8. */
function download(name: string, csv: string) {
  const address = URL.createObjectURL(new Blob(['\uFEFF', csv], { type: 'text/csv;charset=utf-8' }))
  const anchor = Object.assign(document.createElement('a'), { href: address, download: `${name}.csv` })
  anchor.click()
  URL.revokeObjectURL(address)
}

/**
 * A table that can be sorted, searched, copied as CSV, and that remembers under `id` which columns its reader wants.
 * Numbers align right. `find` shows a field that filters all columns; `expand` opens a row in place.
 */
export function DataTable<T extends object>({
  id,
  columns,
  rows,
  rowKey,
  caption,
  find,
  expand,
  pageSize = 50,
}: {
  id: string
  columns: Column<T>[]
  rows: T[]
  rowKey: (row: T) => string
  caption?: string
  find?: boolean
  expand?: (row: T) => ReactNode
  pageSize?: number
}) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [stored, store] = useRemembered(`columns.${id}`)
  const [text, setText] = useState('')
  const chosen = stored ? stored.split(',') : columns.filter(column => !column.hidden).map(column => column.key)
  const shown = columns.filter(column => chosen.includes(column.key))
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase()
    if (!wanted) return rows
    return rows.filter(row =>
      columns.some(column =>
        String(column.value(row) ?? '')
          .toLowerCase()
          .includes(wanted),
      ),
    )
  }, [rows, columns, text])
  const numeric = useMemo(
    () => new Set(columns.filter(c => rows.some(row => typeof c.value(row) === 'number')).map(c => c.key)),
    [columns, rows],
  )
  const csv = () =>
    toCsv(
      shown.map(c => c.title),
      found.map(row => shown.map(c => c.value(row))),
    )
  return (
    <div className={styles.table}>
      <div className={`${styles.tools} no-print`}>
        {find && (
          <Input
            allowClear
            value={text}
            onChange={event => setText(event.target.value)}
            placeholder={t('table.filter')}
            aria-label={t('table.filter')}
            className={styles.find}
          />
        )}
        <span className="caption">{t('table.rows', { count: found.length })}</span>
        <Popover
          trigger="click"
          content={
            <Checkbox.Group
              className={styles.choice}
              value={shown.map(column => column.key)}
              onChange={keys => keys.length > 0 && store(keys.join(','))}
              options={columns.map(column => ({ label: column.title, value: column.key }))}
            />
          }
        >
          <Button type="text" size="small">
            {t('table.columns')}
          </Button>
        </Popover>
        <Button
          type="text"
          size="small"
          onClick={() => navigator.clipboard.writeText(csv()).then(() => message.success(t('table.copied')))}
        >
          {t('table.copy')}
        </Button>
        <Button type="text" size="small" onClick={() => download(id, csv())}>
          {t('table.download')}
        </Button>
      </div>
      <Table<T>
        size="small"
        dataSource={found}
        rowKey={rowKey}
        title={caption ? () => caption : undefined}
        scroll={{ x: 'max-content' }}
        pagination={found.length > pageSize && { pageSize, showSizeChanger: false, placement: ['bottomStart'] }}
        locale={{ emptyText: t('table.empty') }}
        expandable={expand && { expandedRowRender: expand }}
        columns={shown.map((column, index) => ({
          fixed: index === 0 ? 'start' : undefined,
          key: column.key,
          title: column.help ? <abbr title={column.help}>{column.title}</abbr> : column.title,
          width: column.width,
          align: numeric.has(column.key) ? 'right' : 'left',
          sorter: (a: T, b: T) => compare(column.value(a), column.value(b)),
          showSorterTooltip: false,
          render: (_: unknown, row: T) => (column.render ? column.render(row) : column.value(row)),
        }))}
      />
    </div>
  )
}
