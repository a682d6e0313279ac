import { expect, test } from 'vitest';
import { europePmcJson } from '../../../src/formats/europe-pmc-json/europe-pmc-json.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

async function recordOf(entry: object): Promise<BibliographicRecord | undefined> {
  const context = { name: 'entry', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const record of europePmcJson.read([Buffer.from(JSON.stringify({ id: '99000001', source: 'MED', ...entry }))], context))
    return record;
  return undefined;
}

test.each([
  ['One text.', [{ text: 'One text.' }]],
  [
    '<h4>Aim</h4>A.<h4>Methods: </h4>B <i>in vitro</i>.',
    [
      { label: 'Aim', text: 'A.' },
      { label: 'Methods', text: 'B in vitro.' },
    ],
  ],
  ['Before.<h4>Aim</h4>After, if p < 0.05.', [{ text: 'Before.' }, { label: 'Aim', text: 'After, if p < 0.05.' }]],
  ['<h4>Open without an end', [{ text: 'Open without an end' }]],
  ['<p>A paragraph.</p><p>Another.</p>', [{ text: 'A paragraph. Another.' }]],
])('%j has its sections', async (abstractText, sections) => {
  expect((await recordOf({ abstractText }))?.abstracts).toEqual([{ sections }]);
});

test('a hundred thousand headings without a text are kept, in the time that they take', async () => {
  const record = await recordOf({ abstractText: '<h4>a</h4>'.repeat(100_000) });
  expect(record?.abstracts).toBeUndefined();
  expect(record?.unplaced).toHaveLength(100_000);
});
