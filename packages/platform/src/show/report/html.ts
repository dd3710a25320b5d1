import { html, raw } from 'hono/html'
import type { Block, Outline } from './outline.ts'

const style = `
body { font: 15px/1.7 "Noto Serif CJK SC", "Songti SC", SimSun, serif; color: #2b2724; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3 { font-family: "Noto Sans CJK SC", "PingFang SC", SimHei, sans-serif; line-height: 1.3 }
h2 { color: #9a3b26; margin-top: 2rem }
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; font-size: 0.9em; font-variant-numeric: tabular-nums }
th, td { border-block: 1px solid #c8c2ba; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top }
thead { display: table-header-group } tr { break-inside: avoid }
sup { font-size: 0.7em } ol { font-size: 0.9em }
@page { size: A4; margin: 22mm 20mm }`

/** The report as one self-contained page; all text is escaped. */
export const writeHtml = async (outline: Outline): Promise<string> => {
  const page = html`<!doctype html>
<html lang="${outline.language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${outline.title}</title><style>${raw(style)}</style></head>
<body><h1>${outline.title}</h1>
${outline.blocks.map(write)}
<ol>${outline.sources.map((source, index) => html`<li id="source-${index + 1}">${source}</li>`)}</ol>
</body></html>`
  return String(await page)
}

const write = (block: Block) => {
  if (block.kind === 'heading') return block.level === 1 ? html`<h2>${block.text}</h2>` : html`<h3>${block.text}</h3>`
  if (block.kind === 'paragraph') return html`<p>${block.text}</p>`
  const cells = (cell: { text: string; citations: number[] }) =>
    html`<td>${cell.text}${cell.citations.map(number => html`<sup><a href="#source-${number}">[${number}]</a></sup>`)}</td>`
  return html`<table><thead><tr>${block.header.map(text => html`<th>${text}</th>`)}</tr></thead><tbody>${block.rows.map(row => html`<tr>${row.map(cells)}</tr>`)}</tbody></table>`
}
