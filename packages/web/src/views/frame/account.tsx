import { Link, useLocation } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession, useSignOut } from '../../state/api.ts'
import styles from './frame.module.css'

/** Who is signed in, with which rights, and what runs behind. */
export function Account() {
  const { t } = useTranslation(['frame', 'words'])
  const path = useLocation({ select: location => location.pathname })
  const session = useSession().data
  const signOut = useSignOut()
  if (!session) return null
  if (!session.signedIn)
    return (
      <Link to="/sign-in" search={{ next: path }} className={styles.tool}>
        {t('account.signIn')}
      </Link>
    )
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={styles.account}>
          <strong>{session.local ? t('account.local') : session.user}</strong>
          {session.organisation && <p>{session.organisation.name}</p>}
          <p className="caption">{t(`words:role.${session.role}`)}</p>
          {session.local ? (
            <p className="caption">{t('account.localWhy')}</p>
          ) : (
            <Button onClick={() => signOut.mutate()}>{t('account.signOut')}</Button>
          )}
          <p className="caption">
            {t('account.version', { version: session.version })} · {t(`account.${session.storage}`)}
          </p>
        </div>
      }
    >
      <button type="button" className={styles.tool} aria-label={t('account.label')}>
        {session.local ? t('account.local') : session.user}
      </button>
    </Popover>
  )
}
