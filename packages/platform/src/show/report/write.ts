import { type Outcome, success } from '../../words/index.ts'
import { writeDocx } from './docx.ts'
import { writeHtml } from './html.ts'
import type { Style } from './layouts.ts'
import type { Outline } from './outline.ts'
import { printPdf } from './pdf.ts'

/** Formats of a report by the endings of their files, with their media types. */
export const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
} as const
export const formats = ['docx', 'html', 'pdf'] as const
export type Format = (typeof formats)[number]

/** A report as the bytes of a file; `tool-missing` for a PDF on a machine without Chromium. */
export const writeReport = async (
  outline: Outline,
  format: Format,
  style: Style,
  chromium: string | null,
): Promise<Outcome<Uint8Array>> => {
  if (format === 'docx') return success(await writeDocx(outline, style))
  const page = await writeHtml(outline, style)
  return format === 'html' ? success(new TextEncoder().encode(page)) : printPdf(page, chromium)
}
