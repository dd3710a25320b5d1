import type { Offer } from '@langqiao/platform/views'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DeleteButton } from '../../components/delete-button.tsx'
import { LinkButton } from '../../components/link-button.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { LoadedPage, Page, Section } from '../../components/page.tsx'
import { Empty, Loaded } from '../../components/states.tsx'
import { Term } from '../../components/term.tsx'
import { Verdict } from '../../components/verdict.tsx'
import { useDeleteOffer, useOffer, useOfferNeeds } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { withSubjectNames } from '../../state/subjects.ts'
import { Criteria } from '../exchange/criteria.tsx'
import { useCriterionWords } from '../exchange/criterion-words.ts'
import { Gaps } from '../exchange/gaps.tsx'
import { ListingLead, Terms } from '../exchange/listing-lead.tsx'
import styles from '../exchange/listing-page.module.css'

/** An offer: what it can do, its figures, where it works already, whom it wants, and the needs that it fits. */
export function OfferPage() {
  const { id } = useParams({ from: '/offers/$id' })
  const { t } = useTranslation(['exchange', 'words', 'frame'])
  const { say } = useLanguage()
  const navigate = useNavigate()
  const remove = useDeleteOffer()
  return (
    <LoadedPage query={useOffer(id)}>
      {offer => (
        <Page
          title={say(offer.title, offer.titleEn)}
          lead={<ListingLead listing={offer} kind={t(`words:element.${offer.kind}`)} />}
          crumbs={[
            { text: t('frame:nav.match') },
            { text: t('frame:nav.offers'), to: '/offers' },
            { text: say(offer.title, offer.titleEn) },
          ]}
          actions={
            offer.mine && (
              <>
                <LinkButton to="/offers/$id/edit" params={{ id }}>
                  {t('page.change')}
                </LinkButton>
                <DeleteButton
                  name={offer.title}
                  remove={() => remove.mutateAsync(id)}
                  done={() => navigate({ to: '/offers' })}
                />
              </>
            )
          }
        >
          <div className={styles.columns}>
            <div>
              <div className={styles.words} lang={offer.lang}>
                <MarkedText text={offer.text} quotes={[]} />
              </div>
              {offer.properties.length > 0 && (
                <Section title={t('offer.properties')}>
                  <Properties offer={offer} />
                </Section>
              )}
            </div>
            <div className={styles.side}>
              {offer.mine && <Gaps gaps={offer.gaps} />}
              <Facts offer={offer} />
            </div>
          </div>
          <Section title={t('offer.needs')} question={t('offer.needsWhy')}>
            <FittingNeeds id={id} />
          </Section>
        </Page>
      )}
    </LoadedPage>
  )
}

function Properties({ offer }: { offer: Offer }) {
  const { property } = useCriterionWords()
  return (
    <table className={styles.properties}>
      <tbody>
        {offer.properties.map(property).map(({ what, value }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Facts({ offer }: { offer: Offer }) {
  const { t } = useTranslation(['exchange', 'words'])
  const { yuan } = useLanguage()
  return (
    <Terms
      rows={[
        [
          t('offer.readiness'),
          offer.readiness !== null && <Term id="readiness">{t('criterion.level', { level: offer.readiness })}</Term>,
        ],
        [t('offer.price'), offer.priceYuan && yuan(offer.priceYuan)],
        [t('offer.ownership'), offer.ownership],
        [
          t('offer.deployments'),
          offer.deployments.length > 0 && (
            <ul className="plain">
              {offer.deployments.map(where => (
                <li key={where}>{where}</li>
              ))}
            </ul>
          ),
        ],
        [t('offer.wishes'), offer.wishes.length > 0 && <Criteria criteria={offer.wishes} />],
        [t('page.innovation'), offer.innovationKind && t(`words:innovation.${offer.innovationKind}`)],
        [t('page.visibility'), offer.mine && t(`visibility.${offer.visibility}`)],
        [
          t('page.from'),
          offer.documentId && (
            <Link to="/documents/$id" params={{ id: offer.documentId }}>
              {t('page.document')}
            </Link>
          ),
        ],
      ]}
    />
  )
}

/** The needs for which this offer would be listed, best first, each with its page of matches opened at this offer. */
function FittingNeeds({ id }: { id: string }) {
  const { t } = useTranslation('exchange')
  const { say, share } = useLanguage()
  return (
    <Loaded query={useOfferNeeds(id)} lines={4}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty text={t('offer.noNeeds')}>
            <Link to="/needs">{t('offer.allNeeds')}</Link>
          </Empty>
        ) : (
          <ul className={`plain ${styles.near}`}>
            {items.map(({ need, judgement }) => (
              <li key={need.id}>
                <Verdict verdict={judgement.verdict} />
                <span>{share(judgement.score)}</span>
                <span>
                  <Link to="/needs/$id/matches" params={{ id: need.id }} search={{ offer: id }}>
                    {say(need.title, need.titleEn)}
                  </Link>{' '}
                  <small>
                    {[need.organisation.name, need.region && say(need.region.name, need.region.nameEn)]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                  {judgement.verdict === 'near-miss' && judgement.would_change[0] && (
                    <small>
                      <br />
                      {withSubjectNames(judgement.would_change[0])}
                    </small>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}
