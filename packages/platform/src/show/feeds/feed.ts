import { instrumentName } from '../../diagnose/index.ts'
import type { GroundRow } from '../../store/evidence.ts'
import type { RecordedEvent, RecordedPolicy } from '../../store/recorded.ts'
import type { RegionNames } from '../../store/regions.ts'
import { nameTheme } from '../events/present.ts'
import texts from './texts.json' with { type: 'json' }

export type Language = keyof typeof texts

/** One entry, the same for every format. `url` is its page here, `sourceUrl` where its document was published. */
export type FeedItem = {
  id: string
  url: string
  title: string
  text: string
  recordedAt: Date
  publisher: string
  sourceUrl: string | null
  tags: { id: string; label: string }[]
}

/** A page of a feed. `id` stays the same on every page; `selfUrl` is this one. */
export type Feed = {
  id: string
  language: Language
  title: string
  subtitle: string
  selfUrl: string
  homeUrl: string
  nextUrl: string | null
  updatedAt: Date
  items: FeedItem[]
}

/** The words of feeds in a language. */
export const wordsOf = (language: Language) => texts[language]

/** An address that may be followed: a document's, when it is one of the web. */
export const webAddress = (url: string | null): string | null =>
  url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null

/** Where a line comes from, in words: title, publisher, date. */
export const nameSource = (
  { title, publisher, published }: Pick<GroundRow, 'title' | 'publisher' | 'published'>,
  language: Language,
): string => {
  const { open, close, separator } = texts[language]
  const by = [publisher, published].filter(Boolean).join(separator)
  return by ? `${title}${open}${by}${close}` : title
}

const nameRegion = (names: RegionNames, code: string | null, language: Language): string | null => {
  const named = names(code)
  return named && (language === 'zh' ? named.name : named.nameEn)
}

/** What an event says in a feed: place and date, what, who, and its source. `origin` is the address of this server. */
export const itemOfEvent = (
  { fact, ground, url }: RecordedEvent,
  { origin, names, language }: { origin: string; names: RegionNames; language: Language },
): FeedItem => {
  const words = texts[language]
  const title = language === 'zh' ? fact.what : (fact.whatEn ?? fact.what)
  const region = nameRegion(names, fact.regionCode, language)
  const theme = fact.theme && nameTheme(fact.theme)
  const lines = [
    [fact.date, region, theme && (language === 'zh' ? theme.label : theme.labelEn)].filter(Boolean).join(' · '),
    title,
    fact.actors.length > 0 && `${words.actors}${fact.actors.join(words.separator)}`,
    `${words.source}${nameSource(ground, language)}`,
  ]
  return {
    id: fact.id,
    url: `${origin}/events?id=${fact.id}`,
    title,
    text: lines.filter(Boolean).join('\n'),
    recordedAt: fact.createdAt,
    publisher: ground.publisher ?? ground.title,
    sourceUrl: webAddress(url),
    tags: [
      ...(theme ? [{ id: theme.id, label: language === 'zh' ? theme.label : theme.labelEn }] : []),
      ...(region && fact.regionCode ? [{ id: fact.regionCode, label: region }] : []),
    ],
  }
}

/** What a policy says in a feed: instrument and place, name, who issued it, for whom and how much, and its source. */
export const itemOfPolicy = (
  { fact, ground, url }: RecordedPolicy,
  { origin, names, language }: { origin: string; names: RegionNames; language: Language },
): FeedItem => {
  const words = texts[language]
  const region = nameRegion(names, fact.regionCode, language)
  const instrument = instrumentName(fact.instrument)[language]
  const lines = [
    [fact.validFrom, region, instrument].filter(Boolean).join(' · '),
    fact.name,
    [fact.beneficiary, fact.conditions, fact.amount].filter(Boolean).join(' · '),
    fact.issuer && `${words.issuer}${fact.issuer}`,
    `${words.source}${nameSource(ground, language)}`,
  ]
  return {
    id: fact.id,
    url: `${origin}${fact.regionCode ? `/regions/${fact.regionCode}` : `/documents/${ground.documentId}`}`,
    title: fact.name,
    text: lines.filter(Boolean).join('\n'),
    recordedAt: fact.createdAt,
    publisher: ground.publisher ?? ground.title,
    sourceUrl: webAddress(url),
    tags: [
      { id: fact.instrument, label: instrument },
      ...(region && fact.regionCode ? [{ id: fact.regionCode, label: region }] : []),
    ],
  }
}
