const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, character => entities[character])

/** The content of a tooltip, which ECharts takes as HTML: a heading and lines, with whatever they hold made harmless. */
export const tooltip = (heading: string, ...lines: string[]): string =>
  [`<b>${escapeHtml(heading)}</b>`, ...lines.map(escapeHtml)].join('<br>')
