const bodySize = 12
const leading = 20
const left = 72
const indent = 2 * bodySize

type Line = { text: string; x: number; size: number; gap?: number }

const heading = (text: string): Line => ({ text, x: left, size: 18 })
const first = (text: string): Line => ({ text, x: left + indent, size: bodySize })
const next = (text: string): Line => ({ text, x: left, size: bodySize })

const pages: Line[][] = [
  [
    heading('渡口改建的经过'),
    first('渡口原来只有一条旧船，过江要等半个钟头。改建的第一'),
    next('步是换船，第二步是修引道，第三步才是装信号灯。三步'),
    next('用了两年。'),
    first('船厂在上游，工期由两地的航道部门共同核定，每个月开'),
  ],
  [
    next('一次碰头会，会议记录当天公开。'),
    first('信号灯的经费由两地各出一半，养护由下游负责。第一年'),
    next('换过三次灯，原因都是雷击。'),
  ],
  [first('渡口现在每天过江四百人，最忙的是赶集那天。')],
]

const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** Content stream of a page: its lines from the top, a running header and a page number. */
function contentOf(lines: Line[], number: number): string {
  const show = (text: string, x: number, y: number, size: number) =>
    `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`
  return [
    show('示例渡口简报', 240, 800, 9),
    ...lines.map((line, index) =>
      show(line.text, line.x, 740 - index * leading - (lines[0]!.size > bodySize && index > 0 ? 20 : 0), line.size),
    ),
    show(`第${number}页`, 280, 40, 9),
  ].join('\n')
}

/**
 * A PDF of three pages whose font is not embedded and whose characters are named by the character map UniGB-UCS2-H,
 * as older Chinese programs write them; one paragraph runs over a page break.
 */
export async function input(): Promise<Uint8Array> {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${6 + 2 * index} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  pages.forEach((lines, index) => {
    const content = contentOf(lines, index + 1)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * index} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  })
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
