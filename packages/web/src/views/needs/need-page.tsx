import type { Need } from '@langqiao/platform/views'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DeleteButton } from '../../components/delete-button.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { Loaded } from '../../components/states.tsx'
import { Verdict } from '../../components/verdict.tsx'
import { useDeleteNeed, useMatches, useNeed } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { Criteria } from '../exchange/criteria.tsx'
import { Gaps } from '../exchange/gaps.tsx'
import { ListingLead, Terms } from '../exchange/listing-lead.tsx'
import styles from '../exchange/listing-page.module.css'

/** A need as its owner wrote it, what it is made of, what it still lacks, and who comes nearest. */
export function NeedPage() {
  const { id } = useParams({ from: '/needs/$id' })
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { say, yuan } = useLanguage()
  const navigate = useNavigate()
  const remove = useDeleteNeed()
  return (
    <LoadedPage query={useNeed(id)}>
      {need => (
        <Page
          title={say(need.title, need.titleEn)}
          lead={<ListingLead listing={need} kind={t(`words:needKind.${need.kind}`)} />}
          crumbs={[
            { text: t('frame:nav.match') },
            { text: t('frame:nav.needs'), to: '/needs' },
            { text: say(need.title, need.titleEn) },
          ]}
          actions={
            <>
              <LinkButton to="/needs/$id/matches" params={{ id }} primary>
                {t('need.matches')}
              </LinkButton>
              {need.mine && (
                <>
                  <LinkButton to="/needs/$id/edit" params={{ id }}>
                    {t('page.change')}
                  </LinkButton>
                  <DeleteButton
                    name={need.title}
                    remove={() => remove.mutateAsync(id)}
                    done={() => navigate({ to: '/needs' })}
                  />
                </>
              )}
            </>
          }
        >
          <div className={styles.columns}>
            <div>
              <div className={styles.words} lang={need.lang}>
                <MarkedText text={need.text} quotes={[]} />
              </div>
              <Section title={t('need.elements')} question={t('need.elementsWhy')}>
                <Elements need={need} />
              </Section>
            </div>
            <div className={styles.side}>
              {need.mine && <Gaps gaps={need.gaps} />}
              <Terms
                rows={[
                  [t('need.budget'), need.budgetYuan && yuan(need.budgetYuan)],
                  [t('need.adoption'), need.adoption],
                  [t('page.innovation'), need.innovationKind && t(`words:innovation.${need.innovationKind}`)],
                  [t('page.visibility'), need.mine && t(`visibility.${need.visibility}`)],
                  [
                    t('page.from'),
                    need.documentId && (
                      <Link to="/documents/$id" params={{ id: need.documentId }}>
                        {t('page.document')}
                      </Link>
                    ),
                  ],
                ]}
              />
            </div>
          </div>
          <Nearest id={id} />
        </Page>
      )}
    </LoadedPage>
  )
}

function Elements({ need }: { need: Need }) {
  const { t } = useTranslation(['exchange', 'words'])
  return (
    <>
      {need.criteria.length > 0 && <Criteria criteria={need.criteria} />}
      <ul className={`plain ${styles.elements}`}>
        {need.elements.map(element => (
          <li key={element.id}>
            <span className={styles.kind}>{t(`words:element.${element.kind}`)}</span>
            <div>
              <h3>{element.title}</h3>
              {element.text && <p>{element.text}</p>}
              <Criteria criteria={element.criteria} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** So many offers are shown here; the match page has the others. */
const shown = 3

function Nearest({ id }: { id: string }) {
  const { t } = useTranslation('exchange')
  const { say, share } = useLanguage()
  const query = useMatches(id)
  return (
    <Section
      title={t('need.nearest')}
      actions={
        <Link to="/needs/$id/matches" params={{ id }}>
          {t('need.allMatches')}
        </Link>
      }
    >
      <Loaded query={query} lines={3}>
        {matches => (
          <>
            {matches.verdict === 'none' && <p>{t('match.none')}</p>}
            <ul className={`plain ${styles.near}`}>
              {[...matches.results, ...matches.nearMisses, ...matches.nearest].slice(0, shown).map(match => (
                <li key={match.offer.id}>
                  <Verdict verdict={match.verdict} />
                  <span>{share(match.score)}</span>
                  <span>
                    <Link to="/needs/$id/matches" params={{ id }} search={{ offer: match.offer.id }}>
                      {say(match.offer.title, match.offer.titleEn)}
                    </Link>{' '}
                    <small>
                      {[
                        match.offer.organisation.name,
                        match.offer.region && say(match.offer.region.name, match.offer.region.nameEn),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Section>
  )
}
