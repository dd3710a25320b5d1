import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  DocumentGridType,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  type ISectionPropertiesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { characterSpacePt, fontsOf, linePt, numberHeadings, official, pointsOf, type Style } from './layouts.ts'
import type { Block, Outline } from './outline.ts'
import { paintPng } from './pictures/png.ts'
import { writeSvg } from './pictures/svg.ts'

/** Word counts twentieths of a point, sizes of type in half points, the space between characters of a grid in 1/4096 points. */
const twips = (points: number): number => Math.round(points * 20)
const twipsOfMm = (millimetres: number): number => twips(pointsOf(millimetres))
/** Rounded down: rounded up, the last of 22 lines would go to the next page. */
const linePitch = Math.floor(linePt * 20)
const half = (points: number): number => points * 2

/** Where no picture can be painted: a clear pixel, so that readers without SVG show nothing rather than an error. */
const clearPixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
/** The widest picture between the margins, in pixels of 1/96 inch. */
const pictureWidth = Math.floor((official.areaMm.width / 25.4) * 96)

/**
 * The report as a Word file: real headings, tables with a repeated header, pictures as SVG with a painted one for readers
 * that know none, citations as links to the numbered sources.
 */
export const writeDocx = async (outline: Outline, style: Style): Promise<Uint8Array> => {
  const blocks = numberHeadings(outline.blocks, style, outline.language)
  const children: (Paragraph | Table)[] = []
  for (const block of blocks) children.push(...(await write(block)))
  const isOfficial = style === 'gb9704'
  const document = new Document({
    title: outline.title,
    evenAndOddHeaderAndFooters: isOfficial,
    styles: stylesOf(style),
    sections: [
      {
        properties: isOfficial ? officialPage : undefined,
        footers: isOfficial
          ? { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) }
          : { default: pageNumber(AlignmentType.CENTER) },
        children: [
          new Paragraph({ text: outline.title, heading: HeadingLevel.TITLE }),
          ...children,
          ...outline.sources.map(
            ({ text, link }, index) =>
              new Paragraph({
                style: 'Source',
                children: [
                  new Bookmark({ id: `source-${index + 1}`, children: [new TextRun(`[${index + 1}] ${text}`)] }),
                  ...(link
                    ? [
                        new TextRun(' '),
                        new ExternalHyperlink({ link, children: [new TextRun({ text: link, style: 'Hyperlink' })] }),
                      ]
                    : []),
                ],
              }),
          ),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const { marginsMm: margins } = official
const officialPage: ISectionPropertiesOptions = {
  page: {
    size: { width: twipsOfMm(210), height: twipsOfMm(297) },
    margin: {
      ...{ top: twipsOfMm(margins.top), bottom: twipsOfMm(margins.bottom) },
      ...{ left: twipsOfMm(margins.left), right: twipsOfMm(margins.right) },
      footer: twips(pointsOf(margins.bottom - official.pageNumberBelowMm) - official.pageNumberPt),
    },
  },
  grid: {
    type: DocumentGridType.LINES_AND_CHARS,
    linePitch,
    charSpace: Math.round(characterSpacePt * 4096),
  },
}

const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer => {
  const em = twips(official.pageNumberPt)
  const side =
    alignment === AlignmentType.CENTER ? undefined : alignment === AlignmentType.RIGHT ? { right: em } : { left: em }
  return new Footer({
    children: [
      new Paragraph({
        ...{ alignment, indent: side },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            ...{ size: half(official.pageNumberPt), font: '宋体' },
          }),
        ],
      }),
    ],
  })
}

const stylesOf = (style: Style) => {
  const fonts = fontsOf[style]
  const font = (eastAsia: string, latin: string) => ({ ascii: latin, hAnsi: latin, eastAsia })
  const based = { basedOn: 'Normal', quickFormat: true }
  const body = font(fonts.body, fonts.latin)
  const heading = (level: 0 | 1) => font(fonts.headings[level], fonts.latinHeadings)
  if (style === 'plain')
    return {
      default: {
        document: { run: { font: body, size: half(10.5) }, paragraph: { spacing: { after: 120, line: 360 } } },
        title: { run: { font: font(fonts.title, fonts.latinHeadings), size: half(18), bold: true } },
        heading1: {
          run: { font: heading(0), size: half(14), bold: true, color: '9A3B26' },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        heading2: {
          run: { font: heading(1), size: half(12), bold: true, color: '000000' },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
        },
      },
      paragraphStyles: [
        { id: 'Body', name: 'Body', ...based },
        { id: 'Note', name: 'Note', ...based, run: { size: half(9), color: '70675D' } },
        { id: 'Cell', name: 'Cell', ...based, run: { size: half(9) }, paragraph: { spacing: { after: 0, line: 280 } } },
        { id: 'Source', name: 'Source', ...based, run: { size: half(9) } },
      ],
    }
  // A line of the grid each; pictures and tables are as high as they are.
  const lines = { spacing: { before: 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT } }
  const run = { size: half(official.bodyPt), color: '000000', bold: false }
  const indent = { firstLineChars: 200, firstLine: twips(2 * official.bodyPt) }
  return {
    default: {
      document: { run: { font: body, size: half(official.bodyPt) } },
      title: {
        run: { ...run, font: font(fonts.title, fonts.latin), size: half(official.titlePt) },
        paragraph: {
          ...lines,
          alignment: AlignmentType.CENTER,
          spacing: { ...lines.spacing, line: Math.round(1.2 * linePitch), after: linePitch },
        },
      },
      heading1: { run: { ...run, font: heading(0) }, paragraph: { ...lines, indent, keepNext: true } },
      heading2: { run: { ...run, font: heading(1) }, paragraph: { ...lines, indent, keepNext: true } },
    },
    paragraphStyles: [
      { id: 'Body', name: 'Body', ...based, paragraph: { ...lines, indent, alignment: AlignmentType.BOTH } },
      { id: 'Note', name: 'Note', ...based, paragraph: { ...lines, indent } },
      { id: 'Cell', name: 'Cell', ...based, run: { size: half(official.tablePt) } },
      { id: 'Source', name: 'Source', ...based, paragraph: lines },
    ],
  }
}

const citing = (citations: readonly number[] = []): ParagraphChild[] =>
  citations.map(
    number =>
      new InternalHyperlink({
        anchor: `source-${number}`,
        children: [new TextRun({ text: `[${number}]`, superScript: true })],
      }),
  )

const write = async (block: Block): Promise<(Paragraph | Table)[]> => {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ style: 'Body', children: [new TextRun(block.text), ...citing(block.citations)] })]
    case 'note':
      return [new Paragraph({ style: 'Note', text: block.text })]
    case 'picture':
      return writePicture(block)
    case 'table':
      // Word joins tables that nothing parts.
      return [writeTable(block), new Paragraph({ style: 'Cell' })]
  }
}

const writePicture = async ({ drawing, alt, caption }: Extract<Block, { kind: 'picture' }>): Promise<Paragraph[]> => {
  const transformation = { width: pictureWidth, height: Math.round((drawing.height / drawing.width) * pictureWidth) }
  const painted = (await paintPng(drawing)) ?? clearPixel
  return [
    new Paragraph({
      ...{ alignment: AlignmentType.CENTER, keepNext: true },
      children: [
        new ImageRun({
          ...{ type: 'svg', data: Buffer.from(writeSvg(drawing)), transformation },
          fallback: { type: 'png', data: painted },
          altText: { title: caption, description: alt, name: caption },
        }),
      ],
    }),
    new Paragraph({ style: 'Cell', alignment: AlignmentType.CENTER, text: caption }),
  ]
}

const writeTable = ({ header, rows }: Extract<Block, { kind: 'table' }>): Table => {
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C8C2BA' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const row = (cells: Paragraph[], isHeader: boolean) =>
    new TableRow({
      ...{ tableHeader: isHeader, cantSplit: true },
      children: cells.map(
        child => new TableCell({ children: [child], borders: { top: line, bottom: line, left: none, right: none } }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      row(
        header.map(text => new Paragraph({ style: 'Cell', children: [new TextRun({ text, bold: true })] })),
        true,
      ),
      ...rows.map(cells =>
        row(
          cells.map(
            ({ text, citations }) =>
              new Paragraph({ style: 'Cell', children: [new TextRun(text), ...citing(citations)] }),
          ),
          false,
        ),
      ),
    ],
  })
}
