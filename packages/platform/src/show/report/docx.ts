import {
  BorderStyle,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Outline } from './outline.ts'

/** The report as a Word file: real headings, tables with a repeated header, citations as superscript numbers. */
export const writeDocx = async (outline: Outline): Promise<Uint8Array> => {
  const document = new Document({
    title: outline.title,
    styles: {
      default: {
        document: {
          run: { font: { ascii: 'Times New Roman', eastAsia: outline.font }, size: 21 },
          paragraph: { spacing: { after: 120, line: 360 } },
        },
        title: { run: { font: { ascii: 'Arial', eastAsia: outline.headingFont }, size: 36, bold: true } },
        heading1: {
          run: { font: { ascii: 'Arial', eastAsia: outline.headingFont }, size: 28, bold: true, color: '9A3B26' },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: { run: { font: { ascii: 'Arial', eastAsia: outline.headingFont }, size: 24, bold: true } },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: outline.title, heading: HeadingLevel.TITLE }),
          ...outline.blocks.map(write),
          ...outline.sources.map((source, index) => new Paragraph({ text: `[${index + 1}] ${source}` })),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const write = (block: Block): Paragraph | Table => {
  if (block.kind === 'heading')
    return new Paragraph({
      text: block.text,
      heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    })
  if (block.kind === 'paragraph') return new Paragraph({ text: block.text })
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'C8C2BA' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const row = (cells: Paragraph[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      children: cells.map(
        child => new TableCell({ children: [child], borders: { top: line, bottom: line, left: none, right: none } }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      row(
        block.header.map(text => new Paragraph({ children: [new TextRun({ text, bold: true })] })),
        true,
      ),
      ...block.rows.map(cells =>
        row(
          cells.map(
            ({ text, citations }) =>
              new Paragraph({
                children: [
                  new TextRun(text),
                  ...citations.map(number => new TextRun({ text: `[${number}]`, superScript: true })),
                ],
              }),
          ),
          false,
        ),
      ),
    ],
  })
}
