import { App, Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Query, withQuery } from '../state/client.ts'
import { useLanguage } from '../state/format.ts'
import styles from './feed-button.module.css'

const formats = [
  { id: 'atom', type: 'application/atom+xml' },
  { id: 'json', type: 'application/feed+json' },
] as const

/** Where readers find what is on this page as a feed: links that programs discover, and a button for people. */
export function FeedButton({ feeds }: { feeds: { kind: 'events' | 'policies'; query: Query }[] }) {
  const { t } = useTranslation('observe')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const links = feeds.flatMap(({ kind, query }) =>
    formats.map(({ id, type }) => ({
      address: withQuery(`/api/feeds/${kind}.${id}`, { ...query, lang: language }),
      name: t(kind === 'events' ? 'feed.ofEvents' : 'feed.ofPolicies'),
      format: t(`feed.${id}`),
      type,
    })),
  )
  const copy = (address: string) =>
    navigator.clipboard.writeText(new URL(address, location.href).href).then(() => message.success(t('feed.copied')))
  return (
    <>
      {links.map(({ address, name, format, type }) => (
        <link key={address} rel="alternate" type={type} href={address} title={`${name} (${format})`} />
      ))}
      <Popover
        trigger="click"
        title={t('feed.title')}
        placement="bottomRight"
        content={
          <div className={styles.panel}>
            <ul className="plain">
              {links.map(({ address, name, format }) => (
                <li key={address}>
                  <a href={address}>{`${name} · ${format}`}</a>
                  <Button size="small" type="text" onClick={() => copy(address)}>
                    {t('feed.copy')}
                  </Button>
                </li>
              ))}
            </ul>
            <p className="caption">{t('feed.why')}</p>
          </div>
        }
      >
        <Button>{t('feed.button')}</Button>
      </Popover>
    </>
  )
}
