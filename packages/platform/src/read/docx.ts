import mammoth from 'mammoth'
import { parse } from 'parse5'
import { linesOf } from './html/lines.ts'
import { elementsByName, textOf } from './html/tree.ts'

/** Lines of a Word file and its title, where a paragraph has the style of a title or first heading. Throws on a broken file. */
export async function readDocx(bytes: Uint8Array): Promise<{ lines: string[]; title: string | null }> {
  const options = { ignoreEmptyParagraphs: true, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) }
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    options,
  )
  const tree = parse(value)
  const heading = elementsByName(tree, ['h1']).get('h1')!.map(textOf)[0]?.trim()
  return { lines: linesOf(tree).map(line => line.text), title: heading || null }
}
