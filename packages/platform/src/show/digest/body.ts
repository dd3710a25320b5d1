import { html } from 'hono/html'
import { nameSource } from '../feeds/feed.ts'
import type { Digest, DigestEvent, DigestPolicy } from '../views.ts'
import texts from './texts.json' with { type: 'json' }

export type Language = keyof typeof texts

/** A digest as both bodies tell it: parts of themes of regions of lines, all in one language. */
type Line = { what: string; about: string; source: string; url: string; sourceUrl: string | null }
type Told = { heading: string; groups: { name: string; regions: { name: string; lines: Line[] }[] }[] }

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

type Saying = { language: Language; origin: string }
type Region = { name: string; nameEn: string } | null

const tell = (digest: Digest, { language, origin }: Saying): Told[] => {
  const words = texts[language]
  const inLanguage = (zh: string, en: string | null) => (language === 'zh' ? zh : (en ?? zh))
  const nameRegion = (region: Region) => (region ? inLanguage(region.name, region.nameEn) : words.nowhere)
  const sourceOf = (line: DigestEvent | DigestPolicy) =>
    `${words.source}${nameSource(line.source, language)}${line.isPublic ? '' : words.internal}`
  const told = <Item extends DigestEvent | DigestPolicy>(
    heading: string,
    groups: { label: string; labelEn: string; regions: { region: Region; items: Item[] }[] }[],
    lineOf: (item: Item) => Pick<Line, 'what' | 'about' | 'url'>,
  ): Told => ({
    heading,
    groups: groups.map(group => ({
      name: inLanguage(group.label, group.labelEn),
      regions: group.regions.map(({ region, items }) => ({
        name: nameRegion(region),
        lines: items.map(item => ({ ...lineOf(item), source: sourceOf(item), sourceUrl: item.source.url })),
      })),
    })),
  })
  const parts = [
    told(words.events, digest.events, event => ({
      what: inLanguage(event.what, event.whatEn),
      about: [event.date, event.actors.length > 0 && `${words.actors}${event.actors.join(words.between)}`]
        .filter(Boolean)
        .join(' · '),
      url: `${origin}/events?id=${event.id}`,
    })),
    told(words.policies, digest.policies, policy => ({
      what: policy.name,
      about: [policy.validFrom, policy.issuer, policy.amount].filter(Boolean).join(' · '),
      url: policy.region ? `${origin}/regions/${policy.region.code}` : `${origin}/digest`,
    })),
  ]
  return parts.filter(part => part.groups.length > 0)
}

/** What a digest is called, and the line below it. */
export const nameDigest = ({ period, first, last }: Digest, language: Language) => {
  const words = texts[language]
  return { title: words[period], span: fill(period === 'day' ? words.spanDay : words.span, { first, last }) }
}

const moreOf = (digest: Digest, { language, origin }: Saying) => {
  if (digest.left === 0) return null
  return { words: fill(texts[language].left, { left: digest.left }), url: `${origin}/events` }
}

/** A digest as plain text for a mail: lines of words, addresses on lines of their own. */
export const writeText = (digest: Digest, saying: Saying): string => {
  const words = texts[saying.language]
  const { title, span } = nameDigest(digest, saying.language)
  const parts = tell(digest, saying)
  const more = moreOf(digest, saying)
  const lines = parts.flatMap(part => [
    `== ${part.heading} ==`,
    ...part.groups.flatMap(group => [
      '',
      `# ${group.name}`,
      ...group.regions.flatMap(region => [
        `${region.name}`,
        ...region.lines.flatMap(line => [
          `- ${oneLine(line.what)}${line.about && ` (${oneLine(line.about)})`}`,
          `  ${oneLine(line.source)}${line.sourceUrl ? ` ${line.sourceUrl}` : ''}`,
          `  ${line.url}`,
        ]),
      ]),
    ]),
    '',
  ])
  const body = parts.length > 0 ? lines : [words.none, '']
  return [title, span, '', ...body, ...(more ? [`${more.words}${more.url}`, ''] : []), words.foot, ''].join('\n')
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')

const styles = {
  body: 'margin:0 auto;padding:16px;max-width:640px;font:15px/1.7 sans-serif;color:#222;background:#fff',
  h1: 'font-size:22px;margin:0;color:#9a3b26',
  h2: 'font-size:18px;margin:24px 0 0',
  h3: 'font-size:15px;margin:16px 0 4px',
  region: 'margin:8px 0 0;font-weight:bold',
  list: 'margin:0;padding-left:20px',
  quiet: 'color:#666;font-size:13px;margin:0',
  link: 'color:#9a3b26',
}

/** A digest as a page for a mail: styles inline, nothing loaded, every line with its source. */
export const writeHtml = (digest: Digest, saying: Saying): string => {
  const { language } = saying
  const words = texts[language]
  const { title, span } = nameDigest(digest, language)
  const parts = tell(digest, saying)
  const more = moreOf(digest, saying)
  const line = ({ what, about, source, url, sourceUrl }: Line) => html`<li>
<a href="${url}" style="${styles.link}">${what}</a>
<p style="${styles.quiet}">${about && `${about} · `}${sourceUrl ? html`<a href="${sourceUrl}" style="${styles.link}">${source}</a>` : source}</p>
</li>`
  const page = html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · ${span}</title></head>
<body style="${styles.body}">
<h1 style="${styles.h1}">${title}</h1>
<p style="${styles.quiet}">${span}</p>
${parts.length === 0 ? html`<p>${words.none}</p>` : ''}
${parts.map(
  part => html`<h2 style="${styles.h2}">${part.heading}</h2>
${part.groups.map(
  group => html`<h3 style="${styles.h3}">${group.name}</h3>
${group.regions.map(
  region => html`<p style="${styles.region}">${region.name}</p>
<ul style="${styles.list}">${region.lines.map(line)}</ul>`,
)}`,
)}`,
)}
${more ? html`<p><a href="${more.url}" style="${styles.link}">${more.words}</a></p>` : ''}
<p style="${styles.quiet}">${words.foot}</p>
</body></html>
`
  return page.toString()
}
