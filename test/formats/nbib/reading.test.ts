import { expect, test } from 'vitest';
import { nbib } from '../../../src/formats/nbib/nbib.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

async function readAll(text: string): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const context = { name: 'x.nbib', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const record of nbib.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

const readOne = async (...lines: string[]): Promise<BibliographicRecord | undefined> =>
  (await readAll(['PMID- 99000001', ...lines, ''].join('\n')))[0];

test.each([
  ['K24 XX096760/XX/NIXX NIH HHS/United States', { id: 'K24 XX096760', acronym: 'XX', agency: 'NIXX NIH HHS', country: 'United States' }],
  ['QQ/K021281/1/Tide Council/Northland', { id: 'QQ/K021281/1', agency: 'Tide Council', country: 'Northland' }],
  ['QQ/K021281/2/TC_/Tide Council/Northland', { id: 'QQ/K021281/2', acronym: 'TC_', agency: 'Tide Council', country: 'Northland' }],
  ['/076053/Z/04/Z/Lamp Trust/Northland', { id: '076053/Z/04/Z', agency: 'Lamp Trust', country: 'Northland' }],
  ['ImTID/Intramural Tides/Northland', { acronym: 'ImTID', agency: 'Intramural Tides', country: 'Northland' }],
  ['Lamp Trust/', { agency: 'Lamp Trust' }],
])('the grant %s', async (text, grant) => {
  expect((await readOne(`GR  - ${text}`))?.grants).toEqual([grant]);
});

test.each<[string, string[], object[]]>([
  ['two lines of one person', ['FAU - Keeper, Ada B', 'AU  - Keeper AB'], [{ family: 'Keeper', given: 'Ada B' }]],
  ['a suffix without a comma', ['FAU - Keeper, Ada Jr', 'AU  - Keeper A Jr'], [{ family: 'Keeper', given: 'Ada', suffix: 'Jr' }]],
  [
    'a suffix that only the short form shows',
    ['FAU - Keeper, Ada 10th', 'AU  - Keeper A 10th'],
    [{ family: 'Keeper', given: 'Ada', suffix: '10th' }],
  ],
  ['a given name that is a V', ['FAU - Keeper, Ada V', 'AU  - Keeper AV'], [{ family: 'Keeper', given: 'Ada V' }]],
  ['fewer initials than names', ['FAU - Keeper, Ada B C', 'AU  - Keeper AB'], [{ family: 'Keeper', given: 'Ada B C', initials: 'AB' }]],
  ['another spelling of the family', ['FAU - Öst, Ada', 'AU  - Oest A'], [{ family: 'Öst', given: 'Ada', asGiven: ['Oest A'] }]],
  [
    'short forms alone',
    ['AU  - van der Halde AB', 'AU  - Ito K'],
    [
      { family: 'van der Halde', given: 'AB' },
      { family: 'Ito', given: 'K' },
    ],
  ],
  [
    'full forms alone',
    ['FAU - Halde, Ada', 'FAU - Ito, Ken'],
    [
      { family: 'Halde', given: 'Ada' },
      { family: 'Ito', given: 'Ken' },
    ],
  ],
  [
    'short forms before their full ones',
    ['AU  - Ito K', 'FAU - Ito, Ken', 'AU  - Ito M', 'FAU - Ito, Mei'],
    [
      { family: 'Ito', given: 'Ken' },
      { family: 'Ito', given: 'Mei' },
    ],
  ],
  [
    'two persons of one short form',
    ['FAU - Wang, Wei', 'AU  - Wang W', 'FAU - Wang, Wen', 'AU  - Wang W'],
    [
      { family: 'Wang', given: 'Wei' },
      { family: 'Wang', given: 'Wen' },
    ],
  ],
])('the names of %s', async (_, lines, people) => {
  expect((await readOne(...lines))?.contributors).toEqual(people.map((person) => ({ role: 'author', ...person })));
});

test('of several addresses below grouped names nobody can tell whose they are: they stay aside', async () => {
  const record = await readOne('AU  - Ito K', 'AU  - Marsh E', 'FAU - Ito, Ken', 'FAU - Marsh, Eve', 'AD  - Here.', 'AD  - There.');
  expect(record?.contributors?.some(({ affiliations }) => affiliations)).toBe(false);
  expect(record?.unplaced).toEqual([
    { field: 'AD', value: 'Here.' },
    { field: 'AD', value: 'There.' },
  ]);
});

test.each([
  ['OAB - A\nOABL- spa\nOAB - B\nOABL- fre', ['es', 'fr']],
  ['OAB - A\nOAB - B\nOABL- spa\nOABL- fre', ['es', 'fr']],
  ['OAB - A\nOAB - B\nOABL- fre', [undefined, 'fr']],
])('the languages of other abstracts in %j', async (text, languages) => {
  expect((await readOne(text))?.abstracts?.map(({ language }) => language)).toEqual(languages);
});

test('an OTO may stand before its terms or behind them', async () => {
  const keywords = [
    { term: 'a', major: false, owner: 'PIP' },
    { term: 'b', major: true },
  ];
  expect((await readOne('OTO - PIP', 'OT  - a', 'OTO - NOTNLM', 'OT  - *b'))?.keywords).toEqual(keywords);
  expect((await readOne('OT  - a', 'OTO - PIP', 'OT  - *b', 'OTO - NOTNLM'))?.keywords).toEqual(keywords);
  expect((await readOne('OT  - a'))?.keywords).toEqual([{ term: 'a' }]);
});

test.each([
  'J Pharol. 2018 Oct 1;31(4):246-59. doi: 10.5555/a.1.',
  'J Pharol. 2018 Oct 1;31(4):246-59. doi: 10.5555/a.1. Epub 2018 Aug 14.',
  'J Pharol. 2018 Oct 1;31(4):246-59.',
])('the SO %j repeats the other tags and is no citation', async (text) => {
  const tags = ['TA  - J Pharol', 'DP  - 2018 Oct 1', 'VI  - 31', 'IP  - 4', 'PG  - 246-59', 'AID - 10.5555/a.1 [doi]'];
  expect((await readOne(...tags, `SO  - ${text}`))?.citationAsGiven).toBeUndefined();
  expect((await readOne(...tags, `SO  - ${text.replace('31', '32')}`))?.citationAsGiven).toBe(text.replace('31', '32'));
});

test('who issued the id: PubMed its PMIDs, ERIC its numbers, nobody a number that came with a file', async () => {
  const [pubmed, eric] = await readAll('PMID- 99000001\nTI  - x\n\nOWN - ERIC\nOID - EJ9999902\nTI  - y\n');
  expect(pubmed && nbib.authority?.(pubmed)).toEqual({ authority: 'pubmed', id: '99000001' });
  expect(eric && nbib.authority?.(eric)).toEqual({ authority: 'eric', id: 'EJ9999902' });
  expect(nbib.authority?.({ source: 'nbib', sourceId: '369', identifiers: [{ scheme: 'pmid', value: '99000001' }] })).toBeUndefined();
});

test('a record of ten thousand authors is read in linear time', async () => {
  const people = Array.from({ length: 10_000 }, (_, n) => `AU  - Wang ${'ABCDEFGHIJ'[n % 10]}`).join('\n');
  const full = Array.from({ length: 10_000 }, (_, n) => `FAU - Wang, ${'ABCDEFGHIJ'[n % 10]}`).join('\n');
  const start = performance.now();
  expect((await readOne(people, full))?.contributors?.length).toBeGreaterThanOrEqual(10_000);
  expect(performance.now() - start).toBeLessThan(4000);
}, 20_000);

test('tags in small letters are tags, with what goes on below them', async () => {
  const [record] = await readAll('pmid- 99000005\nti  - Slow\n      tides\nau  - Roe M\ndp  - 2001\n');
  expect(nbib.detect('pmid- 99000005\nti  - Slow\n')).toBeGreaterThan(0.5);
  expect(record).toMatchObject({ sourceId: '99000005', title: 'Slow tides', issued: { year: 2001 }, contributors: [{ family: 'Roe' }] });
});

test('entities of web pages are decoded wherever they stand', async () => {
  const record = await readOne('FAU - Garc&iacute;a, Jos&eacute;', 'JT  - Bays &amp; Seals', 'TI  - Ebb &amp;copy flow &lt; 5');
  expect(record).toMatchObject({
    contributors: [{ family: 'García', given: 'José' }],
    container: { title: 'Bays & Seals' },
    title: 'Ebb &copy flow < 5',
  });
});
