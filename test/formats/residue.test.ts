import { expect, test } from 'vitest';
import { applyResidue, residueOf } from '../../src/formats/residue.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const record: BibliographicRecord = { source: 'a', sourceId: '1', title: 'Owls', type: 'article', languages: ['de'] };
const comesBack: BibliographicRecord = { source: 'b', sourceId: '1', title: 'Owls', type: 'manuscript', publisher: 'Nobody' };

test('a record that comes back whole has no residue', () => {
  expect(residueOf(record, { ...record, source: 'b' })).toBeUndefined();
});

test('order of identifiers, raw dates and pages as given are no residue', () => {
  const one: BibliographicRecord = {
    ...record,
    issued: { year: 2020, raw: '2020 ' },
    container: { pages: '11-19', pagesAsGiven: '11-9' },
    identifiers: [
      { scheme: 'pmid', value: '9' },
      { scheme: 'doi', value: '10.5555/x' },
    ],
  };
  const other: BibliographicRecord = {
    ...record,
    issued: { raw: '2020///', year: 2020 },
    container: { pagesAsGiven: '11-19', pages: '11-19' },
    identifiers: one.identifiers?.toReversed() ?? [],
  };
  expect(residueOf(one, other)).toBeUndefined();
});

test('lost, changed and invented fields are put right', () => {
  const residue = residueOf(record, comesBack);
  expect(residue?.fields).toEqual({ type: 'article', languages: ['de'], publisher: null });
  expect(applyResidue(comesBack, JSON.parse(JSON.stringify(residue)))).toEqual({ ...record, source: 'b' });
});

test('a field that somebody corrected in between keeps the correction', () => {
  const residue = residueOf(record, comesBack);
  const corrected: BibliographicRecord = { ...comesBack, type: 'report' };
  expect(applyResidue(corrected, residue)).toEqual({ ...record, source: 'b', type: 'report' });
});

test.each([
  [undefined],
  ['text'],
  [{}],
  [{ fields: {}, over: {} }],
  [{ fields: { title: 7 }, over: {} }],
  [{ fields: { unknown: 'x' }, over: {} }],
  [{ fields: { findings: [] }, over: {} }],
])('%j is no residue', (value) => {
  expect(applyResidue(comesBack, value)).toBeUndefined();
});
