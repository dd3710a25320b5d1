import entries from 'opencc-js/dict/TSCharacters'

/**
 * 乾 is simplified too, in 乾县 and the names of firms: folding it would damage text that is simplified already. So are 著 and
 * 藉 in many words, which OpenCC leaves to phrases.
 */
const kept = '乾'
/** Forms that Taiwan prints, that simplified text does not have and that OpenCC's table leaves out, each with its simplified one. */
const regional = '牠它 妳你 砲炮 姪侄 甦苏 燄焰 暱昵'

/**
 * The simplified character for each UTF-16 unit, as OpenCC (Apache-2.0) maps characters one by one; rarer planes need two
 * units and stay as they are.
 */
function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (const entry of entries.split('|')) {
    const [character, plain] = entry.split(' ')
    if (character!.length === 1 && plain!.length === 1 && character !== kept)
      table[character!.charCodeAt(0)] = plain!.charCodeAt(0)
  }
  for (const pair of regional.split(' ')) table[pair.charCodeAt(0)] = pair.charCodeAt(1)
  // Full-width letters, digits, per cent and decimal point; other full-width marks are Chinese punctuation and stay.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) {
    const narrow = unit - 0xfee0
    if (/[0-9A-Za-z%.+]/.test(String.fromCharCode(narrow))) table[unit] = narrow
  }
  return table
}

const table = buildTable()

/** The unit that stands for a UTF-16 unit in `simplified`. */
export const simplifiedUnit = (unit: number): number => table[unit]!

/**
 * `text` in simplified script with narrow letters and digits, character for character: the result has the same length
 * in UTF-16 units, so that an offset in one is an offset in the other.
 */
export function simplified(text: string): string {
  const chunks: string[] = []
  const chunk = new Uint16Array(Math.min(text.length, 8192))
  for (let from = 0; from < text.length; from += chunk.length) {
    const size = Math.min(chunk.length, text.length - from)
    for (let i = 0; i < size; i++) chunk[i] = table[text.charCodeAt(from + i)]
    chunks.push(String.fromCharCode(...chunk.subarray(0, size)))
  }
  return chunks.join('')
}
