import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import { allRegions } from '../words/gazetteer.ts'
import { asOwner } from './caller.ts'
import type { Store } from './open.ts'
import { referenceData, regions } from './schema/index.ts'

const regionsFile = new URL('../../data/regions.csv', import.meta.url)
const batch = 500

/** Fills the table of regions from data/regions.csv, unless it was filled from this very file before. */
export const fillReferenceData = async (store: Store): Promise<void> => {
  const sha256 = createHash('sha256')
    .update(await readFile(regionsFile))
    .digest('hex')
  const [filled] = await store.db.select().from(referenceData).where(eq(referenceData.name, 'regions.csv'))
  if (filled?.sha256 === sha256) return

  const rows = allRegions().map(place => ({
    code: place.code,
    level: place.level,
    name: place.name,
    fullName: place.full_name,
    nameEn: place.name_en,
    pinyin: place.pinyin,
    parentCode: place.parent_code,
    longitude: place.longitude,
    latitude: place.latitude,
  }))
  await asOwner(store, async tx => {
    await tx.execute(sql`LOCK TABLE region IN EXCLUSIVE MODE`)
    await tx.delete(regions)
    for (let start = 0; start < rows.length; start += batch)
      await tx.insert(regions).values(rows.slice(start, start + batch))
    await tx
      .insert(referenceData)
      .values({ name: 'regions.csv', sha256 })
      .onConflictDoUpdate({ target: referenceData.name, set: { sha256 } })
  })
}
