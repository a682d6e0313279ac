import { describe, expect, test } from 'vitest';
import { dspaceJson } from '../../../src/formats/dspace-json/dspace-json.ts';
import { dim } from '../../../src/formats/oai-pmh/dim.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

const context = { name: 'page.json', vocabularies: noVocabularies, journals: noJournals };

async function read(value: unknown, format = dspaceJson): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  for await (const record of format.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

const item = (fields: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  uuid: '5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61',
  metadata: fields,
  type: 'item',
  ...more,
});

describe('values', () => {
  test('stand in the order of their places, and where they have none as they came', async () => {
    const [record] = await read(
      item({
        'dc.contributor.author': [
          { value: 'Third, C', place: 2 },
          { value: 'First, A', place: 0 },
          { value: 'Second, B', place: 1 },
        ],
        'dc.subject': [{ value: 'one', place: -1 }, { value: 'two' }],
      }),
    );
    expect(record?.contributors?.map((each) => each.family)).toEqual(['First', 'Second', 'Third']);
    expect(record?.keywords?.map((each) => each.term)).toEqual(['one', 'two']);
  });

  test('of a companion field belong to their authors only where both are as many', async () => {
    const authors = [
      { value: 'First, A', place: 0 },
      { value: 'Second, B', place: 1 },
    ];
    const [aligned] = await read(
      item({
        'dc.contributor.author': authors,
        'oairecerif.author.affiliation': [
          { value: '#PLACEHOLDER_PARENT_METADATA_VALUE#', place: 0 },
          { value: 'Tarn Hospital', place: 1 },
        ],
      }),
    );
    expect(aligned?.contributors?.map((each) => each.affiliations)).toEqual([undefined, [{ name: 'Tarn Hospital' }]]);
    expect(aligned?.unplaced).toBeUndefined();
    const [other] = await read(
      item({ 'dc.contributor.author': authors, 'oairecerif.author.affiliation': [{ value: 'Tarn Hospital', place: 0 }] }),
    );
    expect(other?.contributors?.map((each) => each.affiliations)).toEqual([undefined, undefined]);
    expect(other?.unplaced).toEqual([{ field: 'oairecerif.author.affiliation', value: 'Tarn Hospital' }]);
  });

  test('that are the placeholder, empty or null are none', async () => {
    const [record] = await read(
      item({ 'dc.title': [{ value: '' }, { value: null }, { value: '#PLACEHOLDER_PARENT_METADATA_VALUE#' }, 'A title'] }),
    );
    expect(record).toMatchObject({ title: 'A title' });
    expect(record?.titles).toBeUndefined();
  });
});

describe('an item', () => {
  test('is one record with what OAI-PMH gives of it, because both know it by its handle', async () => {
    const [overRest] = await read(item({ 'dc.title': [{ value: 'A' }] }, { handle: '99999/12' }));
    const [overOai] = await read(
      '<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:repository.example.org:99999/12</identifier></header><metadata><dim:dim xmlns:dim="http://www.dspace.org/xmlns/dspace/dim"><dim:field mdschema="dc" element="title">A</dim:field></dim:dim></metadata></record>',
      dim,
    );
    expect(overRest && dspaceJson.authority?.(overRest)).toEqual({ authority: 'hdl:99999', id: '99999/12' });
    expect(overOai && dim.authority?.(overOai)).toEqual({ authority: 'hdl:99999', id: '99999/12' });
  });

  test('of a repository without a prefix of its own is known by its UUID', async () => {
    const [record] = await read(item({ 'dc.title': [{ value: 'A' }] }, { handle: '123456789/12' }));
    expect(record && dspaceJson.authority?.(record)).toEqual({ authority: 'dspace', id: '5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61' });
    expect(record?.unplaced).toEqual([{ field: 'handle', value: '123456789/12' }]);
  });

  test('without metadata keeps its name as title', async () => {
    expect(await read({ uuid: '5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61', name: 'A page of tests', handle: '99999/4' })).toMatchObject([
      { sourceId: '99999/4', title: 'A page of tests' },
    ]);
  });

  test('that was withdrawn is a tombstone', async () => {
    expect(await read(item({}, { handle: '99999/3', withdrawn: true, lastModified: '2021-06-21T12:53:57.871+02:00' }))).toEqual([
      { source: 'dspace-json', sourceId: '99999/3', datestamp: '2021-06-21T10:53:57.871Z', deleted: true },
    ]);
  });
});

describe('what is no item', () => {
  test.each([
    [{ status: 404, error: 'Not Found', path: '/server/api/core/items/x' }, 'The repository answered with the error 404.'],
    [
      { uuid: 'x', name: 'ORIGINAL', metadata: { 'dc.title': [{ value: 'ORIGINAL' }] }, type: 'bundle' },
      'This is no item of a DSpace repository.',
    ],
    ['{"uuid":"x","metadata":{"dc.title":[{"value":"cut', 'The file ends inside this item.'],
  ])('is said to be none', async (value, message) => {
    const records = await read(value);
    expect(records.map((each) => each.findings?.[0])).toMatchObject([{ code: 'record-unreadable', message }]);
  });

  test('gives no record where a search found it beside items, and an empty page gives none', async () => {
    const found = { _embedded: { indexableObject: { uuid: 'c', handle: '99999/1', name: 'Theses', type: 'collection', metadata: {} } } };
    const page = { totalElements: 1, number: 0 };
    expect(await read({ _embedded: { searchResult: { _embedded: { objects: [found] }, page } } })).toEqual([]);
    expect(await read({ _embedded: { searchResult: { _embedded: { objects: [] }, page } } })).toEqual([]);
    expect(await read({ _links: {}, page })).toEqual([]);
  });
});

test('a list of metadata without its item is one item', async () => {
  const records = await read([
    { key: 'dc.title', value: 'A' },
    { key: 'dc.identifier.uri', value: 'https://hdl.handle.net/99999/8' },
  ]);
  expect(records).toMatchObject([{ sourceId: '99999/8', title: 'A' }]);
});

test('a field of a great many values is read in its time', async () => {
  const [record] = await read(
    item({ 'dc.subject': Array.from({ length: 200_000 }, (_, at) => ({ value: `k${at}`, place: 200_000 - at })) }),
  );
  expect(record?.keywords).toHaveLength(20_000);
  expect(record?.findings?.map(({ code }) => code)).toContain('value-truncated');
}, 10_000);
