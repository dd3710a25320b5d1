import { useBlocker } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'

/** Asks before a page is left whose form holds what was not saved; `unsaved` is asked at that moment. */
export function UnsavedGuard({ unsaved }: { unsaved: () => boolean }) {
  const { t } = useTranslation('parts')
  const leaving = useBlocker({ shouldBlockFn: unsaved, enableBeforeUnload: unsaved, withResolver: true })
  return (
    <Modal
      open={leaving.status === 'blocked'}
      title={t('unsaved.title')}
      okText={t('unsaved.stay')}
      cancelText={t('unsaved.leave')}
      onOk={leaving.reset}
      onCancel={leaving.proceed}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      {t('unsaved.text')}
    </Modal>
  )
}
