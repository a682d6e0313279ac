import { expect, test } from 'vitest';
import type { ReadContext } from '../../src/formats/format.ts';
import { recordsOfLines } from '../../src/formats/records-of-lines.ts';
import { noJournals } from '../../src/model/journals.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';

const context: ReadContext = { name: 'letter.txt', vocabularies: combineVocabularies([]), journals: noJournals };

/** A record for each line that begins with a star. */
const read = recordsOfLines(
  'starred',
  async function* (lines, { name }) {
    for await (const { text, number } of lines) if (text.startsWith('*')) yield { source: 'starred', sourceId: `${name}#${number}` };
  },
  (opening) => opening.every((line) => line === 'STARS 1.0'),
);

async function recordsIn(text: string): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  for await (const record of read([Buffer.from(text)], context)) records.push(record);
  return records;
}

test('a file with text and no record says so, and how it begins', async () => {
  const [record, more] = await recordsIn('\n\nDear colleague,\nthe references follow.\n');
  expect(more).toBeUndefined();
  expect(record).toMatchObject({
    source: 'starred',
    sourceId: 'letter.txt#1',
    findings: [{ code: 'record-unreadable', severity: 'error', raw: 'Dear colleague,\nthe references follow.' }],
  });
});

test('nothing is said of files with records, of empty ones, and of what is printed around no records', async () => {
  expect(await recordsIn('Dear colleague,\n* Slow tides\n')).toEqual([{ source: 'starred', sourceId: 'letter.txt#2' }]);
  expect(await recordsIn('')).toEqual([]);
  expect(await recordsIn(' \r\n\r\n')).toEqual([]);
  expect(await recordsIn('STARS 1.0\n')).toEqual([]);
});
