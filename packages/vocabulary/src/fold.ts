import table from '../data/script-fold.json' with { type: 'json' }

const [FULL_WIDTH_FIRST, FULL_WIDTH_LAST, FULL_WIDTH_OFFSET] = [0xff01, 0xff5e, 0xfee0]

/** For each UTF-16 unit the unit that stands for it in comparison. */
const folded = Uint16Array.from({ length: 0x10000 }, (_, code) => code)
for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code++) folded[code] = code - FULL_WIDTH_OFFSET
for (let i = 0; i < table.traditional.length; i++) {
  folded[table.traditional.charCodeAt(i)] = table.simplified.charCodeAt(i)
}
for (const space of ['\t', '\n', '\r', '\u00a0', '\u3000', '-', '‐', '‑', '–', '_']) folded[space.charCodeAt(0)] = 0x20
for (let code = 0; code < 0x250; code++) {
  const lower = String.fromCharCode(folded[code]).toLowerCase()
  if (lower.length === 1) folded[code] = lower.charCodeAt(0)
}
for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code++) folded[code] = folded[folded[code]]

const CHUNK = 0x2000

/**
 * The text as it is compared: simplified script character by character, lower case, ASCII width, hyphens as spaces.
 * The length is kept, so that offsets in the result are offsets in the text.
 */
export function foldScript(text: string): string {
  let result = ''
  const units = new Uint16Array(Math.min(CHUNK, text.length))
  for (let from = 0; from < text.length; from += CHUNK) {
    const count = Math.min(CHUNK, text.length - from)
    for (let i = 0; i < count; i++) units[i] = folded[text.charCodeAt(from + i)]
    result += String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[])
  }
  return result
}
