import { expect, test } from 'vitest';
import { ris } from '../../../src/formats/ris/ris.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

const context = { name: 'x.ris', vocabularies: combineVocabularies([]), journals: noJournals };

test('a text that reads as an entity comes back as it was', async () => {
  const record: BibliographicRecord = {
    source: 'jsonl',
    sourceId: 'roe',
    type: 'article-journal',
    title: 'On &eacute; in names',
    publisher: 'Bays',
  };
  let text = '';
  for await (const piece of ris.write?.([record]) ?? []) text += piece;
  const records: BibliographicRecord[] = [];
  for await (const one of ris.read([Buffer.from(text)], context)) records.push(one);
  expect(records).toMatchObject([{ sourceId: 'roe', title: 'On &eacute; in names', publisher: 'Bays' }]);
});
