import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Format, ReadContext } from '../../src/formats/format.ts';
import { detectFormat, formatById, formats } from '../../src/formats/registry.ts';
import { noJournals } from '../../src/model/journals.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../src/model/record.ts';
import { seededRandom } from '../../src/sandbox/seeded-random.ts';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';
import { readVocabulary } from '../../src/vocabularies/read.ts';

/*
 * What every format must do, run over the registry and the folders of fixtures/: a format that is added is tested by being there.
 * A case is fixtures/<format id>/<case>/ with input.*, expected.json (what `read` gives for it) and about.md.
 */

const root = path.resolve(import.meta.dirname, '../..');
const fixtures = path.join(root, 'fixtures');
const foldersIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => statSync(path.join(folder, name)).isDirectory()) : [];

/** Folders of fixtures/ that hold what readers are handed, or texts of studies: no files of a format. */
const notFormats = new Set(['vocabularies', 'endpoints']);

/**
 * What a written file does not give back. Everywhere: what belongs to one reading (its source, its findings), the writing of a date
 * and of pages where their parts are known, and the order of identifiers, which says nothing.
 */
const notCarried: Readonly<Record<string, readonly (keyof BibliographicRecord)[]>> = {
  jsonl: [],
  ris: ['source', 'findings', 'spans', 'unplaced'],
  csv: ['source', 'findings', 'spans', 'unplaced'],
  tsv: ['source', 'findings', 'spans', 'unplaced'],
  'rayyan-csv': ['source', 'findings', 'spans', 'unplaced'],
  'covidence-csv': ['source', 'findings', 'spans', 'unplaced'],
  'asreview-csv': ['source', 'findings', 'spans', 'unplaced'],
  'csl-json': ['source', 'findings', 'spans', 'unplaced'],
  'zotero-json': ['source', 'findings', 'spans', 'unplaced'],
  nbib: ['source', 'findings', 'spans', 'unplaced'],
  'endnote-xml': ['source', 'findings', 'spans', 'unplaced'],
  enw: ['source', 'findings', 'spans', 'unplaced'],
  bibtex: ['source', 'findings', 'spans', 'unplaced'],
  biblatex: ['source', 'findings', 'spans', 'unplaced'],
};

const vocabularies = combineVocabularies(
  (existsSync(path.join(fixtures, 'vocabularies')) ? readdirSync(path.join(fixtures, 'vocabularies')) : [])
    .filter((name) => /\.(?:xml|tsv|txt|bin)$/.test(name))
    .map((name) => readVocabulary(name, readFileSync(path.join(fixtures, 'vocabularies', name), 'utf8'))),
);

interface Case {
  readonly format: Format;
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly bytes: Buffer;
}

function casesOf(format: Format): Case[] {
  return foldersIn(path.join(fixtures, format.id)).flatMap((name) => {
    const folder = path.join(fixtures, format.id, name);
    const file = readdirSync(folder).find((one) => one.startsWith('input.'));
    if (!file) return [];
    const stored = readFileSync(path.join(folder, file));
    return [{ format, name, folder, file: file.replace(/\.gz$/, ''), bytes: file.endsWith('.gz') ? gunzipSync(stored) : stored }];
  });
}

const cases = formats.flatMap(casesOf);

const contextOf = (name: string): ReadContext => ({ name, vocabularies, journals: noJournals });

function* inChunks(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(format: Format, bytes: Uint8Array, name: string, size = 65_536): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  for await (const record of format.read(inChunks(bytes, size), contextOf(name))) records.push(record);
  return records;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Every record a record: the first that is none, with what is wrong with it. */
function firstInvalid(records: readonly BibliographicRecord[]): string | undefined {
  for (const record of records) {
    const parsed = bibliographicRecord.safeParse(record);
    if (!parsed.success) return `${record.sourceId}: ${parsed.error.message}`;
  }
  return undefined;
}

const expectedOf = ({ folder }: Case): BibliographicRecord[] => JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));

describe('the house of formats', () => {
  test('every folder of fixtures/ is named after a format of the registry', () => {
    expect(foldersIn(fixtures).filter((name) => !notFormats.has(name) && !formatById(name))).toEqual([]);
  });

  test('every file of src/formats/ is reached from the registry', () => {
    const folder = path.join(root, 'src/formats');
    const reached = new Set<string>();
    const follow = (file: string): void => {
      if (reached.has(file) || !file.startsWith(folder)) return;
      reached.add(file);
      for (const [, to] of readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)'/g)) follow(path.resolve(path.dirname(file), to ?? ''));
    };
    follow(path.join(folder, 'registry.ts'));
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(all.filter((name) => !reached.has(path.join(folder, name)))).toEqual([]);
  });

  test('ids are unique, and every format says what it is', () => {
    expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
    for (const { title, mediaTypes, extensions } of formats) {
      expect(title).toMatch(/[^.]$/);
      expect(mediaTypes.length * extensions.length).toBeGreaterThan(0);
    }
  });

  test('what cannot be carried is declared for every format that writes', () => {
    expect(Object.keys(notCarried).sort()).toEqual(
      formats
        .filter(({ write }) => write)
        .map(({ id }) => id)
        .sort(),
    );
  });
});

describe.each(formats.map((format) => ({ id: format.id, format })))('$id', ({ format }) => {
  const own = cases.filter((one) => one.format === format);

  test('has cases, each with input, expectation and story', () => {
    const folders = foldersIn(path.join(fixtures, format.id));
    expect(folders.length).toBeGreaterThan(0);
    expect(own.map(({ name }) => name)).toEqual(folders);
    for (const { folder } of own)
      for (const file of ['expected.json', 'about.md']) expect(existsSync(path.join(folder, file)), `${folder}/${file}`).toBe(true);
  });

  test.each(own)('reads $name as expected', async (one) => {
    const records = await readAll(format, one.bytes, one.file);
    expect(plain(records)).toEqual(expectedOf(one));
    expect(firstInvalid(records)).toBeUndefined();
  });

  test.each(own.flatMap((one) => [1, 7, 1024].map((size) => ({ ...one, size }))))(
    'reads $name the same in pieces of $size bytes',
    async (one) => {
      expect(plain(await readAll(format, one.bytes, one.file, one.size))).toEqual(expectedOf(one));
    },
    30_000,
  );

  test.each(own)('asks vocabularies about $name only when it says that it consults them', async ({ bytes, file }) => {
    let asked = false;
    const asking = (): never[] => {
      asked = true;
      return [];
    };
    const spied = { lookup: asking, lookupLoosely: asking, has: () => asking().length > 0, longestName: 0 };
    const records = format.read([bytes], { ...contextOf(file), vocabularies: spied });
    for await (const _ of records) if (asked) break;
    expect(asked && !format.consultsVocabularies).toBe(false);
  });

  test.each(own)('knows $name for its own', ({ bytes }) => {
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
    const head = new TextDecoder(encoding).decode(bytes.subarray(0, 65_536));
    expect(detectFormat(head)?.format.id).toBe(format.id);
    // Not by its place in the registry: no other format is as sure. A page of OAI-PMH may be mixed, each record is read by its own notation.
    const own = format.detect(head);
    if (!/<OAI-PMH[\s>]/.test(head))
      expect(formats.filter((other) => other !== format && other.detect(head) >= own).map(({ id }) => id)).toEqual([]);
  });
});

/** What stays when the declared losses are taken away, in a comparable form. */
function carried(record: BibliographicRecord, format: Format): unknown {
  const kept: BibliographicRecord = structuredClone(record);
  if (format.id !== 'jsonl') {
    if (kept.issued?.year !== undefined) delete kept.issued.raw;
    if (kept.container?.pages ?? kept.container?.articleNumber) delete kept.container?.pagesAsGiven;
    kept.identifiers?.sort((a, b) => (`${a.scheme} ${a.value}` < `${b.scheme} ${b.value}` ? -1 : 1));
  }
  return Object.fromEntries(Object.entries(kept).filter(([key]) => !notCarried[format.id]?.includes(key as keyof BibliographicRecord)));
}

async function writeAndRead(format: Format, record: BibliographicRecord): Promise<BibliographicRecord[]> {
  let text = '';
  for await (const piece of format.write?.([record]) ?? []) text += piece;
  return readAll(format, Buffer.from(text), 'written');
}

describe.each(formats.filter(({ write }) => write).map((format) => ({ id: format.id, format })))(
  '$id written and read again',
  ({ format }) => {
    test.each(cases)('gives back the records of $format.id/$name', async (one) => {
      for (const record of expectedOf(one)) {
        const back = await writeAndRead(format, record);
        expect(back.map((got) => carried(got, format))).toEqual([carried(record, format)]);
      }
    });

    test('of no records is a file of no records', async () => {
      let text = '';
      for await (const piece of format.write?.([]) ?? []) text += piece;
      expect(await readAll(format, Buffer.from(text), 'empty')).toEqual([]);
    });
  },
);

function randomBytes(seed: number, length: number): Buffer {
  const random = seededRandom(seed);
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
}

/** Some bytes of an input replaced, as a bad disk or a bad editor does it. */
function damaged(bytes: Uint8Array, seed: number): Buffer {
  const random = seededRandom(seed);
  const copy = Buffer.from(bytes);
  for (let times = 0; times < 20 && copy.length; times += 1) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

const megabyte = 1_048_576;

const hostile: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from([0xff])],
  ['blanks', Buffer.alloc(5000, ' \n')],
  ['NULs', Buffer.alloc(megabyte)],
  ...['a', ' ', '<', '"', '{', '[', '&', '-', '\n', '\\'].map(
    (one) => [`a megabyte of ${JSON.stringify(one)}`, Buffer.alloc(megabyte, one)] as const,
  ),
  ['deep JSON', Buffer.from(`[{"id":"x","type":"book","title":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`)],
  ['deep JSON objects', Buffer.from('{"source":"x","sourceId":'.repeat(50_000))],
  ['deep XML', Buffer.from(`<a>${'<b>'.repeat(100_000)}`)],
  ['entities', Buffer.from('<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]><a>&c;&x;</a>')],
  ['a tag without end', Buffer.from(`TY  - JOUR\nAB  - ${'word '.repeat(100_000)}`)],
  ['glue', Buffer.from(`TY  - JOUR\nDO  - ${'     U2  - x'.repeat(20_000)}`)],
  ['lone surrogates and marks', Buffer.from('TY  - JOUR\nTI  - \uFEFF\uFFFE\u2028\u0000x\nER  - \n[{"id":"\\ud800","type":"book"}]')],
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [`random bytes ${seed}`, randomBytes(seed, 4096)] as const),
];

describe.each(formats.map((format) => ({ id: format.id, format })))('$id and any bytes whatever', ({ format }) => {
  test.each(hostile)(
    '%s',
    async (_, bytes) => {
      expect(firstInvalid(await readAll(format, bytes, 'hostile'))).toBeUndefined();
    },
    30_000,
  );

  const own = cases.filter((one) => one.format === format);

  test.each(own)(
    '$name cut off anywhere',
    async ({ bytes }) => {
      const step = Math.max(1, Math.floor(bytes.length / 60));
      let seen = false;
      let told = false;
      for (let length = 0; length < bytes.length; length += step) {
        const records = await readAll(format, bytes.subarray(0, length), 'cut');
        expect(firstInvalid(records)).toBeUndefined();
        // Before the first record stands what exporters print; from there on a cut costs at most what it cuts.
        if (seen) expect(records.length, `cut after ${length} bytes`).toBeGreaterThan(0);
        told ||= records.length > 0;
        // What says that nothing was found yet is no first record.
        seen ||= records.some(({ findings = [] }) => !findings.some(({ code }) => code === 'record-unreadable'));
      }
      expect(told).toBe(true);
    },
    60_000,
  );

  test.each(own)(
    '$name damaged',
    async ({ bytes }) => {
      for (let seed = 1; seed <= 20; seed += 1)
        expect(firstInvalid(await readAll(format, damaged(bytes, seed), 'damaged'))).toBeUndefined();
    },
    60_000,
  );

  test('text that is none of its own, which does not vanish without a word', async () => {
    const records = await readAll(format, Buffer.from('Dear colleague,\r\nthe references are in the other file.\r\n'), 'letter');
    expect(records).not.toEqual([]);
    for (const { title, findings = [] } of records) expect(title ?? findings[0]?.severity).toBeDefined();
  });

  test('other formats’ files', async () => {
    for (const { bytes } of cases.filter((one) => one.format !== format))
      expect(firstInvalid(await readAll(format, bytes, 'other'))).toBeUndefined();
  }, 60_000);
});
