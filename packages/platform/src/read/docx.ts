import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { type DomNode, domLines } from './html/lines.ts'

/** Lines of a Word file and its title, where a paragraph has the style of a title or first heading. Throws on a broken file. */
export async function readDocx(bytes: Uint8Array): Promise<{ lines: string[]; title: string | null }> {
  const options = { ignoreEmptyParagraphs: true, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    options,
  )
  const { document } = parseHTML(`<!doctype html><html><body>${value}</body></html>`)
  const lines = domLines(document.body as unknown as DomNode)
  const heading = document.querySelector('h1')?.textContent?.trim()
  return { lines, title: heading || null }
}
