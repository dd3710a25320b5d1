import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'

const rows = [
  ['编号', '需求', '指标', '预算'],
  ['1', '低温电池', '零下三十摄氏度容量保持不低于八成', '200万元'],
  ['2', '隔膜涂覆', '厚度偏差不超过一微米', '面议'],
]

/** A Word file with a heading, a paragraph, a table and a paragraph. */
export async function input(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: '技术需求清单（示例）', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('本清单由示例材料公司提供，用来说明填写方法。'),
          new Table({ rows: rows.map(row => new TableRow({ children: row.map(cell) })) }),
          new Paragraph('有意者请在一个月内联系。'),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
