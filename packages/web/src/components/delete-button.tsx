import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useUndo } from '../state/api.ts'
import { useTellProblem } from './tell-problem.ts'

/** How long the way back stays on screen, in seconds. */
const offeredFor = 20

/** Deletes at once and offers to take it back. `remove` gives the address that restores; `done` is called when it is gone. */
export function DeleteButton({
  name,
  remove,
  done,
}: {
  name: string
  remove: () => Promise<{ undo: string }>
  done: () => void
}) {
  const { t } = useTranslation('parts')
  const { message } = App.useApp()
  const undo = useUndo()
  const tell = useTellProblem()
  const run = async () => {
    try {
      const { undo: address } = await remove()
      done()
      const key = `deleted-${address}`
      const restore = async () => {
        message.destroy(key)
        try {
          await undo.mutateAsync(address)
          message.success(t('delete.restored', { name }))
        } catch (error) {
          tell(error)
        }
      }
      message.open({
        key,
        duration: offeredFor,
        content: (
          <>
            {t('delete.done', { name })}{' '}
            <Button size="small" onClick={restore}>
              {t('delete.undo')}
            </Button>
          </>
        ),
      })
    } catch (error) {
      tell(error)
    }
  }
  return (
    <Button type="text" onClick={run}>
      {t('delete.do')}
    </Button>
  )
}
