import mammoth from 'mammoth'
import { parse } from 'parse5'
import { domOf } from './html/dom.ts'
import { domLines } from './html/lines.ts'

/** Lines of a Word file and its title, where a paragraph has the style of a title or first heading. Throws on a broken file. */
export async function readDocx(bytes: Uint8Array): Promise<{ lines: string[]; title: string | null }> {
  const options = { ignoreEmptyParagraphs: true, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    options,
  )
  const document = domOf(parse(value))
  const lines = domLines(document.body)
  const heading = [...document.getElementsByTagName('h1')][0]?.textContent?.trim()
  return { lines, title: heading || null }
}
