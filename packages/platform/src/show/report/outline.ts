import { type Diagnosis, type Ground, typeName } from '../../diagnose/index.ts'
import words from './words.json' with { type: 'json' }

export type Language = 'zh' | 'en'
export type Subject = {
  region: { name: string; nameEn: string; code: string }
  diagnosis: Diagnosis
  regionName(code: string): { zh: string; en: string }
  activityName(activity: string): { zh: string; en: string }
}
export type Imprint = { version: string; date: string }

/** A block of a report, the same for every format it is written in. Citations in a cell are numbers into `sources`. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; header: string[]; rows: { text: string; citations: number[] }[][] }
export type Outline = {
  title: string
  language: Language
  font: string
  headingFont: string
  blocks: Block[]
  sources: string[]
}

const cell = (text: string, citations: number[] = []) => ({ text, citations })
/** Rows of the opportunity table; the page in the browser has them all. */
const opportunitiesShown = 10

/** The report of a region as blocks with numbered sources: every figure leads to a source or to its method. */
export const outlineReport = (
  { region, diagnosis, regionName, activityName }: Subject,
  language: Language,
  imprint: Imprint,
): Outline => {
  const text = words[language]
  const sources: string[] = []
  const cite = (ground: Ground | null): number[] => {
    if (!ground) return []
    const line = describe(ground, language)
    if (!sources.includes(line)) sources.push(line)
    return [sources.indexOf(line) + 1]
  }
  const blocks: Block[] = [
    { kind: 'paragraph', text: diagnosis.headline[language] },
    { kind: 'paragraph', text: text.made.replace('{version}', imprint.version).replace('{date}', imprint.date) },
  ]
  const table = (header: string[], rows: ReturnType<typeof cell>[][]) => {
    if (rows.length) blocks.push({ kind: 'table', header, rows })
  }
  const heading = (title: string, level: 1 | 2 = 1) => blocks.push({ kind: 'heading', level, text: title })

  if (diagnosis.type) {
    const { id, memberships, reasons, path, settle } = diagnosis.type
    heading(text.type)
    const answer =
      id === 'insufficient-data'
        ? text.typeOpen
        : id === 'mixed'
          ? text.mixed
          : `${typeName(id)[language]}: ${path?.[language]}`
    blocks.push({ kind: 'paragraph', text: answer })
    table(
      [text.type, text.membership],
      Object.entries(memberships).map(([type, [low, high]]) => [
        cell(type),
        cell(`${low.toFixed(2)}–${high.toFixed(2)}`),
      ]),
    )
    table(
      [text.type, text.rule, text.known, text.share],
      reasons.map(reason => [
        cell(typeName(reason.type)[language]),
        cell(language === 'zh' ? reason.rule : reason.ruleEn),
        cell(reason.value ?? text.unknown, cite(reason.ground)),
        cell(`${reason.low.toFixed(2)}–${reason.high.toFixed(2)}`),
      ]),
    )
    if (settle.length) heading(text.settle, 2)
    for (const figure of settle)
      blocks.push({
        kind: 'paragraph',
        text: `${figure.indicator[language]} (${text.published}: ${figure.where[language]})`,
      })
  }

  for (const section of diagnosis.sections) {
    heading(section.title[language])
    blocks.push({ kind: 'paragraph', text: section.question[language] })
    table(
      [text.fact, text.value, text.unit, text.period],
      section.items.map(item => [
        cell(language === 'zh' ? item.label : item.labelEn),
        cell(item.qualifier === 'unverified' ? `${item.value} (${text.unverified})` : item.value, cite(item.ground)),
        cell(item.unit ?? ''),
        cell(item.period ?? ''),
      ]),
    )
    for (const { text: what, where } of section.missing)
      blocks.push({
        kind: 'paragraph',
        text: `${text.missing}: ${what[language]}${where ? ` (${text.published}: ${where[language]})` : ''}`,
      })
  }

  heading(text.opportunities)
  if (diagnosis.opportunityNote)
    blocks.push({ kind: 'paragraph', text: text.noOpportunities[diagnosis.opportunityNote] })
  table(
    [text.industry, text.firms, text.density, text.complexity, text.carried],
    diagnosis.opportunities
      .filter(item => !item.present)
      .slice(0, opportunitiesShown)
      .map(item => [
        cell(activityName(item.activity)[language], cite(item.ground)),
        cell(String(item.firms)),
        cell(item.density?.toFixed(3) ?? text.unknown),
        cell(item.complexity?.toFixed(2) ?? text.unknown),
        cell(item.carriedBy.map(carrier => activityName(carrier.activity)[language]).join('; ')),
      ]),
  )
  if (diagnosis.partners.length) heading(text.partners)
  table(
    [text.city, text.brings, text.score],
    diagnosis.partners.map(partner => [
      cell(regionName(partner.code)[language], cite(partner.ground)),
      cell(partner.activities.map(activity => activityName(activity)[language]).join('; ')),
      cell(partner.score.toFixed(2)),
    ]),
  )
  return {
    title: text.title.replace('{region}', language === 'zh' ? region.name : region.nameEn),
    language,
    font: text.font,
    headingFont: text.headingFont,
    blocks: [...blocks, { kind: 'heading', level: 1, text: text.sources }],
    sources,
  }
}

const describe = (ground: Ground, language: Language): string => {
  const text = words[language]
  if (ground.kind === 'sample' || ground.kind === 'own') return text[ground.kind]
  if (ground.kind === 'formula') return `${text.computed.replace('{method}', ground.method)}: ${ground.text}`
  const about = [ground.publisher, ground.title, ground.published].filter(Boolean).join(', ')
  const doubts = [ground.claimKind === 'recalled' && text.unverified, ground.disputed && text.disputed].filter(Boolean)
  return doubts.length ? `${about} (${doubts.join(', ')})` : about
}
