import { describe, expect, test } from 'vitest';
import { GivenIds } from '../../src/formats/given-ids.ts';
import {
  addLine,
  addStray,
  entryRecords,
  hasOwnTags,
  newTaggedEntry,
  readTaggedLines,
  taggedRecord,
} from '../../src/formats/tagged-entry.ts';
import { noteRow, titleRow } from '../../src/formats/tagged-rows.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const lineOf = (text: string) => ({ text, number: 1, cut: false, repairs: 0 });

/** An entry of the lines `TI Slow tides`. */
function entryOf(...texts: string[]) {
  const entry = newTaggedEntry();
  for (const text of texts) {
    const [, tag, value] = /^([A-Z]{2}) (.*)$/.exec(text) ?? [];
    addLine(entry, lineOf(text), tag && value !== undefined ? { tag, value } : undefined);
  }
  return entry;
}

describe('an entry of tagged lines', () => {
  test('takes lines without a tag as the rest of the value before them', () => {
    expect(entryOf('TI Slow', '   tides', 'AU Roe').lines.map(({ tag, parts }) => [tag, ...parts])).toEqual([
      ['TI', 'Slow', 'tides'],
      ['AU', 'Roe'],
    ]);
  });

  test('keeps what no row of the table takes, with a finding for each tag but the ordinary ones', () => {
    const entry = entryOf('TI Slow tides', 'ZZ one', 'ZZ two', 'NR 12');
    addStray(entry, '  printed by nobody ');
    const reading = { draft: {}, findings: [] };
    readTaggedLines(entry.lines, [titleRow(['TI']), noteRow(['N1'])], reading);
    expect(taggedRecord({ source: 'x', sourceId: '1' }, entry, reading, new Set(['NR']))).toMatchObject({
      title: 'Slow tides',
      unplaced: [
        { field: 'ZZ', value: 'one' },
        { field: 'ZZ', value: 'two' },
        { field: 'NR', value: '12' },
        { value: 'printed by nobody' },
      ],
      findings: [
        { code: 'field-unplaced', path: 'unplaced[0]', raw: 'one' },
        { code: 'field-unplaced', path: 'unplaced[3]', raw: 'printed by nobody' },
      ],
    });
  });

  test('reports what it cuts of an entry without an end', () => {
    const entry = newTaggedEntry();
    const long = 'x'.repeat(1024 * 1024);
    for (let count = 0; count < 40; count += 1) addLine(entry, lineOf(long), { tag: 'AB', value: long });
    expect(entry.lines.length).toBeLessThan(40);
    const record = taggedRecord({ source: 'x', sourceId: '1' }, entry, { draft: {}, findings: [] });
    expect(record.findings?.map(({ code }) => code)).toContain('value-truncated');
  });
});

test('an id that a file gives again names nothing: the record is called by its place', async () => {
  const entries = (async function* () {
    for (const id of ['12', '12', '13']) yield entryOf(`ID ${id}`);
  })();
  const records: BibliographicRecord[] = [];
  for await (const record of entryRecords(entries, 'joined.txt', ({ lines }, fallback) => ({
    source: 'x',
    sourceId: lines[0]?.parts[0] ?? fallback,
  })))
    records.push(record);
  expect(records.map(({ sourceId }) => sourceId)).toEqual(['12', 'joined.txt#2', '13']);
});

test('ids are settled for one file, and the fallback is taken as well', () => {
  const ids = new GivenIds();
  expect(ids.settle({ source: 'x', sourceId: 'roe' }, 'a#1').sourceId).toBe('roe');
  expect(ids.settle({ source: 'x', sourceId: 'roe' }, 'a#2').sourceId).toBe('a#2');
  expect(ids.has('a#2')).toBe(true);
  expect(ids.has('a#1')).toBe(false);
});

test('three different tags are no chance, the same one three times is', () => {
  const tags = /^(?:TI|AU|PY) \S/gm;
  expect(hasOwnTags('RT Book\nTI Slow\nAU Roe\nPY 2010\n', 0, tags)).toBe(true);
  expect(hasOwnTags('RT Book\nAU Roe\nAU Poe\nAU Low\n', 0, tags)).toBe(false);
});
