import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/formats/format.ts';
import { detectFormat, formats } from '../../src/formats/registry.ts';
import { noJournals } from '../../src/model/journals.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { headOfChunks } from '../../src/pipeline/input.ts';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';

/*
 * Every format that people exchange as a text file gives the same records whatever the encoding and the line ends of the file, and says what it
 * had to do to the bytes. Formats that write are run over; those that are only read share the same lines and pieces.
 */

const records: readonly BibliographicRecord[] = [
  {
    source: 'jsonl',
    sourceId: 'wheel1999',
    type: 'article-journal',
    title: 'Rueda y año: the café of Cádiz',
    contributors: [
      { role: 'author', family: 'Méndez', given: 'María' },
      { role: 'author', family: 'Núñez', given: 'Íñigo' },
    ],
    issued: { year: 1999 },
    container: { title: 'Revista de Ruedas', volume: '3', pages: '5-9', pagesAsGiven: '5-9' },
    identifiers: [{ scheme: 'doi', value: '10.5555/wheel.1' }],
  },
  {
    source: 'jsonl',
    sourceId: 'spoke2001',
    type: 'book',
    title: 'Spokes considered',
    contributors: [{ role: 'author', family: 'Müller', given: 'Jörg' }],
    issued: { year: 2001 },
    publisher: 'Rueda',
  },
];

/** What is only written for people's screens elsewhere and never read. */
const exchanged = formats.filter((format) => format.write && detectsItsOwn(format));

function detectsItsOwn({ id }: Format): boolean {
  return !['rayyan-csv', 'covidence-csv', 'asreview-csv'].includes(id);
}

async function written(format: Format): Promise<string> {
  let text = '';
  for await (const piece of format.write?.(records) ?? []) text += piece;
  return text;
}

async function readAll(format: Format, bytes: Uint8Array, size = bytes.length): Promise<BibliographicRecord[]> {
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
  const context = { name: 'file', vocabularies: combineVocabularies([]), journals: noJournals };
  const found: BibliographicRecord[] = [];
  for await (const record of format.read(chunks, context)) found.push(record);
  return found;
}

const withoutFindings = (list: readonly BibliographicRecord[]) => list.map(({ findings: _, ...record }) => record);
const isRepaired = ({ findings }: BibliographicRecord): boolean => findings?.some(({ code }) => code === 'characters-repaired') ?? false;

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const isAscii = (text: string): boolean => !/[^\0-\x7F]/.test(text);

/** Mac Roman for the letters of the records. */
const macRoman: Readonly<Record<string, number>> = { á: 0x87, é: 0x8e, í: 0x92, Í: 0xea, ñ: 0x96, ú: 0x9c, ü: 0x9f, ö: 0x9a };
const inMacRoman = (text: string): Buffer => Buffer.from([...text].map((letter) => macRoman[letter] ?? letter.charCodeAt(0)));

const unharmed: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['CR alone', (text) => Buffer.from(text.replaceAll('\n', '\r'))],
  ['UTF-16', (text) => wide(`\uFEFF${text}`)],
  ['UTF-16 of the other order', (text) => wide(`\uFEFF${text}`).swap16()],
];

const repaired: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['Windows-1252', (text) => Buffer.from(text, 'latin1')],
  ['Windows-1252 and CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1')],
  [
    'one letter of Windows-1252 in UTF-8',
    (text) => {
      const bytes = Buffer.from(text);
      const at = bytes.indexOf(Buffer.from('ñ'));
      return at < 0 ? bytes : Buffer.concat([bytes.subarray(0, at), Buffer.from([0xf1]), bytes.subarray(at + 2)]);
    },
  ],
];

describe.each(exchanged.map((format) => ({ id: format.id, format })))('$id in any encoding', ({ format }) => {
  test.each(unharmed)('with %s', async (_, encode) => {
    const text = await written(format);
    const expected = await readAll(format, Buffer.from(text));
    expect(expected.length).toBe(records.length);
    const bytes = encode(text);
    for (const size of [bytes.length, 5]) expect(await readAll(format, bytes, size)).toEqual(expected);
    expect(detectFormat(await headOfChunks(only(bytes)))?.format.id).toBe(format.id);
  });

  test.each(repaired)('with %s, and says so', async (_, encode) => {
    const text = await written(format);
    const expected = await readAll(format, Buffer.from(text));
    const bytes = encode(text);
    for (const size of [bytes.length, 5]) {
      const found = await readAll(format, bytes, size);
      expect(withoutFindings(found)).toEqual(withoutFindings(expected));
      // BibTeX writes TeX's commands for letters: its files are ASCII.
      if (!isAscii(text)) expect(found.some(isRepaired)).toBe(true);
    }
    expect(detectFormat(await headOfChunks(only(bytes)))?.format.id).toBe(format.id);
  });

  test('with UTF-16 that has lost its mark', async () => {
    const text = await written(format);
    const expected = await readAll(format, Buffer.from(text));
    for (const bytes of [wide(text), wide(text).swap16()]) {
      expect(withoutFindings(await readAll(format, bytes, 5))).toEqual(withoutFindings(expected));
      expect(detectFormat(await headOfChunks(only(bytes)))?.format.id).toBe(format.id);
    }
  });

  test('with NULs among its letters, and says so', async () => {
    const text = await written(format);
    const expected = await readAll(format, Buffer.from(text));
    const found = await readAll(format, Buffer.from(text.replaceAll('ueda', 'u\0eda')), 5);
    expect(withoutFindings(found)).toEqual(withoutFindings(expected));
    expect(found.every(isRepaired)).toBe(true);
  });
});

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** XML and JSON say what they are written in, or prescribe it. */
const lined = exchanged.filter(({ id }) => !['endnote-xml', 'csl-json', 'zotero-json'].includes(id));

describe.each(lined.map((format) => ({ id: format.id, format })))('$id of old Macs', ({ format }) => {
  test('with Mac Roman and CR alone', async () => {
    const text = await written(format);
    const expected = await readAll(format, Buffer.from(text));
    const found = await readAll(format, inMacRoman(text.replaceAll('\n', '\r')), 5);
    expect(withoutFindings(found)).toEqual(withoutFindings(expected));
  });
});
