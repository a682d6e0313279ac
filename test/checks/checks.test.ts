import { describe, expect, test } from 'vitest';
import { checkRecord, checks } from '../../src/checks/registry.ts';
import { makeFinding } from '../../src/model/finding.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const citation =
  'Ardelle O, Heintz D, Mendez Vidal MJ, et al. Slow tides in small harbours: a first survey. J Shore Stud. 2017 Oct 1;28(10):2464-2471';

/** A record in which no check finds anything. */
const sound: BibliographicRecord = {
  source: 'sample',
  sourceId: '1',
  title: 'Slow tides in small harbours: a first survey.',
  contributors: [
    { role: 'author', family: 'Ardelle', given: 'O', orcid: '0000-0002-1825-0097' },
    { role: 'author', family: 'Heintz', given: 'Dora' },
    { role: 'author', family: 'Méndez Vidal', given: 'M J' },
    { role: 'author', family: 'Wiyono' },
    { role: 'author', collective: 'Harbour Study Group' },
  ],
  issued: { year: 2017, month: 10, day: 1 },
  dates: { received: '2016-02-29', available: '2017-10-01T12:00:00Z' },
  container: { title: 'Journal of Shore Studies', issn: ['2041-1723'], pages: '2464-2471', pagesAsGiven: '2464-71' },
  isbn: ['9783161484100'],
  identifiers: [
    { scheme: 'doi', value: '10.5555/(sici)1097<1::aid>3.0.co;2-2' },
    { scheme: 'pmid', value: '99000001' },
    { scheme: 'handle', value: '99999/1' },
    { scheme: 'handle', value: '99999/2' },
    { scheme: 'pii', value: 'S1097(75)1' },
  ],
  relations: [
    { type: 'RetractionOf', pmid: '99000002' },
    { type: 'ExpressionOfConcernFor', pmid: '99000003' },
  ],
  publicationTypes: ['Retraction of Publication'],
  citationAsGiven: citation,
  rights: { license: 'CC-BY-4.0', name: 'CC BY 4.0' },
};

const found = (change: Partial<BibliographicRecord>) => checkRecord({ ...sound, ...change }).map(({ code, path }) => [code, path]);

test('a sound record gives no finding', () => {
  expect(checkRecord(sound)).toEqual([]);
});

describe('each check raises its code, with the path of the value', () => {
  test.each<[Partial<BibliographicRecord>, [string, string | undefined][]]>([
    [{ relations: [{ type: 'RetractionIn', pmid: '99000009' }] }, [['retracted', 'relations[0]']]],
    [{ publicationTypes: ['Journal Article', 'Retracted Publication'] }, [['retracted', 'publicationTypes[1]']]],
    [{ relations: [{ type: 'ExpressionOfConcernIn' }] }, [['expression-of-concern', 'relations[0]']]],
    [{ issued: { year: 2017, month: 2, day: 29 } }, [['date-impossible', 'issued']]],
    [{ issued: { year: 2017, endYear: 2016 } }, [['date-impossible', 'issued']]],
    [{ dates: { accepted: '2017-13' } }, [['date-impossible', 'dates.accepted']]],
    [{ dates: { accepted: '1900-02-29' } }, [['date-impossible', 'dates.accepted']]],
    [{ issued: { year: 2107 }, citationAsGiven: 'none' }, [['date-impossible', 'issued']]],
    [{ issued: { year: 2012 } }, [['year-contradiction', 'issued']]],
    [{ container: { pages: '198-2' } }, [['pages-reversed', 'container.pages']]],
    [{ vernacularTitle: 'Mareas en la bahÃ­a: año Ãºnico' }, [['characters-misread', 'vernacularTitle']]],
    [
      { abstracts: [{ sections: [{ text: 'Tides.' }, { text: 'The harbourâ€™s tides.' }] }] },
      [['characters-misread', 'abstracts[0].sections[1].text']],
    ],
    [{ vernacularTitle: 'São Tomé, Åland, Ångström, Ã and â' }, []],
    [{ identifiers: [{ scheme: 'doi', value: 'doi:unknown' }] }, [['doi-malformed', 'identifiers[0].value']]],
    [{ identifiers: [{ scheme: 'pmid', value: 'PMC1' }] }, [['identifier-malformed', 'identifiers[0].value']]],
    [{ container: { issn: ['12345'] } }, [['identifier-malformed', 'container.issn[0]']]],
    [{ container: { issn: ['2041-1723', '2041-1724'] } }, [['check-digit-wrong', 'container.issn[1]']]],
    [{ isbn: ['9783161484101'] }, [['check-digit-wrong', 'isbn[0]']]],
    [
      { contributors: [...(sound.contributors ?? []), { role: 'author', family: 'Quist', given: 'A', orcid: '0000-0002-1825-0098' }] },
      [['check-digit-wrong', 'contributors[5].orcid']],
    ],
    [
      {
        identifiers: [
          { scheme: 'pmid', value: '99000001' },
          { scheme: 'doi', value: '10.5555/a' },
          { scheme: 'doi', value: '10.5555/b' },
        ],
      },
      [['identifier-conflict', 'identifiers[2].value']],
    ],
    [
      {
        citationAsGiven: 'none',
        contributors: [
          { role: 'author', family: 'L.', given: 'Buchan A. H. Rahmen A. K. Willem J.' },
          { role: 'author', family: 'QuillTess', given: 'PenceSol, LarkNoa, FinchUma' },
          { role: 'author', family: 'J.', given: 'Maria del Mar' },
          { role: 'author', family: 'Pence', given: 'Orville, Knight' },
        ],
      },
      [
        ['author-name-unsplit', 'contributors[0]'],
        ['author-name-unsplit', 'contributors[1]'],
      ],
    ],
    [
      {
        identifiers: [
          { scheme: 'doi', value: '10.5555/978-3-16-148410-0_4' },
          { scheme: 'doi', value: '10.5555/978-3-16-148410-0' },
        ],
      },
      [],
    ],
    [
      { contributors: [...(sound.contributors ?? []), { role: 'author', family: 'Mara Lind Quist' }] },
      [['author-name-unsplit', 'contributors[5]']],
    ],
    [{ contributors: [...(sound.contributors ?? []), { role: 'author', family: '王小明' }] }, [['author-name-unsplit', 'contributors[5]']]],
    [{ rights: { name: 'Terms of the house' } }, [['licence-unknown', 'rights']]],
    [{ title: 'RETRACTED: Slow tides in small harbours: a first survey' }, [['retracted', 'title']]],
  ])('%j', (change, expected) => {
    expect(found(change)).toEqual(expected);
  });

  test('a title that the citation does not give', () => {
    expect(found({ title: 'Ferry timetables of the inner islands' })).toEqual([['title-contradiction', 'title']]);
  });

  test('a person whom only the citation names', () => {
    expect(checkRecord({ ...sound, contributors: [{ role: 'author', family: 'Ardelle', given: 'O' }] })).toEqual([
      makeFinding('author-contradiction', 'Only the citation names Heintz D; Mendez Vidal MJ', {
        path: 'contributors',
        alternatives: ['Heintz D', 'Mendez Vidal MJ'],
      }),
    ]);
  });

  test('a record without title and year', () => {
    expect(checkRecord({ source: 'sample', sourceId: '2' }).map(({ code }) => code)).toEqual(['title-missing', 'year-missing']);
  });
});

describe('what is usual is no finding', () => {
  test.each<[string, Partial<BibliographicRecord>]>([
    ['the citation is a year later than the electronic publication', { issued: { year: 2016 } }],
    ['a leap day', { issued: { year: 2016, month: 2, day: 29 } }],
    ['a range over the turn of the year', { issued: { year: 2017, month: 12, endYear: 2018, endMonth: 1 } }],
    ['one page, and letters in front of pages', { container: { pages: '8-8' } }],
    ['pages of two kinds', { container: { pages: '1-C10' } }],
    ['electronic pages of an in-press article', { container: { pages: '1-1012.e4' } }],
    ['a vernacular title alone', { citationAsGiven: 'none', titles: [{ kind: 'translated', text: 'Mareas lentas' }] }],
    ['a subtitle that the citation leaves out', { title: 'Slow tides in small harbours' }],
    ['a citation without title', { citationAsGiven: 'J Shore Stud. 2017;28(10):2464-71' }],
    ['the notice of a retraction', { title: 'Retraction: Slow tides in small harbours: a first survey' }],
    ['a statement of rights alone', { rights: { statement: '© 2017 The Authors' } }],
    [
      'an editor with initials alone',
      { contributors: [...(sound.contributors ?? []), { role: 'editor', family: 'de la Quist', initials: 'A' }] },
    ],
  ])('%s', (_, change) => {
    expect(found(change)).toEqual([]);
  });
});

test('what an earlier stage found about a value or a part of it is not repeated', () => {
  const rights = { name: 'Terms of the house' };
  expect(checkRecord({ ...sound, rights, findings: [makeFinding('licence-unknown', 'unknown', { path: 'rights.name' })] })).toEqual([]);
  const identifiers = [...Array(11).keys()].map((at) => ({ scheme: 'pmid' as const, value: at === 10 ? 'x' : '99000001' }));
  expect(
    checkRecord({ ...sound, identifiers, findings: [makeFinding('identifier-malformed', 'bad', { path: 'identifiers[1]' })] }).map(
      ({ path }) => path,
    ),
  ).toContain('identifiers[10].value');
});

test('a tombstone and a record that could not be read are not checked', () => {
  expect(checkRecord({ source: 'sample', sourceId: '3', deleted: true })).toEqual([]);
  expect(checkRecord({ source: 'sample', sourceId: '4', findings: [makeFinding('record-unreadable', 'broken')] })).toEqual([]);
});

test('no two checks raise one code', () => {
  const codes = checks.flatMap((each) => each.codes);
  expect(codes).toEqual([...new Set(codes)]);
});

test('a record that only brings identifiers has no need of a title or a year', () => {
  const pmid = { scheme: 'pmid' as const, value: '99000001' };
  const codesOf = (record: Omit<BibliographicRecord, 'source' | 'sourceId'>) =>
    checkRecord({ source: 'sample', sourceId: '1', ...record }).map(({ code }) => code);
  expect(codesOf({ identifiers: [pmid, { scheme: 'pmcid', value: 'PMC9900001' }] })).toEqual([]);
  expect(codesOf({ identifiers: [pmid] })).toEqual(['title-missing', 'year-missing']);
  expect(codesOf({ type: 'article-journal', identifiers: [pmid, { scheme: 'pmcid', value: 'PMC9900001' }] })).toEqual([
    'title-missing',
    'year-missing',
  ]);
});
