import type { Import } from '@langqiao/platform/views'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { useTellProblem } from '../../components/tell-problem.ts'
import { useUndoImport } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import styles from './imports-page.module.css'
import { Problems } from './problems.tsx'

/** What was brought in so far, newest first; each can be taken back as a whole. */
export function ImportList({ items }: { items: Import[] }) {
  const { t } = useTranslation(['imports', 'words'])
  const { date } = useLanguage()
  const columns: Column<Import>[] = [
    {
      key: 'file',
      title: t('list.file'),
      value: item => item.fileName,
      render: item => <span className={item.undoneAt ? styles.undone : ''}>{item.fileName}</span>,
    },
    { key: 'kind', title: t('preview.kind'), value: item => t(`words:record.${item.kind}`) },
    { key: 'imported', title: t('list.imported'), value: item => item.imported },
    { key: 'skipped', title: t('list.skipped'), value: item => item.skipped },
    { key: 'on', title: t('list.on'), value: item => item.createdAt, render: item => date(item.createdAt) },
    {
      key: 'undo',
      title: t('list.state'),
      value: item => item.undoneAt && t('list.undone'),
      render: item => <Undo item={item} />,
    },
  ]
  return (
    <DataTable
      id="imports"
      columns={columns}
      rows={items}
      rowKey={item => item.id}
      expand={item =>
        item.problems.length > 0 ? (
          <Problems problems={item.problems} total={item.problems.length} />
        ) : (
          <p className="quiet">{t('list.noProblems')}</p>
        )
      }
    />
  )
}

function Undo({ item }: { item: Import }) {
  const { t } = useTranslation('imports')
  const { date } = useLanguage()
  const { message, modal } = App.useApp()
  const tell = useTellProblem()
  const undo = useUndoImport()
  if (item.undoneAt) return <span className={styles.undone}>{t('list.undoneOn', { date: date(item.undoneAt) })}</span>
  if (!item.mine) return null
  const ask = () =>
    modal.confirm({
      title: t('list.undoTitle', { name: item.fileName }),
      content: t('list.undoText', { count: item.imported }),
      okText: t('list.undo'),
      onOk: () =>
        undo.mutateAsync(item.id).then(
          () => message.success(t('list.undone')),
          error => tell(error),
        ),
    })
  return (
    <Button size="small" loading={undo.isPending} onClick={ask}>
      {t('list.undo')}
    </Button>
  )
}
