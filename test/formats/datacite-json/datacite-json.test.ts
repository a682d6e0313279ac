import { expect, test } from 'vitest';
import { dataciteJson } from '../../../src/formats/datacite-json/datacite-json.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

async function readAttributes(attributes: Record<string, unknown>): Promise<BibliographicRecord> {
  const bytes = Buffer.from(JSON.stringify({ data: { id: '10.5555/a', type: 'dois', attributes } }));
  for await (const record of dataciteJson.read([bytes], { name: 'answer', vocabularies: noVocabularies, journals: noJournals }))
    return record;
  throw new Error('no record');
}

test.each([
  [
    { name: 'Okafor, Tao', nameType: 'Personal' },
    { family: 'Okafor', given: 'Tao' },
  ],
  [
    { name: 'Okafor, Tao', familyName: 'Okafor', givenName: 'Tao' },
    { family: 'Okafor', given: 'Tao' },
  ],
  [
    { name: 'Guth, Wilhelm, 1888-1980', nameType: 'Personal' },
    { family: 'Guth', given: 'Wilhelm' },
  ],
  [{ name: 'Harbour Trust', nameType: 'Organizational' }, { collective: 'Harbour Trust' }],
  // A department that a program took for a person with a comma in the name.
  [
    { name: 'Ireland. Department Of Arts, Culture', familyName: 'Ireland. Department Of Arts', givenName: 'Culture', nameType: 'Personal' },
    { collective: 'Ireland. Department Of Arts, Culture' },
  ],
  [{ name: 'Energy Information Administration' }, { collective: 'Energy Information Administration' }],
  [{ name: 'Northern Tide Watch' }, { family: 'Northern Tide Watch' }],
  [{ name: 'Tao Okafor' }, { family: 'Okafor', given: 'Tao' }],
])('the creator %j', async (creator, name) => {
  expect((await readAttributes({ creators: [creator] })).contributors).toEqual([{ role: 'author', ...name }]);
});

test('creators whom nobody knows are none', async () => {
  const creators = ['(:unav)', ':(unav)', '(:Unkn) Unknown', '[S.N.]', 'NN'].map((name) => ({ name }));
  expect((await readAttributes({ creators })).contributors).toBeUndefined();
});

test.each([
  [{ resourceTypeGeneral: 'Text', resourceType: 'Thesis', ris: 'RPRT', citeproc: 'article-journal' }, 'thesis'],
  [{ resourceTypeGeneral: 'Text', resourceType: 'folktale', ris: 'RPRT', citeproc: 'article-journal' }, 'document'],
  [{ resourceTypeGeneral: 'Text', ris: 'JOUR', citeproc: 'article-journal' }, 'article-journal'],
  [{ resourceTypeGeneral: 'Preprint', citeproc: 'article' }, 'article'],
  [{ citeproc: 'article', ris: 'GEN' }, undefined],
  [{ citeproc: 'thesis', ris: 'THES' }, 'thesis'],
])('the kind of %j', async (types, type) => {
  expect((await readAttributes({ types })).type).toBe(type);
});

test.each([
  [[{ date: '2010-09-06/2010-11-30', dateType: 'Collected' }], { beginning: '2010-09-06', ending: '2010-11-30' }],
  [[{ date: '1990/1990', dateType: 'Collected' }], { beginning: '1990' }],
  [[{ date: '2007-04-11T01:27:00Z', dateType: 'Available' }], { available: '2007-04-11' }],
])('the dates %j', async (dates, expected) => {
  const record = await readAttributes({ dates });
  expect(record.dates).toEqual(expected);
  expect(record.unplaced).toBeUndefined();
});

test('what was taken for pages and is none stays aside', async () => {
  const container = { type: 'Series', title: 'Bone Papers', firstPage: 'Nr. 2 (1998): Funde', lastPage: 'Westen' };
  const record = await readAttributes({ container, types: { resourceTypeGeneral: 'JournalArticle' } });
  expect(record.container).toEqual({ title: 'Bone Papers' });
  expect(record.unplaced).toEqual([{ field: 'container', value: '{"firstPage":"Nr. 2 (1998): Funde","lastPage":"Westen"}' }]);
});

test('a licence that is known goes before rights that are reserved', async () => {
  const rightsList = [{ rights: 'All rights reserved.' }, { rightsUri: 'https://creativecommons.org/licenses/by/4.0' }];
  expect((await readAttributes({ rightsList })).rights).toEqual({
    license: 'CC-BY-4.0',
    url: 'https://creativecommons.org/licenses/by/4.0',
    statement: 'All rights reserved.',
  });
});
