import { html, raw } from 'hono/html'
import { characterSpacePt, linePt, numberHeadings, official, type Style } from './layouts.ts'
import type { Block, Outline } from './outline.ts'
import { writeSvg } from './pictures/svg.ts'

const song = '"Noto Serif CJK SC", "Songti SC", SimSun, serif'
const hei = 'SimHei, "Noto Sans CJK SC", "PingFang SC", sans-serif'

const shared = `
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; font-variant-numeric: tabular-nums }
th, td { border-block: 1px solid #c8c2ba; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: break-word }
thead { display: table-header-group } tr, figure { break-inside: avoid } h2, h3 { break-after: avoid }
figure { margin: 1rem 0 } figure img { width: 100%; height: auto } figcaption { text-align: center }
sup { font-size: 0.7em; line-height: 0 } sup a { text-decoration: none } ol { overflow-wrap: anywhere }`

const plain = `
body { font: 15px/1.7 ${song}; color: #2b2724; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3 { font-family: ${hei}; line-height: 1.3 }
h2 { color: #9a3b26; margin-top: 2rem }
table, ol { font-size: 0.9em } .note, figcaption { font-size: 0.85em; color: #70675d }
@page { size: A4; margin: 22mm 20mm; @bottom-center { content: "— " counter(page) " —" } }`

const { marginsMm: margins } = official
const number = `content: "— " counter(page) " —"; font: ${official.pageNumberPt}pt SimSun, ${song}; vertical-align: top; padding-top: ${official.pageNumberBelowMm}mm;`
const gb9704 = `
body { font: ${official.bodyPt}pt/${linePt.toFixed(2)}pt FangSong, STFangsong, ${song}; letter-spacing: ${characterSpacePt.toFixed(3)}pt; color: #000; max-width: ${official.areaMm.width}mm; margin: 0 auto }
h1, h2, h3, p { margin: 0; font-size: ${official.bodyPt}pt; font-weight: normal; line-height: ${linePt.toFixed(2)}pt }
h1 { font: ${official.titlePt}pt/1.6 FZXiaoBiaoSong-B05S, ${song}; text-align: center; margin-bottom: ${linePt.toFixed(2)}pt }
h2 { font-family: ${hei} } h3 { font-family: KaiTi, STKaiti, "Kaiti SC", ${song} }
h2, h3, p { text-indent: 2em }
table, figcaption { font-size: ${official.tablePt}pt; line-height: 1.5; letter-spacing: 0 }
@page { size: A4; margin: ${margins.top}mm ${margins.right}mm ${margins.bottom}mm ${margins.left}mm }
@page :right { @bottom-right { ${number} padding-right: 1em } }
@page :left { @bottom-left { ${number} padding-left: 1em } }`
const sheets: Record<Style, string> = { plain: plain + shared, gb9704: shared + gb9704 }

/** The report as one self-contained page; all text is escaped. */
export const writeHtml = async (outline: Outline, style: Style): Promise<string> => {
  const page = html`<!doctype html>
<html lang="${outline.language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${outline.title}</title><style>${raw(sheets[style])}</style></head>
<body><h1>${outline.title}</h1>
${numberHeadings(outline.blocks, style, outline.language).map(write)}
<ol>${outline.sources.map(({ text, link }, index) => html`<li id="source-${index + 1}">${text}${link ? html` <a href="${link}">${link}</a>` : ''}</li>`)}</ol>
</body></html>`
  return String(await page)
}

const citing = (citations: readonly number[] = []) =>
  citations.map(number => html`<sup><a href="#source-${number}">[${number}]</a></sup>`)

const write = (block: Block) => {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`
    case 'paragraph':
      return html`<p>${block.text}${citing(block.citations)}</p>`
    case 'note':
      return html`<p class="note">${block.text}</p>`
    case 'picture': {
      const { width, height } = block.drawing
      const data = Buffer.from(writeSvg(block.drawing)).toString('base64')
      return html`<figure><img src="data:image/svg+xml;base64,${data}" width="${width}" height="${Math.round(height)}" alt="${block.alt}"><figcaption>${block.caption}</figcaption></figure>`
    }
    case 'table':
      return html`<table><thead><tr>${block.header.map(text => html`<th scope="col">${text}</th>`)}</tr></thead><tbody>${block.rows.map(
        row => html`<tr>${row.map(cell => html`<td>${cell.text}${citing(cell.citations)}</td>`)}</tr>`,
      )}</tbody></table>`
  }
}
