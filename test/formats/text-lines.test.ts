import { expect, test } from 'vitest';
import { decodePieces, readLines } from '../../src/formats/text-lines.ts';

async function linesOf(bytes: Buffer, size = bytes.length || 1) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
  const lines: string[] = [];
  for await (const { text, repairs } of readLines(chunks)) lines.push(repairs ? `${repairs} ${text}` : text);
  return lines;
}

const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test.each([
  ['LF', Buffer.from('a\nb\n'), ['a', 'b']],
  ['CRLF', Buffer.from('a\r\n\r\nb'), ['a', '', 'b']],
  ['CR', Buffer.from('a\rb\r'), ['a', 'b']],
  ['a mark', Buffer.from('\uFEFFä\nb'), ['ä', 'b']],
  ['UTF-16 with a mark', wide('ćma\r\nświeca'), ['ćma', 'świeca']],
  ['UTF-16 without a mark', Buffer.from('TY\nb', 'utf16le'), ['8 TY', '8 b']],
  ['Windows-1252 in one line only', Buffer.from([0xe4, 0x20, 0x96, 0x80, 0x0a, 0xc3, 0xa4]), ['1 ä –€', 'ä']],
  ['UTF-16 of the other order without a mark', Buffer.from('TY\ną', 'utf16le').swap16(), ['8 TY', '8 ą']],
  ['a Windows-1252 letter within UTF-8', Buffer.from([0xc3, 0xa4, 0x20, 0xe4, 0x0a]), ['1 ä ä']],
  [
    'Mac Roman',
    Buffer.from([...Buffer.from('Ruiz\nM'), 0x8e, ...Buffer.from('ndez\nA'), 0x96, 0x97, 0x6e, 0x0a]),
    ['Ruiz', '2 Méndez', '2 Añón'],
  ],
  ['the line ends of old Macs', Buffer.from([...Buffer.from('Ruiz\rA'), 0x96, 0x97, ...Buffer.from('n\rb')]), ['Ruiz', '2 Añón', 'b']],
  ['a dash and an apostrophe of Windows', Buffer.from([0x61, 0x96, 0x62, 0x92, 0x73]), ['1 a–b’s']],
  ['NULs and other controls', Buffer.from('a\0b\x1f\n\x0bc\td'), ['4 ab', '4  c\td']],
  ['nothing', Buffer.alloc(0), []],
])('lines of a file with %s, whole and byte by byte', async (_, bytes, expected) => {
  expect(await linesOf(bytes)).toEqual(expected);
  expect(await linesOf(bytes, 1)).toEqual(expected);
});

test('a line without end is cut at the limit and says so', async () => {
  const lines = [];
  const chunk = Buffer.alloc(1024 * 1024, 'a');
  for await (const line of readLines(Array.from({ length: 17 }, () => chunk))) lines.push({ length: line.text.length, cut: line.cut });
  expect(lines).toEqual([{ length: 16 * 1024 * 1024, cut: true }]);
});

test('pieces keep characters whole that a chunk divides', async () => {
  let text = '';
  for await (const piece of decodePieces([...Buffer.from('\uFEFF{"ä":"€𝄞"}')].map((byte) => Buffer.from([byte])))) text += piece.text;
  expect(text).toBe('{"ä":"€𝄞"}');
});

test('pieces tell which of them were no UTF-8', async () => {
  const bytes = Buffer.from([...Buffer.from('["ä","M'), 0xfc, ...Buffer.from('ller"]')]);
  for (const size of [1, 3, bytes.length]) {
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
    let text = '';
    let repaired = '';
    for await (const piece of decodePieces(chunks)) {
      text += piece.text;
      if (piece.repairs) repaired += piece.text;
    }
    expect({ text, repaired }).toEqual({ text: '["ä","Müller"]', repaired: 'ü' });
  }
});
