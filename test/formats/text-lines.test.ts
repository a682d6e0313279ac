import { expect, test } from 'vitest';
import { decodePieces, readLines } from '../../src/formats/text-lines.ts';

async function linesOf(bytes: Buffer, size = bytes.length || 1) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
  const lines: string[] = [];
  for await (const { text, legacy } of readLines(chunks)) lines.push(legacy ? `legacy ${text}` : text);
  return lines;
}

const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test.each([
  ['LF', Buffer.from('a\nb\n'), ['a', 'b']],
  ['CRLF', Buffer.from('a\r\n\r\nb'), ['a', '', 'b']],
  ['CR', Buffer.from('a\rb\r'), ['a', 'b']],
  ['a mark', Buffer.from('\uFEFFä\nb'), ['ä', 'b']],
  ['UTF-16 with a mark', wide('ćma\r\nświeca'), ['ćma', 'świeca']],
  ['UTF-16 without a mark', Buffer.from('TY\nb', 'utf16le'), ['TY', 'b']],
  ['Windows-1252 in one line only', Buffer.from([0xe4, 0x20, 0x96, 0x80, 0x0a, 0xc3, 0xa4]), ['legacy ä –€', 'ä']],
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
  for await (const piece of decodePieces([...Buffer.from('\uFEFF{"ä":"€𝄞"}')].map((byte) => Buffer.from([byte])))) text += piece;
  expect(text).toBe('{"ä":"€𝄞"}');
});
