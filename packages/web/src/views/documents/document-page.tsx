import type { Document } from '@langqiao/platform/views'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeleteButton } from '../../components/delete-button.tsx'
import { SampleMark } from '../../components/evidence-chip.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { originalAddress, useDeleteDocument, useDocument } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { ContradictionsOf } from '../contradictions/contradictions-of.tsx'
import { Copies } from './copies.tsx'
import styles from './document-page.module.css'
import { Review } from './review.tsx'

/** A document: its cleaned text beside what was found in it, and below what was taken out of it. */
export function DocumentPage() {
  const { id } = useParams({ from: '/documents/$id' })
  const { at, from } = useSearch({ from: '/documents/$id' })
  const { t } = useTranslation(['documents', 'frame'])
  const navigate = useNavigate()
  const remove = useDeleteDocument()
  return (
    <LoadedPage query={useDocument(id)}>
      {document => (
        <Page
          title={document.title}
          lead={<Lead document={document} />}
          crumbs={[
            { text: t('frame:nav.observe') },
            { text: t('frame:nav.documents'), to: '/documents' },
            { text: document.title },
          ]}
          actions={
            document.mine &&
            document.text !== null && (
              <>
                {document.pending > 0 && (
                  <LinkButton to="/review" search={{ document: id }}>
                    {t('review.toQueue')}
                  </LinkButton>
                )}
                <Button href={originalAddress(id)} download>
                  {t('page.original')}
                </Button>
                <DeleteButton
                  name={document.title}
                  remove={() => remove.mutateAsync(id)}
                  done={() => navigate({ to: '/documents' })}
                />
              </>
            )
          }
        >
          {document.duplicateOf && document.copies === 0 && (
            <p className={styles.notice}>
              {t('page.duplicate')}{' '}
              <Link to="/documents/$id" params={{ id: document.duplicateOf }}>
                {t('page.first')}
              </Link>
            </p>
          )}
          {document.text === null ? (
            <p className={styles.notice}>{t('page.cited')}</p>
          ) : (
            <Review
              key={document.id}
              document={document}
              text={document.text}
              at={at === undefined ? null : Number(at)}
              from={from}
            />
          )}
          {document.text !== null && (
            <>
              <Copies key={document.id} id={document.id} title={document.title} />
              <ContradictionsOf document={document.id} />
              <Removed document={document} />
            </>
          )}
        </Page>
      )}
    </LoadedPage>
  )
}

function Lead({ document }: { document: Document }) {
  const { t } = useTranslation('documents')
  const { date, number } = useLanguage()
  return (
    <p className={styles.facts}>
      <span>
        {document.publisher ?? t('list.unknownSource')}
        {document.sample && <SampleMark />}
      </span>
      {document.published && <span>{date(document.published)}</span>}
      {document.characters > 0 && <span>{t('page.characters', { characters: number(document.characters) })}</span>}
      {document.encoding && <span>{document.encoding.toUpperCase()}</span>}
      {document.facts > 0 && <span>{t('list.facts', { count: document.facts })}</span>}
      {document.pending > 0 && <span>{t('list.pending', { count: document.pending })}</span>}
      {document.copies > 0 && <a href="#copies">{t('copies.title', { count: document.copies })}</a>}
      {document.url && (
        <a href={document.url} target="_blank" rel="noopener noreferrer nofollow">
          {t('page.source')}
        </a>
      )}
    </p>
  )
}

function Removed({ document }: { document: Document }) {
  const { t } = useTranslation('documents')
  const { number } = useLanguage()
  return (
    <Section title={t('removed.title')} question={t('removed.question')}>
      {document.removed.length === 0 ? (
        <p className="quiet">{t('removed.nothing')}</p>
      ) : (
        <table className={styles.removed}>
          <thead>
            <tr>
              <th>{t('removed.kind')}</th>
              <th>{t('removed.count')}</th>
              <th>{t('removed.sample')}</th>
            </tr>
          </thead>
          <tbody>
            {document.removed.map(removal => (
              <tr key={removal.kind}>
                <th scope="row">{t(`removal.${removal.kind}`)}</th>
                <td>{number(removal.count)}</td>
                <td>
                  <q>{removal.sample}</q>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
