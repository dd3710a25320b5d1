import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { limits } from '../limits.ts'
import { type Piece, paragraphsOf, runningLines } from './layout.ts'

export type Pdf = { lines: string[]; title: string | null; running: string[] }
export type PdfResult = Pdf | 'encrypted' | 'broken' | 'without-text' | 'too-complex'

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
// Without its character maps pdf.js gives no Han characters for fonts that are not embedded.
const dataFolder = (name: string) => `${join(packageFolder, name)}/`

/** Titles that programs write by themselves. */
const mechanicalTitle =
  /^(?:untitled|document\d*|microsoft (?:word|powerpoint)|powerpoint|slide \d)|\.(?:docx?|pptx?|indd|pdf|qxd|wps)$/i

/**
 * Paragraphs of a PDF in the order of its content streams, without lines that run along its pages (`running`:
 * headers, footers, page numbers).
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfResult> {
  const task = getDocument({
    // pdf.js takes the buffer for itself, and the caller may still need it.
    data: new Uint8Array(bytes),
    cMapUrl: dataFolder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: dataFolder('standard_fonts'),
    wasmUrl: dataFolder('wasm'),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pdfPages) return 'too-complex'
    const pages: Piece[][] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(
        items
          .filter(item => 'str' in item)
          .map(item => ({
            text: item.str,
            x: item.transform[4],
            y: item.transform[5],
            width: item.width,
            size: Math.hypot(item.transform[2], item.transform[3]),
            endsLine: item.hasEOL,
          })),
      )
      page.cleanup()
    }
    const running = runningLines(pages)
    const lines = paragraphsOf(pages, running)
    if (!lines.some(line => /[\p{L}\p{N}]/u.test(line))) return 'without-text'
    const { info } = await document.getMetadata()
    const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : ''
    return { lines, title: title === '' || mechanicalTitle.test(title) ? null : title, running: [...running] }
  } catch (error) {
    return error instanceof PasswordException ? 'encrypted' : 'broken'
  } finally {
    await task.destroy()
  }
}
