import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { classify } from '../../src/pipeline/classify.ts';
import { recordHash, writtenRecord } from '../../src/store/card/written-record.ts';

const key = { authority: 'pubmed', id: '99000001' };
const record = (more: Partial<BibliographicRecord> = {}): BibliographicRecord => ({
  source: 'a',
  sourceId: key.id,
  title: 'T',
  datestamp: '2024-05-01',
  ...more,
});
const hashOf = (each: BibliographicRecord) => recordHash(writtenRecord(each));
const known = (before: BibliographicRecord) => ({
  key,
  hash: hashOf(before),
  deleted: before.deleted === true,
  rivals: [],
  ...(before.datestamp ? { datestamp: before.datestamp } : {}),
});

test.each<[string, BibliographicRecord, BibliographicRecord | undefined, string]>([
  ['a record never seen is new', record(), undefined, 'new'],
  ['the same again is unchanged', record(), record(), 'unchanged'],
  ['the same from another source is unchanged', record({ source: 'b' }), record(), 'unchanged'],
  ['other content with the same datestamp is a change', record({ title: 'U' }), record(), 'changed'],
  ['other content with a later datestamp is a change', record({ title: 'U', datestamp: '2024-06-01' }), record(), 'changed'],
  ['an older datestamp never replaces a newer one', record({ title: 'U', datestamp: '2024-04-30' }), record(), 'older'],
  ['a day is not older than an instant in it', record({ title: 'U' }), record({ datestamp: '2024-05-01T10:00:00Z' }), 'changed'],
  ['a record without datestamp replaces', { source: 'a', sourceId: key.id, title: 'U' }, record(), 'changed'],
  ['a deletion of something never seen is kept as one', record({ deleted: true }), undefined, 'deleted'],
  [
    'a deletion again is unchanged',
    { source: 'a', sourceId: key.id, datestamp: '2024-07-01', deleted: true },
    record({ deleted: true }),
    'unchanged',
  ],
  ['a record that comes back is a change', record({ datestamp: '2024-08-01' }), record({ deleted: true }), 'changed'],
])('%s', (_, arrived, before, change) => {
  expect(classify(arrivalOf(key, arrived), before && known(before), before).change).toBe(change);
});

const version = (number: number) => ({ unplaced: [{ field: 'PMID@Version', value: String(number) }] });

test.each<[string, BibliographicRecord, BibliographicRecord, string]>([
  [
    'a later version of a publication replaces an earlier one, whatever their datestamps',
    record({ ...version(2), datestamp: '2024-01-01' }),
    record(),
    'changed',
  ],
  ['an earlier version never replaces a later one', record({ ...version(2), datestamp: '2024-06-01' }), record(version(10)), 'older'],
  ['within a version the datestamp decides', record({ ...version(2), title: 'U', datestamp: '2024-01-01' }), record(version(2)), 'older'],
  [
    'the deletion of another version leaves the one that is there',
    { source: 'a', sourceId: key.id, deleted: true, ...version(3) },
    record(version(2)),
    'unchanged',
  ],
  [
    'the deletion of the first version leaves the second',
    { source: 'a', sourceId: key.id, deleted: true },
    record(version(2)),
    'unchanged',
  ],
  [
    'the deletion of the version that is there is one',
    { source: 'a', sourceId: key.id, deleted: true, ...version(2) },
    record(version(2)),
    'deleted',
  ],
  ['a number that is none is the first version', record({ ...version(Number.NaN), title: 'U' }), record(), 'changed'],
])('%s', (_, arrived, before, change) => {
  expect(classify(arrivalOf(key, arrived), known(before), before).change).toBe(change);
});

test('a tombstone keeps what was last known of the record', () => {
  const tombstone = { source: 'a', sourceId: key.id, datestamp: '2024-07-01', deleted: true as const };
  expect(classify(arrivalOf(key, tombstone), known(record()), record())).toMatchObject({
    change: 'deleted',
    arrival: { record: { title: 'T', datestamp: '2024-07-01', deleted: true } },
  });
});

test('the order of its fields makes no other record, nor does where it was seen; a value does', () => {
  const before: BibliographicRecord = { source: 'x', sourceId: key.id, title: 'T', issued: { year: 2020, month: 3 } };
  const shuffled: BibliographicRecord = { issued: { month: 3, year: 2020 }, title: 'T', sourceId: key.id, source: 'y' };
  expect(classify(arrivalOf(key, shuffled), known(before), before).change).toBe('unchanged');
  expect(classify(arrivalOf(key, { ...shuffled, title: 't' }), known(before), before).change).toBe('changed');
  expect(hashOf({ ...before, source: 'y' })).toBe(hashOf(before));
  expect(hashOf({ ...before, title: 't' })).not.toBe(hashOf(before));
});

test('two files that tell one version differently change it once each, not every time they are read', () => {
  const before = { ...known(record({ title: 'U' })), rivals: [{ hash: hashOf(record()), payload: 'first file' }] };
  const again = (payload: string, arrived = record()) => classify(arrivalOf(key, arrived, { payload }), before, undefined).change;
  expect(again('first file')).toBe('unchanged');
  expect(again('third file')).toBe('changed');
  expect(again('first file', record({ title: 'V' }))).toBe('changed');
  expect(again('first file', record({ datestamp: '2024-06-01' }))).toBe('changed');
});

const medline = { unplaced: [{ field: 'STAT', value: 'MEDLINE' }] };

test.each<[string, BibliographicRecord, BibliographicRecord, string]>([
  ['MEDLINE text of the same revision never replaces the XML', record({ source: 'nbib', title: 'U' }), record(), 'unchanged'],
  ['nor under the name of another source', record({ source: 'desk', title: 'U', ...medline }), record(), 'unchanged'],
  ['nor without a datestamp', { source: 'nbib', sourceId: key.id, title: 'U' }, record(), 'unchanged'],
  ['of a later revision it does', record({ source: 'nbib', title: 'U', datestamp: '2024-05-02' }), record(), 'changed'],
  ['the XML replaces it', record({ title: 'U' }), record({ source: 'nbib' }), 'changed'],
  ['MEDLINE text replaces MEDLINE text', record({ source: 'nbib', title: 'U' }), record({ source: 'nbib' }), 'changed'],
  ['a record that was deleted comes back with it', record({ source: 'nbib', title: 'U' }), record({ deleted: true }), 'changed'],
])('%s', (_, arrived, before, change) => {
  expect(classify(arrivalOf(key, arrived), known(before), before).change).toBe(change);
});
