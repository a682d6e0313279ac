import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/dedupe/entry.ts';
import { merge } from '../../src/dedupe/merge.ts';
import type { Contributor } from '../../src/model/contributor.ts';
import type { Citation } from '../../src/model/work.ts';

/** Records of sources that are believed less and less: what stands first is the best source's. */
const sources = ['pubmed', 'crossref', 'hdl:99999', 'file:a.ris', 'file:b.ris', 'file:c.ris'];

const from = (source: string, citation: Citation, id = '1'): Entry => ({
  key: { authority: source, id },
  record: { source, sourceId: id, ...citation },
});
const ranked = (...citations: Citation[]): Entry[] => citations.map((citation, at) => from(sources[at] ?? 'file:z', citation));
const equals = (...citations: Citation[]): Entry[] => citations.map((citation, at) => from('file:desk', citation, `r${at}`));
const said = (entries: readonly Entry[]): Citation => merge(entries).citation;

describe('titles', () => {
  const whole = 'Tidal radium in bone metastases: a cohort study of lighthouse keepers';
  test.each([
    ['broken off before an ellipsis', 'Tidal radium in bone metastases: a cohort…'],
    ['broken off in mid-word', 'Tidal radium in bone metastases: a cohort study of light'],
    ['broken off behind a preposition', 'Tidal radium in bone metastases: a cohort study of'],
    ['broken off in mid-sentence', 'Tidal radium in bone'],
    ['without its subtitle', 'Tidal radium in bone metastases.'],
    ['in capitals', 'TIDAL RADIUM IN BONE METASTASES: A COHORT STUDY OF LIGHTHOUSE KEEPERS'],
    ['with what a service added', `${whole} [Review]`],
  ])('a title %s gives way to a whole one of a lesser source', (_, damaged) => {
    const { citation, provenance } = merge(ranked({ title: damaged }, { title: whole }));
    expect(citation).toEqual({ title: whole });
    expect(provenance.title?.[0]).toBe('crossref/1');
  });

  test('a translation in brackets gives way to the original, and stays as a further title', () => {
    const [translated, original] = ['[Tides and sleep of lighthouse keepers].', 'Mareas y sueño de los fareros'];
    expect(said(ranked({ title: translated }, { title: original }))).toEqual({
      title: original,
      titles: [{ kind: 'translated', text: translated }],
    });
    expect(said(ranked({ title: translated }, { title: 'Tides and sleep of lighthouse keepers' })).title).toBe(translated);
  });

  test.each([
    ['a name behind a bar', 'Tidal radium | Harbour Press Journals Online'],
    ['a note in brackets', 'Tidal radium (with a note by the editor)'],
    ['another form of the last word', 'Tidal radiums'],
  ])('%s makes no title longer', (_, longer) => {
    expect(said(ranked({ title: 'Tidal radium' }, { title: longer })).title).toBe('Tidal radium');
  });

  test('another wording stays as a further title, another spelling of the same words does not', () => {
    expect(said(ranked({ title: 'Effects of tides.' }, { title: 'Effects of Tides' }, { title: 'The effects of tides' }))).toEqual({
      title: 'Effects of tides.',
      titles: [{ kind: 'alternative', text: 'The effects of tides' }],
    });
  });

  test('among equals the wording that most have wins over one that stands alone, whoever says more besides', () => {
    const alone = { title: 'Effects of tidse', publisher: 'Harbour Press', place: 'Port' };
    expect(said(equals(alone, { title: 'Effects of tides' }, { title: 'Effects of tides' })).title).toBe('Effects of tides');
  });
});

describe('contributors', () => {
  const person = (family: string, given?: string): Contributor => ({ role: 'author', family, ...(given ? { given } : {}) });
  const names = (citation: Citation) => citation.contributors?.map(({ family, collective, given }) => [family ?? collective, given]);

  test('a list that is the beginning of another one gives way to it', () => {
    const whole = [person('Quill', 'Ada'), person('Moor', 'Ben'), person('Ness', 'Cy')];
    expect(names(said(ranked({ contributors: [person('Quill', 'A')] }, { contributors: whole })))).toHaveLength(3);
    expect(names(said(ranked({ contributors: [person('Quill', 'A'), person('Moor', 'B')] }, { contributors: whole })))).toHaveLength(3);
    expect(names(said(ranked({ contributors: [person('Moor', 'B')] }, { contributors: whole })))).toEqual([['Moor', 'Ben']]);
  });

  test('a group at the end of another list makes the best one no beginning', () => {
    const [first, group] = [person('Quill', 'Ada'), { role: 'author' as const, collective: 'TIDE Study Group' }];
    expect(names(said(ranked({ contributors: [first] }, { contributors: [first, group] })))).toEqual([['Quill', 'Ada']]);
  });

  test.each(['J', 'J.P.', 'JP', 'J P', 'J-P'])('the initials %s give way to given names in full, and stay as another spelling', (given) => {
    const { contributors } = said(ranked({ contributors: [person('Ness', given)] }, { contributors: [person('Ness', 'Jens-Peter')] }));
    expect(contributors).toEqual([{ ...person('Ness', 'Jens-Peter'), asGiven: [`Ness, ${given}`] }]);
  });

  test('a name in capitals is written as others write it, one with its diacritics stays', () => {
    const { contributors } = said(
      ranked(
        { contributors: [person('MENDEZ VIDAL', 'MARIA'), person('Ødegård', 'Per')] },
        { contributors: [person('Méndez Vidal', 'María'), person('Odegard', 'Per')] },
      ),
    );
    expect(contributors?.map(({ family, given }) => [family, given])).toEqual([
      ['Méndez Vidal', 'María'],
      ['Ødegård', 'Per'],
    ]);
    expect(contributors?.[1]?.asGiven).toEqual(['Odegard, Per']);
  });

  test('persons in a role that the best record does not know are added, but nobody twice', () => {
    const editors: Contributor[] = [
      { role: 'editor', family: 'Moor', given: 'Ben' },
      { role: 'other', family: 'Quill', given: 'A' },
    ];
    const { contributors } = said(ranked({ contributors: [person('Quill', 'Ada')] }, { contributors: editors }));
    expect(contributors?.map(({ role, family }) => [role, family])).toEqual([
      ['author', 'Quill'],
      ['editor', 'Moor'],
    ]);
  });
});

describe('the place in a journal', () => {
  const container = (...parts: NonNullable<Citation['container']>[]) => ranked(...parts.map((part) => ({ container: part })));

  test.each([
    ['its abbreviation', 'J Invent Oncol', 'Journal of invented oncology'],
    ['a contraction', 'J Natl Tide Inst', 'Journal of the National Tide Institute'],
    ['an abbreviation beside a title with its subtitle', 'Ann Tides', 'Annals of Tides: official organ of the lighthouse keepers'],
  ])('%s gives way to the title, and is kept as the abbreviation', (_, short, title) => {
    expect(said(container({ title: short }, { title })).container).toEqual({ title, abbreviation: short });
  });

  test('a title in capitals gives way to the same in small letters, an acronym stays', () => {
    expect(said(container({ title: 'TIDES' }, { title: 'Tides' })).container?.title).toBe('Tides');
    expect(said(container({ title: 'ANNALS OF INVENTED TIDES' }, { title: 'Invented tides' })).container?.title).toBe('Invented tides');
    expect(said(container({ title: 'JIO' }, { title: 'Shore letters' })).container?.title).toBe('JIO');
  });

  test('what is no abbreviation of another title does not become one', () => {
    expect(said(container({ title: 'Tides' }, { title: 'Shore letters' })).container).toEqual({ title: 'Tides' });
  });

  test.each([
    ['the first page alone', { pages: '221', pagesAsGiven: '221' }, { pages: '221-228', pagesAsGiven: '221-8' }],
    ['a range that was never written out', { pages: '221-8', pagesAsGiven: '221-8' }, { pages: '221-228', pagesAsGiven: '221-28' }],
    ['what a spreadsheet made of pages', { pages: '8-12', pagesAsGiven: '12-Aug' }, { pages: '8-12', pagesAsGiven: '8-12' }],
    ['pages counted from 1', { pages: '1-9', pagesAsGiven: '1-9' }, { pages: '221-229', pagesAsGiven: '221-9' }],
    ['an article number that stands as page', { pages: 'e17', pagesAsGiven: 'e17' }, { articleNumber: 'e17', pagesAsGiven: 'e17' }],
    ['no page at all', { pagesAsGiven: 'N.PAG' }, { pages: '7-9', pagesAsGiven: '7-9' }],
  ])('%s gives way to pages in full', (_, damaged, whole) => {
    const volume = { volume: '12' };
    expect(said(container({ ...volume, ...damaged }, { ...volume, ...whole })).container).toEqual({ ...volume, ...whole });
  });

  test('among equals the volume that most have counts, and only what fits it is filled in', () => {
    const right = { volume: '12', pages: '221-228', pagesAsGiven: '221-8' };
    const wrong = { title: 'Tides', volume: '21', issue: '4', pages: '9-10', pagesAsGiven: '9-10' };
    const entries = equals({ container: wrong }, { container: right }, { container: { volume: '12', issue: '3' } });
    expect(said(entries).container).toEqual({ volume: '12', issue: '3', pages: '221-228', pagesAsGiven: '221-8' });
  });
});

describe('dates', () => {
  const printed = { issued: { year: 2019, month: 2 }, container: { volume: '12' } };

  test('the year of the electronic publication gives way to that of the issue', () => {
    expect(said(ranked({ issued: { year: 2018, month: 11, day: 3 } }, printed)).issued).toEqual(printed.issued);
    expect(said(ranked({ issued: { year: 2016 }, dates: { electronic: '2016-11-03' } }, printed)).issued).toEqual(printed.issued);
  });

  test('another year than the one before the issue is no electronic one', () => {
    expect(said(ranked({ issued: { year: 2014 } }, printed)).issued).toEqual({ year: 2014 });
    expect(said(ranked({ issued: { year: 2020 } }, printed)).issued).toEqual({ year: 2020 });
    expect(said(ranked({ issued: { year: 2018 }, container: { volume: '12' } }, printed)).issued).toEqual({ year: 2018 });
  });

  test('among equals the year that most have counts, then the exacter date; of sources that are not, the better one', () => {
    const [alone, year, month] = [
      { issued: { year: 2011, month: 5, day: 2 } },
      { issued: { year: 2012 } },
      { issued: { year: 2012, month: 5 } },
    ];
    expect(said(equals(alone, year, month)).issued).toEqual(month.issued);
    expect(said(ranked(year, month)).issued).toEqual(year.issued);
  });

  test('each further date is as exact as one of the best records has it', () => {
    const [rough, exact] = [{ dates: { accepted: '2012-05', received: '2011' } }, { dates: { accepted: '2012-05-02' } }];
    expect(said(equals(rough, exact)).dates).toEqual({ accepted: '2012-05-02', received: '2011' });
  });
});

describe('abstracts', () => {
  const text = 'Of ninety lighthouse keepers forty slept well at low tide and thirty at high tide. '.repeat(6).trim();
  const abstract = (...texts: string[]) => ({ abstracts: texts.map((each) => ({ sections: [{ text: each }] })) });

  test.each([
    ['says that it is truncated', `${text.slice(0, 200)} (ABSTRACT TRUNCATED AT 250 WORDS)`],
    ['ends in an ellipsis', `${text.slice(0, 200)}…`],
    ['ends in the middle', text.slice(0, 200)],
  ])('one that %s gives way to a whole one', (_, damaged) => {
    expect(said(ranked(abstract(damaged), abstract(text))).abstracts).toEqual(abstract(text).abstracts);
  });

  test('one without its copyright line is whole', () => {
    expect(said(ranked(abstract(text), abstract(`${text} Copyright Harbour Press.`))).abstracts).toEqual(abstract(text).abstracts);
  });

  test('among equals the one with its sections told apart is taken', () => {
    const parted = { abstracts: [{ sections: [{ label: 'RESULTS', text }] }] };
    expect(said(equals(abstract(text), parted)).abstracts).toEqual(parted.abstracts);
  });
});

describe('other fields', () => {
  test('a vague type gives way to one that says something', () => {
    expect(said(ranked({ type: 'document' }, { type: 'thesis' })).type).toBe('thesis');
    expect(said(equals({ type: 'article' }, { type: 'article-journal' })).type).toBe('article-journal');
    expect(said(ranked({ type: 'article' }, { type: 'article-journal' })).type).toBe('article');
  });

  test('a name in capitals gives way to the same in small letters', () => {
    expect(said(ranked({ publisher: 'HARBOUR PRESS' }, { publisher: 'Harbour Press' })).publisher).toBe('Harbour Press');
  });

  test('all DOIs stay: the best source’s first, among equals the one that most have', () => {
    const doi = (value: string): Citation => ({ identifiers: [{ scheme: 'doi', value }] });
    const values = (entries: readonly Entry[]) => said(entries).identifiers?.map(({ value }) => value);
    expect(values([...equals(doi('10.5555/b'), doi('10.5555/c'), doi('10.5555/c')), ...ranked(doi('10.5555/a'))])).toEqual([
      '10.5555/a',
      '10.5555/c',
      '10.5555/b',
    ]);
  });

  test('a heading gains the qualifiers, and a substance the number, that another record has', () => {
    const heading = { vocabulary: 'mesh' as const, term: 'Bone Neoplasms' };
    const { headings, chemicals } = said(
      ranked(
        { headings: [{ ...heading, qualifiers: [{ term: 'secondary' }] }], chemicals: [{ name: 'Radium' }] },
        {
          headings: [{ ...heading, qualifiers: [{ term: 'Secondary' }, { term: 'drug therapy' }] }],
          chemicals: [{ name: 'radium', ui: 'D1' }],
        },
      ),
    );
    expect(headings).toEqual([{ ...heading, qualifiers: [{ term: 'secondary' }, { term: 'drug therapy' }] }]);
    expect(chemicals).toEqual([{ name: 'Radium', ui: 'D1' }]);
  });
});

describe('whose word counts first', () => {
  const entries = ranked(
    { publisher: 'Said by PubMed' },
    { publisher: 'Said by Crossref' },
    { publisher: 'Said by a repository' },
    { publisher: 'Said by a file' },
  );
  const publisher = (...ranks: string[][]) => merge(entries, ranks).citation.publisher;

  test('the library’s own order stands before the usual one', () => {
    expect(publisher()).toBe('Said by PubMed');
    expect(publisher(['crossref'])).toBe('Said by Crossref');
    expect(publisher(['hdl:*'], ['crossref'])).toBe('Said by a repository');
    expect(publisher(['file:*'])).toBe('Said by a file');
    expect(publisher(['file:b.ris', 'file:*', 'crossref'])).not.toBe('Said by PubMed');
    expect(publisher(['*'])).toBe('Said by PubMed');
  });

  test('an authority by its name stands where that is written, though its beginning stands elsewhere', () => {
    expect(merge(equals({ publisher: 'x' }).concat(entries), [['file:*'], ['crossref'], ['file:desk']]).citation.publisher).toBe(
      'Said by a file',
    );
    expect(
      merge([...entries.slice(1, 2), from('file:desk', { publisher: 'x' })], [['crossref'], ['file:*'], ['pubmed']]).citation.publisher,
    ).toBe('Said by Crossref');
  });
});
