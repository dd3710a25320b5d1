/** Bytes of a text in an encoding, for tests and measures; null where the text has a character that it lacks. */
type Encode = (text: string) => Uint8Array | null

/** An encoder of two-byte characters, from what the platform's own decoder makes of every pair of bytes. */
function doubleByteEncoder(encoding: string): Encode {
  const pairs = new Map<string, [number, number]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd' && !pairs.has(character)) pairs.set(character, [lead, trail])
    }
  return text => {
    const bytes: number[] = []
    for (const character of text) {
      const pair = pairs.get(character)
      if (pair) bytes.push(...pair)
      else if (character < '\u0080') bytes.push(character.charCodeAt(0))
      else return null
    }
    return Uint8Array.from(bytes)
  }
}

export const encoders = {
  'utf-8': text => new TextEncoder().encode(text),
  'utf-16le': text => Buffer.from(text, 'utf16le'),
  'utf-16be': text => Buffer.from(text, 'utf16le').swap16(),
  gb18030: doubleByteEncoder('gb18030'),
  big5: doubleByteEncoder('big5'),
} satisfies Record<string, Encode>

/** The bytes with one in their middle that stands in no UTF-8, put between two characters. */
export function withStrayByte(bytes: Uint8Array): Uint8Array {
  let middle = bytes.length >> 1
  while (middle < bytes.length && (bytes[middle]! & 0xc0) === 0x80) middle++
  return Uint8Array.from([...bytes.subarray(0, middle), 0xff, ...bytes.subarray(middle)])
}
