import type { Offer } from '@langqiao/platform/views'
import type { Criterion } from '@langqiao/platform/words'
import { useTranslation } from 'react-i18next'
import { useOffer } from '../../state/api.ts'
import { useLanguage } from '../../state/format.ts'
import { useCriterionWords } from '../exchange/criterion-words.ts'
import styles from './offer-row.module.css'

type Stated = Offer['properties'][number]

/** What an offer states on a subject: among its figures, or in a field of its own. */
function statedOn(offer: Offer, what: string): Stated | undefined {
  const listed = offer.properties.find(property => property.what === what)
  if (listed) return listed
  if (what === 'readiness' && offer.readiness !== null) return { what, value: offer.readiness }
  if (what === 'region' && offer.region) return { what, value: offer.region.code }
  return undefined
}

/** Every condition of the need beside what the offer states on it. */
export function Comparison({ criteria, offerId }: { criteria: Criterion[]; offerId: string }) {
  const { t } = useTranslation('exchange')
  const { criterion: words, property } = useCriterionWords()
  const { yuan } = useLanguage()
  const offer = useOffer(offerId).data
  if (criteria.length === 0 || !offer) return null
  return (
    <>
      <h3>{t('match.conditions')}</h3>
      <table className={styles.comparison}>
        <thead>
          <tr>
            <th>{t('match.condition')}</th>
            <th>{t('match.stated')}</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(criterion => {
            const stated = statedOn(offer, criterion.what)
            const price = criterion.what === 'price' && offer.priceYuan
            return (
              <tr key={words(criterion)}>
                <th scope="row">
                  <small>{t(criterion.hard ? 'criterion.hard' : 'criterion.soft')}</small> {words(criterion)}
                </th>
                <td>
                  {(stated && property(stated).value) || (price && yuan(price)) || (
                    <span className="caption">{t('match.notStated')}</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}
