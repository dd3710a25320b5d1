import type { RegionChip as Region } from '@langqiao/platform/views'
import { Link } from '@tanstack/react-router'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useCity } from '../state/api.ts'
import { useLanguage } from '../state/format.ts'
import styles from './region-chip.module.css'
import { Loading } from './states.tsx'

/**
 * A place by name, with its level unless it is a city; pointing at it shows a profile, choosing it opens its
 * page. `bare` leaves the level out where all around are of the same.
 */
export function RegionChip({ region, bare }: { region: Region; bare?: boolean }) {
  const { t } = useTranslation('words')
  const { say } = useLanguage()
  return (
    <Popover content={<Profile code={region.code} />} destroyOnHidden mouseEnterDelay={0.4}>
      <Link to="/regions/$code" params={{ code: region.code }} className={styles.chip}>
        {say(region.name, region.nameEn)}
        {!bare && region.level !== 'city' && <span className={styles.level}>{t(`level.${region.level}`)}</span>}
      </Link>
    </Popover>
  )
}

/** The flag of a type of city. */
export function CityTypeFlag({ type }: { type: keyof typeof flagShapes }) {
  const { t } = useTranslation('words')
  return <span className={`${styles.flag} ${flagShapes[type]}`}>{t(`cityType.${type}`)}</span>
}

/** Types of centre cities carry a full mark, others a ring; honest non-answers stay grey. */
const flagShapes = {
  'innovation-leading': styles.centre,
  'focused-leading': styles.centre,
  'traditional-upgrading': styles.centre,
  'emerging-led': styles.centre,
  cluster: styles.other,
  supporter: styles.other,
  'revalued-resource': styles.other,
  'strategy-track': styles.other,
  mixed: styles.open,
  'insufficient-data': styles.open,
}

function Profile({ code }: { code: string }) {
  const { t } = useTranslation('parts')
  const { say, number } = useLanguage()
  const city = useCity(code).data
  if (!city) return <Loading lines={3} />
  const counts = ['firms', 'facts', 'needs', 'offers'] as const
  const most = Math.max(1, ...counts.map(count => city.region[count]))
  return (
    <div className={styles.profile}>
      {city.type && <CityTypeFlag type={city.type.id} />}
      <p>{say(city.headline, city.headlineEn)}</p>
      <dl>
        {counts.map(count => (
          <div key={count}>
            <dt>{t(`region.${count}`)}</dt>
            <dd>
              <span style={{ width: `${(Math.sqrt(city.region[count] / most) * 100).toFixed(1)}%` }} />
              {number(city.region[count])}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
