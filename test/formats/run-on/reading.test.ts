import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkRecord } from '../../../src/checks/registry.ts';
import { readPage, runOn } from '../../../src/formats/run-on/run-on.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { bibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';
import { readVocabulary } from '../../../src/vocabularies/read.ts';
import { noVocabularies, type Vocabularies } from '../../../src/vocabularies/vocabulary.ts';
import { processorTime } from '../../processor-time.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures');
const pages = readdirSync(path.join(fixtures, 'run-on')).map((name) => ({
  name,
  text: readFileSync(path.join(fixtures, 'run-on', name, 'input.txt'), 'utf8'),
}));
const loaded = combineVocabularies(
  readdirSync(path.join(fixtures, 'vocabularies')).map((name) =>
    readVocabulary(name, readFileSync(path.join(fixtures, 'vocabularies', name), 'utf8')),
  ),
);

/** The first characters of the page that neither a span nor `unplaced` covers. */
function lost(text: string, vocabularies: Vocabularies): string {
  const { spans = [], unplaced = [] } = readPage(text, vocabularies);
  const kept = new Uint8Array(text.length);
  for (const { start = 0, end = 0 } of [...spans, ...unplaced]) kept.fill(1, start, end);
  const at = [...kept].findIndex((each, index) => each === 0 && /\S/.test(text[index] ?? ''));
  return at === -1 ? '' : text.slice(at, at + 40);
}

const strange = [
  'x',
  'Only a sentence. And another one.',
  '10.5555/abc',
  'https://example.org/aBc',
  'https://doi.org/10.5555/https://',
  '2019-01-01'.repeat(20),
  'Doe, J'.repeat(30),
  'enenenen',
  'Review',
  '\n\nA\n\nB\t',
  '«¿ÁÉ»🙂'.repeat(9),
];

describe('nothing of a page is lost', () => {
  test.each(pages)('$name, without and with vocabularies', ({ text }) => {
    expect([lost(text, noVocabularies), lost(text, loaded)]).toEqual(['', '']);
  });

  test.each(strange)('%j', (text) => {
    expect(lost(text, loaded)).toBe('');
  });

  test.each(pages)('$name cut in two anywhere', ({ text }) => {
    for (let at = 40; at < text.length; at += 97) expect([lost(text.slice(0, at), loaded), lost(text.slice(at), loaded)]).toEqual(['', '']);
  });

  test('a page beyond the limit is kept whole', () => {
    const text = 'Words that go on. '.repeat(7000);
    expect(lost(text, noVocabularies)).toBe('');
  });
});

describe('a reading', () => {
  test.each(pages)('of $name is a record, whatever vocabularies are loaded', ({ text }) => {
    for (const vocabularies of [noVocabularies, loaded])
      expect(bibliographicRecord.safeParse({ source: 'run-on', sourceId: 'x', ...readPage(text, vocabularies) }).error).toBeUndefined();
  });

  test('without any vocabulary finds the same authors, identifiers and keywords', () => {
    const text = pages.find(({ name }) => name === 'three-subject-lists')?.text ?? '';
    const [without, within] = [readPage(text, noVocabularies), readPage(text, loaded)];
    for (const field of ['contributors', 'identifiers', 'title', 'abstracts', 'container', 'rights'] as const)
      expect(without[field]).toEqual(within[field]);
    expect(without.keywords?.map(({ term }) => term)).toContain('broth dilution');
    expect(without.headings?.map(({ term }) => term)).toContain('Aged, 80 and over');
  });

  test('points every span at its value', () => {
    const text = pages.find(({ name }) => name === 'three-subject-lists')?.text ?? '';
    const record = readPage(text, loaded);
    const at = (wanted: string) => record.spans?.filter(({ path }) => path === wanted).map(({ start, end }) => text.slice(start, end));
    expect(at('contributors[2]')).toEqual(['van der Meulen, Ada']);
    expect(at('dates.accessioned')).toEqual(['2022-11-03T08:15:00Z']);
    expect(at('headings[7]')).toEqual(['RNA, messenger']);
    expect(at('identifiers[2].value')).toEqual(['10.5555/jim.2021.1402.301X', 'https://doi.org/10.5555/jim.2021.1402.301X']);
  });

  test('is held against the citation on the page', () => {
    const text = (pages.find(({ name }) => name === 'three-subject-lists')?.text ?? '')
      .replace('2021Abelló', '2015Abelló')
      .replace('Trenholm, S J', 'Cranholm, S J');
    const record = { source: 'run-on', sourceId: 'page.txt', ...readPage(text, loaded) };
    const codes = [...(record.findings ?? []), ...checkRecord(record)].map(({ code, path }) => `${code} ${path}`);
    expect(codes.filter((code) => code.includes('contradiction'))).toEqual([
      'author-contradiction contributors[1]',
      'year-contradiction issued',
    ]);
  });

  test('names the file as its source and needs no final line end', async () => {
    const records = [];
    for await (const record of runOn.read([Buffer.from(pages[0]?.text ?? '')], {
      name: 'a/b.txt',
      vocabularies: noVocabularies,
      journals: noJournals,
    }))
      records.push(record);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ source: 'run-on', sourceId: 'a/b.txt' });
  });
});

test.each(['\u00a0', '\r', '\t', '\u2028', ' \r', 'a\u00a0'])('takes time linear in a page of nothing but %j', (piece) => {
  const kilobytes = 90;
  const text = piece.repeat((kilobytes * 1024) / piece.length);
  expect(processorTime(() => readPage(text, noVocabularies))).toBeLessThan(kilobytes * 100);
});

describe('detection', () => {
  test.each(pages)('takes $name for run-on text, but never surely', ({ text }) => {
    expect(runOn.detect(text)).toBeGreaterThan(0.2);
    expect(runOn.detect(text)).toBeLessThanOrEqual(0.45);
  });

  test.each([
    '',
    'A letter. With sentences, and a year 2019.',
    '<record/>',
    '{"a":1}',
    'TY  - JOUR\nER  - \n',
    'PMID- 99000001\nTI  - A title\n',
  ])('leaves %j alone', (text) => {
    expect(runOn.detect(text)).toBe(0);
  });
});
