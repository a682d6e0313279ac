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

test('the order of fields is no residue, a field more on either side is', () => {
  const one: BibliographicRecord = {
    ...record,
    container: { title: 'Owl Letters', volume: '3' },
    keywords: [{ term: 'owls', major: true }],
  };
  const other: BibliographicRecord = {
    ...one,
    container: { volume: '3', title: 'Owl Letters' },
    keywords: [{ major: true, term: 'owls' }],
  };
  expect(residueOf(one, other)).toBeUndefined();
  const more: BibliographicRecord = { ...one, container: { title: 'Owl Letters', volume: '3', issue: '1' } };
  expect(residueOf(one, more)?.fields).toEqual({ container: one.container });
  expect(residueOf(more, one)?.fields).toEqual({ container: more.container });
  expect(residueOf(one, { ...one, keywords: [] })?.fields).toEqual({ keywords: one.keywords });
});

test('another raw date counts where there is nothing but the raw date', () => {
  expect(residueOf({ ...record, issued: { raw: 'in press' } }, { ...record, issued: { raw: 'soon' } })?.fields).toEqual({
    issued: { raw: 'in press' },
  });
  expect(residueOf({ ...record, issued: { year: 2020 } }, { ...record, issued: { raw: '2020' } })?.fields).toEqual({
    issued: { year: 2020 },
  });
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
