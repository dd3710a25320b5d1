import { type Diagnosis, type Ground, typeName } from '../../diagnose/index.ts'
import { type Answered, type Around, figuresOf, saysSomething, writeAnalysis, writeGap } from './analysis-section.ts'
import { writeChanges } from './changes.ts'
import { type Figure, type KeptFigures, uniqueKeys } from './figures.ts'
import { type Citations, type Draft, type Imprint, type Language, type Outline, openDraft } from './outline.ts'

/** What a report on a region is made from. */
export type Subject = {
  region: { name: string; nameEn: string; code: string }
  diagnosis: Diagnosis
  answers: readonly Answered[]
  citations: Citations
  around: Around
}

/** Every ground that a report on a region can cite, for reading the documents behind them at once. */
export const groundsOf = ({ diagnosis, answers }: Pick<Subject, 'diagnosis' | 'answers'>): Ground[] => [
  ...diagnosis.sections.flatMap(section => section.items.map(item => item.ground)),
  ...(diagnosis.type?.reasons.flatMap(reason => reason.ground ?? []) ?? []),
  ...answers.flatMap(({ finding }) => [...finding.sources, ...finding.rows.map(row => row.ground)]),
]

/**
 * The report on a region: what changed since an earlier one, its type, what is on record, what the analyses answer, and what
 * they cannot. Every figure leads to a numbered source or to its method.
 */
export const outlineRegion = (
  { region, diagnosis, answers, citations, around }: Subject,
  language: Language,
  imprint: Imprint,
  since: KeptFigures | null,
): Outline => {
  const draft = openDraft(language, citations)
  const { text } = draft
  const figures = uniqueKeys([
    ...figuresOfRecord(diagnosis),
    ...answers.flatMap(answered => figuresOf(answered, around)),
  ])
  draft.paragraph(diagnosis.headline[language])
  draft.note(text.made.replace('{version}', imprint.version).replace('{date}', imprint.date))
  if (since) writeChanges(draft, since, figures)
  if (diagnosis.type) writeType(draft, diagnosis.type)
  if (diagnosis.sections.length > 0) draft.heading(text.record)
  for (const section of diagnosis.sections) writeSection(draft, section)
  const said = answers.filter(saysSomething)
  if (said.length > 0) draft.heading(text.analyses)
  for (const answered of said) writeAnalysis(draft, answered, around)
  const silent = answers.filter(answered => !saysSomething(answered))
  if (silent.length > 0) draft.heading(text.unanswered)
  for (const { analysis, finding } of silent)
    draft.paragraph(
      [analysis.question[language], finding.missing.map(gap => writeGap(draft, gap)).join(text.semicolon)].join(' '),
    )
  return draft.close(text.title.replace('{region}', language === 'zh' ? region.name : region.nameEn), figures)
}

const writeType = (draft: Draft, { id, memberships, reasons, path, settle }: NonNullable<Diagnosis['type']>): void => {
  const { text, language, cell } = draft
  draft.heading(text.type)
  draft.paragraph(
    id === 'insufficient-data'
      ? text.typeOpen
      : id === 'mixed'
        ? text.mixed
        : `${typeName(id)[language]}${text.colon}${path?.[language]}`,
  )
  draft.table(
    [text.type, text.membership],
    Object.entries(memberships).map(([type, [low, high]]) => [
      cell(typeName(type)[language]),
      cell(`${low.toFixed(2)}–${high.toFixed(2)}`),
    ]),
  )
  draft.table(
    [text.type, text.rule, text.known, text.share],
    reasons.map(reason => [
      cell(typeName(reason.type)[language]),
      cell(language === 'zh' ? reason.rule : reason.ruleEn),
      cell(reason.value ?? text.unknown, reason.ground),
      cell(`${reason.low.toFixed(2)}–${reason.high.toFixed(2)}`),
    ]),
  )
  if (settle.length > 0) draft.heading(text.settle, 2)
  for (const figure of settle)
    draft.paragraph(
      `${figure.indicator[language]}${text.bracketed.replace('{text}', `${text.published}${figure.where[language]}`)}`,
    )
}

const writeSection = (draft: Draft, section: Diagnosis['sections'][number]): void => {
  const { text, language, cell } = draft
  draft.heading(section.title[language], 2)
  draft.note(section.question[language])
  draft.table(
    [text.fact, text.value, text.period],
    section.items.map(item => {
      // Where it is only recalled its ground says so.
      const isDoubtful =
        item.qualifier === 'unverified' && !(item.ground.kind === 'source' && item.ground.claimKind === 'recalled')
      const doubt = isDoubtful ? text.bracketed.replace('{text}', text.unverified) : ''
      const value = [item.value, item.unit].filter(Boolean).join(' ') + doubt
      const label = language === 'zh' ? item.label : item.labelEn
      const period = cell(item.period ?? '')
      // What has no value is cited at its name.
      return value ? [cell(label), cell(value, item.ground), period] : [cell(label, item.ground), cell(''), period]
    }),
  )
  for (const gap of section.missing) draft.note(writeGap(draft, gap))
}

/** What is on record of a region, and the type that it gives, as figures. */
const figuresOfRecord = ({ type, sections }: Diagnosis): Figure[] => [
  ...Object.entries(type?.memberships ?? {}).map(([id, [low, high]]): Figure => {
    const written = `${low.toFixed(2)}–${high.toFixed(2)}`
    const section = { zh: '城市类型', en: 'Type of city' }
    return { key: `type|${id}`, section, label: typeName(id), value: { zh: written, en: written } }
  }),
  ...sections.flatMap(section =>
    section.items.map((item): Figure => {
      const written = [item.value, item.unit, item.period && `(${item.period})`].filter(Boolean).join(' ')
      return {
        ...{ key: `${section.id}|${item.label}`, section: section.title, value: { zh: written, en: written } },
        label: { zh: item.label, en: item.labelEn },
      }
    }),
  ),
]
