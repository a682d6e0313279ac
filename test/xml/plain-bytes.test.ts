import { describe, expect, it } from 'vitest';
import { decodePlainUtf8 } from '../../src/xml/plain-bytes.ts';

/** The bytes at any place in memory: words of four bytes may begin within them. */
function placed(text: string, offset: number): Uint8Array {
  const bytes = Buffer.from(text, 'utf8');
  const memory = new Uint8Array(offset + bytes.length + 3).fill(1);
  memory.set(bytes, offset);
  return memory.subarray(offset, offset + bytes.length);
}

describe('decoding plain UTF-8', () => {
  it.each(['', 'a', '<a>one</a>', '\ttab\nline\r\nend', 'Größe ≥ 5 µm', '𝔐 and \u{10FFFF}', '\uFEFFmark', '\x7F\x80\xA0'])(
    'gives %j',
    (text) => {
      for (const offset of [0, 1, 2, 3, 4]) expect(decodePlainUtf8(placed(text, offset))).toBe(text);
    },
  );

  it('gives nothing for what holds a control character, wherever it stands', () => {
    for (const control of ['\0', '\x01', '\x08', '\x0B', '\x0C', '\x0E', '\x1F']) {
      for (let before = 0; before < 9; before += 1) {
        const text = `${'é\n'.repeat(before)}${control}${' ü'.repeat(8 - before)}`;
        for (const offset of [0, 1, 2, 3]) expect(decodePlainUtf8(placed(text, offset))).toBeUndefined();
      }
    }
  });

  it.each([
    ['a byte that begins nothing', [0x61, 0xfc, 0x62]],
    ['a character that is cut', [0x61, 0xe2, 0x89]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['U+FFFE', [0xef, 0xbf, 0xbe]],
    ['U+FFFF', [0x61, 0xef, 0xbf, 0xbf]],
  ])('gives nothing for %s', (_name, bytes) => {
    expect(decodePlainUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });
});
