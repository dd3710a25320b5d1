import { Converter } from 'opencc-js/t2cn'

/** CJK unified ideographs with extension A; rarer planes need two UTF-16 units and stay as they are. */
const firstIdeograph = 0x3400
const lastIdeograph = 0x9fff

/** 乾 is simplified too, in 乾县 and the names of firms: folding it would damage text that is simplified already. */
const kept = '\u4e7e'

function buildTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  const convert = Converter({ from: 't', to: 'cn' })
  for (let unit = firstIdeograph; unit <= lastIdeograph; unit++) {
    const character = String.fromCharCode(unit)
    const folded = convert(character)
    if (folded.length === 1 && character !== kept) table[unit] = folded.charCodeAt(0)
  }
  // Full-width letters, digits, per cent and decimal point; other full-width marks are Chinese punctuation and stay.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) {
    const narrow = unit - 0xfee0
    if (/[0-9A-Za-z%.+]/.test(String.fromCharCode(narrow))) table[unit] = narrow
  }
  return table
}

let table: Uint16Array | undefined

/**
 * `text` in simplified script with narrow letters and digits, character for character: the result has the same length
 * in UTF-16 units, so that an offset in one is an offset in the other.
 */
export function simplified(text: string): string {
  table ??= buildTable()
  const chunks: string[] = []
  const chunk = new Uint16Array(Math.min(text.length, 8192))
  for (let from = 0; from < text.length; from += chunk.length) {
    const size = Math.min(chunk.length, text.length - from)
    for (let i = 0; i < size; i++) chunk[i] = table[text.charCodeAt(from + i)]
    chunks.push(String.fromCharCode(...chunk.subarray(0, size)))
  }
  return chunks.join('')
}
