import { type Feed, wordsOf } from './feed.ts'

export const jsonFeedType = 'application/feed+json'

/** A feed as JSON Feed 1.1 has it (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeedOf = (feed: Feed) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  description: feed.subtitle,
  language: feed.language,
  home_page_url: feed.homeUrl,
  feed_url: feed.selfUrl,
  ...(feed.nextUrl && { next_url: feed.nextUrl }),
  authors: [{ name: wordsOf(feed.language).name }],
  items: feed.items.map(item => ({
    id: `urn:uuid:${item.id}`,
    url: item.url,
    ...(item.sourceUrl && { external_url: item.sourceUrl }),
    title: item.title,
    content_text: item.text,
    date_published: item.recordedAt.toISOString(),
    date_modified: item.recordedAt.toISOString(),
    authors: [{ name: item.publisher }],
    tags: item.tags.map(({ label }) => label),
  })),
})
