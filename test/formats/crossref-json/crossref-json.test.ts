import { expect, test } from 'vitest';
import { crossrefJson } from '../../../src/formats/crossref-json/crossref-json.ts';
import { detectFormat } from '../../../src/formats/registry.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

async function readAll(value: unknown): Promise<BibliographicRecord[]> {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const records: BibliographicRecord[] = [];
  const context = { name: 'answer', vocabularies: noVocabularies, journals: noJournals };
  for await (const record of crossrefJson.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

async function readWork(fields: Record<string, unknown>): Promise<BibliographicRecord> {
  const [record] = await readAll({ DOI: '10.5555/a', ...fields });
  if (!record) throw new Error('no record');
  return record;
}

test.each([
  ['retraction', 'RetractionOf', 'RetractionIn'],
  ['Partial Retraction', 'RetractionOf', 'RetractionIn'],
  ['withdrawal', 'RetractionOf', 'RetractionIn'],
  ['removal', 'RetractionOf', 'RetractionIn'],
  ['expression_of_concern', 'ExpressionOfConcernFor', 'ExpressionOfConcernIn'],
  ['expression-of-concern', 'ExpressionOfConcernFor', 'ExpressionOfConcernIn'],
  ['corrigendum', 'ErratumFor', 'ErratumIn'],
  ['erratum', 'ErratumFor', 'ErratumIn'],
  ['addendum', 'ErratumFor', 'ErratumIn'],
  ['new_version', 'UpdateOf', 'UpdateIn'],
  ['constructor', 'Related', 'Related'],
])('an update of the type %s is a relation of its own', async (type, of, by) => {
  const { relations } = await readWork({ 'update-to': [{ DOI: '10.5555/b', type }], 'updated-by': [{ DOI: '10.5555/c', type }] });
  expect(relations).toEqual([
    { type: by, asGiven: type, identifiers: [{ scheme: 'doi', value: '10.5555/c' }] },
    { type: of, asGiven: type, identifiers: [{ scheme: 'doi', value: '10.5555/b' }] },
  ]);
});

test.each([
  [['Bone'], ['a review'], 'Bone: a review'],
  [['What now?'], ['A review'], 'What now? A review'],
  [['Bone: a review'], ['A Review'], 'Bone: a review'],
  [[], ['Only a subtitle'], 'Only a subtitle'],
  [['G3&amp;#58; <mml:math><mml:mi>x</mml:mi></mml:math><sup>2</sup>'], [], 'G3: x2'],
])('the title %j with the subtitle %j', async (title, subtitle, expected) => {
  expect((await readWork({ title, subtitle })).title).toBe(expected);
});

test.each([
  ['<jats:p>One.</jats:p><jats:p>Two.</jats:p>', [{ text: 'One. Two.' }]],
  ['<jats:title>Summary</jats:title><jats:p>One.</jats:p>', [{ text: 'One.' }]],
  [
    '<jats:p>AIMS: to see. METHODS: we looked.</jats:p>',
    [
      { label: 'AIMS', text: 'to see.' },
      { label: 'METHODS', text: 'we looked.' },
    ],
  ],
  [
    '<jats:sec><jats:title>Methods</jats:title><jats:sec><jats:title>Setting</jats:title><jats:p>Here.</jats:p></jats:sec></jats:sec>',
    [{ label: 'Methods: Setting', text: 'Here.' }],
  ],
  ['<jats:p>p < 0.05 & rising', [{ text: 'p < 0.05 & rising' }]],
  ['Plain words', [{ text: 'Plain words' }]],
])('the abstract %j', async (abstract, sections) => {
  expect((await readWork({ abstract })).abstracts).toEqual([{ sections }]);
});

test.each([
  [['Journal of Bone', 'J Bone'], ['J Bone'], 'journal-article', { title: 'Journal of Bone', abbreviation: 'J Bone' }],
  [['Lecture Notes', 'Proceedings of Bone'], [], 'proceedings-article', { title: 'Proceedings of Bone', collectionTitle: 'Lecture Notes' }],
  [['Bone Series'], [], 'monograph', { collectionTitle: 'Bone Series' }],
  [['Bone Bulletin'], ['Bone Bulletin'], 'journal-article', { title: 'Bone Bulletin' }],
])('container titles %j, short %j, of a %s', async (titles, short, type, container) => {
  expect((await readWork({ 'container-title': titles, 'short-container-title': short, type })).container).toEqual(container);
});

test('a list without works is no record, and an answer that is none is told', async () => {
  expect(await readAll({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': 0, items: [] } })).toEqual([]);
  const [refused] = await readAll({ status: 'failed', 'message-type': 'validation-failure', message: [{ type: 'filter-not-available' }] });
  expect(refused?.findings?.[0]?.code).toBe('record-unreadable');
});

test('the datestamp is when the publisher deposited the record, never when Crossref indexed it', async () => {
  const record = await readWork({
    indexed: { 'date-time': '2025-01-01T00:00:00Z' },
    deposited: { 'date-time': '2020-01-01T00:00:00Z' },
  });
  expect(record).toEqual({
    source: 'crossref-json',
    sourceId: '10.5555/a',
    datestamp: '2020-01-01T00:00:00Z',
    identifiers: [{ scheme: 'doi', value: '10.5555/a' }],
  });
});

test('CSL-JSON from Crossref’s content negotiation is not taken for a work', () => {
  const csl = {
    DOI: '10.5555/a',
    type: 'article-journal',
    title: 'Bone',
    'container-title': 'Journal of Bone',
    'reference-count': 1,
    'is-referenced-by-count': 1,
    deposited: {},
  };
  expect(detectFormat(JSON.stringify(csl))?.format.id).toBe('csl-json');
  expect(detectFormat(JSON.stringify({ ...csl, type: 'journal-article', title: ['Bone'] }))?.format.id).toBe('crossref-json');
});

test('the authority is Crossref where there is a DOI, else the file', () => {
  expect(crossrefJson.authority?.({ source: 'x', sourceId: '10.5555/a' })).toEqual({ authority: 'crossref', id: '10.5555/a' });
  expect(crossrefJson.authority?.({ source: 'x', sourceId: 'file#1' })).toBeUndefined();
});
