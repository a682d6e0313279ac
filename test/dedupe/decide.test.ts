import { describe, expect, test } from 'vitest';
import { decidePair } from '../../src/dedupe/decide.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const base: BibliographicRecord = {
  source: 'pubmed',
  sourceId: '99000001',
  type: 'article-journal',
  title: 'Tidal radium in bone metastases: the TIDE trial.',
  contributors: [{ role: 'author', family: 'Méndez Vidal', given: 'M J' }],
  issued: { year: 2021 },
  container: { volume: '12', pages: '101-109' },
  identifiers: [
    { scheme: 'pmid', value: '99000001' },
    { scheme: 'doi', value: '10.5555/tide.1' },
  ],
};

const doi = [{ scheme: 'doi' as const, value: '10.5555/tide.1' }];

/** The other record: as the first one, with a DOI alone, and what the case changes; null takes a field away. */
function other(changes: { [K in keyof BibliographicRecord]?: BibliographicRecord[K] | null }): BibliographicRecord {
  const merged = Object.entries({ ...base, source: 'hdl:99999', sourceId: '99999/17', identifiers: doi, ...changes });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as BibliographicRecord;
}

type Case = [what: string, changes: Parameters<typeof other>[0]];

describe('records that share an identifier are', () => {
  const verdicts: Record<string, Case[]> = {
    same: [
      ['in every field equal', {}],
      ['without the final point, in capitals', { title: 'TIDAL RADIUM IN BONE METASTASES: THE TIDE TRIAL' }],
      ['without the subtitle', { title: 'Tidal radium in bone metastases' }],
      ['in brackets as translated titles are', { title: '[Tidal radium in bone metastases: the TIDE trial].' }],
      ['marked as retracted', { title: 'RETRACTED: Tidal radium in bone metastases: the TIDE trial' }],
      ['with [Review] after the title', { title: 'Tidal radium in bone metastases: the TIDE trial. [Review]' }],
      ['one year later, as e-publications are', { issued: { year: 2022 } }],
      ['without year, authors and pages', { issued: null, contributors: null, container: null }],
      ['with the author’s name without diacritics and second name', { contributors: [{ role: 'author', family: 'Mendez' }] }],
      ['with pages abbreviated', { container: { pages: '101-9' } }],
      ['with pages that are none', { container: { pages: 'N.PAG' }, title: 'Tidal radium in bony metastases: the TIDE trial' }],
      ['under a title in another language, where all else agrees', { title: 'Radio mareal en metástasis óseas' }],
      ['by an author whose family name an export lost', { contributors: [{ role: 'author', family: 'M.', given: 'J' }] }],
      ['deposited three years later, where all else agrees', { issued: { year: 2024 } }],
      ['a chapter that one export calls a book', { type: 'book' }],
      [
        'a chapter that one export calls an article, its authors in one name',
        { type: 'chapter', contributors: [{ role: 'author', family: 'J.', given: 'Méndez Vidal M. Ødegård P.' }] },
      ],
      [
        'sharing nothing but a PMID, one without a title',
        { title: null, issued: null, contributors: null, container: null, identifiers: [{ scheme: 'pmid', value: '99000001' }] },
      ],
      [
        'sharing nothing but a DOI, one without a word on what it is',
        { type: null, title: null, issued: null, contributors: null, container: null },
      ],
    ],
    different: [
      ['its erratum', { title: 'Erratum: Tidal radium in bone metastases: the TIDE trial' }],
      ['a reply to it', { title: 'Tidal radium in bone metastases: the TIDE trial - reply' }],
      ['another chapter that was given the DOI of its book', { title: 'Coffee and sleep in mice', container: { pages: '7-9' } }],
      ['its protocol', { title: 'Tidal radium in bone metastases: the TIDE trial protocol' }],
      ['its second part', { title: 'Tidal radium in bone metastases: the TIDE trial, part 2' }],
      ['a book of which it is a chapter', { type: 'book', title: 'Radium in medicine', container: null }],
      ['a book that has the title of its first chapter', { type: 'book', container: null }],
      [
        'a chapter beside one with almost its title',
        { title: 'Tidal radium in brain metastases: the TIDE trial', container: { pages: '7-9' } },
      ],
    ],
    review: [
      ['with another PMID, though all else agrees', { identifiers: [...doi, { scheme: 'pmid', value: '99000002' }] }],
      [
        'under an unrelated title by other authors',
        { title: 'Coffee and sleep in mice', contributors: [{ role: 'author', family: 'Quill' }] },
      ],
      ['ten years apart by other pages', { issued: { year: 2011 }, container: { pages: '7-9', volume: '2' } }],
      ['an introduction beside another one', { contributors: [{ role: 'author', family: 'Quill' }], container: { pages: '7-9' } }],
      ['too bare to compare', { title: null, issued: null, contributors: null, container: null }],
    ],
  };
  const cases = Object.entries(verdicts).flatMap(([verdict, list]) => list.map(([what, changes]) => [verdict, what, changes] as const));

  test.each(cases)('%s: %s', (verdict, _, changes) => {
    const there = decidePair(base, other(changes));
    expect(there).toMatchObject({ verdict });
    expect(there.reasons.length).toBeGreaterThan(0);
    const back = decidePair(other(changes), base);
    expect(back).toEqual(
      there.relation?.of ? { ...there, relation: { ...there.relation, of: there.relation.of === 'a' ? 'b' : 'a' } } : there,
    );
  });
});

describe('numbers in titles', () => {
  const titled = (title: string, sourceId: string): BibliographicRecord => ({ ...base, sourceId, title, identifiers: doi });
  test.each([
    ['Radium for two: a phase II trial', 'Radium for 2: a phase 2 trial', 'same'],
    ['Radium in bone disease: a phase 2 trial', 'Radium in bone disease: a phase 3 trial', 'review'],
    ['Radium in bone disease, 2019', 'Radium in bone disease, 2020', 'review'],
    ['Radium in bone disease', 'Radium in bone disease: results of 12 years', 'same'],
  ])('%s | %s', (a, b, verdict) => {
    expect(decidePair(titled(a, '1'), titled(b, '2')).verdict).toBe(verdict);
  });
});

describe('identifiers that several publications may share', () => {
  const isbn = [{ scheme: 'isbn' as const, value: '9783161484100' }];
  const chapter = (title: string, changes: Partial<BibliographicRecord> = {}): BibliographicRecord => ({
    ...base,
    type: 'chapter',
    title,
    identifiers: isbn,
    ...changes,
  });
  const sparse = (title: string): BibliographicRecord => ({
    source: 'ris',
    sourceId: title,
    title,
    identifiers: [{ scheme: 'isbn', value: '9783161484101' }],
  });
  test.each([
    ['two chapters of a book', chapter('Metastasis at sea'), chapter('Radium on land', { container: { pages: '110-121' } }), 'unrelated'],
    ['one chapter twice', chapter('Metastasis at sea'), chapter('Metastasis at sea.'), 'same'],
    [
      'one chapter, ISBN once with ten places',
      chapter('Metastasis at sea'),
      chapter('Metastasis at sea', { identifiers: [], isbn: ['316148410X'] }),
      'same',
    ],
    ['an ISBN with a wrong check digit, and nothing else but a title', sparse('At sea'), sparse('At sea again'), 'unrelated'],
    ['two editions', chapter('Metastasis at sea'), chapter('Metastasis at sea', { issued: { year: 2001 } }), 'different'],
  ] as const)('%s', (_, a, b, verdict) => {
    expect(decidePair(a, b).verdict).toBe(verdict);
    expect(decidePair(b, a).verdict).toBe(verdict);
  });
});

test('a handle names an item for certain: a reading of its page without a title is that item', () => {
  const item = { ...base, identifiers: [{ scheme: 'handle' as const, value: '99999/17' }] };
  const { title: _title, contributors: _contributors, ...bare } = item;
  expect(decidePair(item, bare).verdict).toBe('same');
  expect(decidePair(item, { ...bare, contributors: [{ role: 'author', family: 'Quill' }] }).verdict).toBe('review');
});

test('an identifier is not needed where all else agrees, and another DOI is outweighed by the pages', () => {
  expect(decidePair(base, other({ identifiers: null })).verdict).toBe('same');
  const another = decidePair(base, other({ identifiers: [{ scheme: 'doi', value: '10.5555/other' }] }));
  expect(another.verdict).toBe('same');
  expect(another.reasons).toContain('DOIs differ');
});

test('reasons tell most telling first what was found', () => {
  expect(decidePair(base, other({})).reasons).toEqual([
    'the titles agree',
    'both have doi:10.5555/tide.1',
    'first pages agree',
    'first authors agree',
    'same year',
    'volumes agree',
  ]);
});
