import { expect, test } from 'vitest';
import type { Entry } from '../../src/dedupe/entry.ts';
import { merge } from '../../src/dedupe/merge.ts';
import type { Container } from '../../src/model/container.ts';
import { valuePaths } from '../../src/model/provenance.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { library, mouseArticle, tideArticle, tideInRepository } from '../store/library.ts';

const entry = (record: BibliographicRecord): Entry => ({ key: { authority: record.source, id: record.sourceId }, record });
const pubmed = 'pubmed/99000001';
const repository = 'hdl:99999/99999/17';

test('one record says what it says', () => {
  const { citation, provenance } = merge([entry(mouseArticle)]);
  const { source: _source, sourceId: _id, ...said } = mouseArticle;
  expect(citation).toEqual(said);
  expect(Object.keys(provenance)).toEqual(valuePaths(citation));
});

test('two records say together what each knows, every value with its records', () => {
  const { citation, provenance } = merge([entry(tideInRepository), entry(tideArticle)]);
  expect(citation).toEqual({
    type: 'article-journal',
    title: tideArticle.title,
    languages: ['en'],
    contributors: [
      { ...tideArticle.contributors?.[0], asGiven: ['Mendez-Vidal, Maria J'] },
      { ...tideArticle.contributors?.[1], given: 'Per', asGiven: ['Ødegård, P', 'Odegard, Per'] },
      tideArticle.contributors?.[2],
    ],
    issued: tideArticle.issued,
    container: tideArticle.container,
    identifiers: [...(tideArticle.identifiers ?? []), { scheme: 'handle', value: '99999/17' }],
    abstracts: tideArticle.abstracts,
    headings: [...(tideArticle.headings ?? []), ...(tideInRepository.headings ?? [])],
    keywords: tideArticle.keywords,
    publicationTypes: tideArticle.publicationTypes,
    trials: tideArticle.trials,
    endpoints: tideArticle.endpoints,
    results: tideArticle.results,
    rights: tideInRepository.rights,
    locations: tideInRepository.locations,
  });
  expect(provenance).toMatchObject({
    type: [pubmed, repository],
    title: [pubmed, repository],
    issued: [pubmed],
    'languages[0]': [pubmed],
    'contributors[0]': [pubmed, repository],
    'contributors[1]': [pubmed, repository],
    'contributors[2]': [pubmed],
    'container.title': [pubmed],
    'identifiers[0]': [pubmed],
    'identifiers[1]': [pubmed, repository],
    'identifiers[3]': [repository],
    'headings[2]': [repository],
    'endpoints[0]': [pubmed],
    'rights.access': [repository],
    'locations[0]': [repository],
  });
  expect(Object.keys(provenance)).toEqual(valuePaths(citation));
});

test('the order of the records changes nothing', () => {
  const entries = [tideArticle, tideInRepository, { ...mouseArticle, source: 'file:a' }, { ...mouseArticle, source: 'file:b' }].map(entry);
  const there = merge(entries);
  expect(merge([...entries].reverse())).toEqual(there);
});

test('a deleted record speaks last', () => {
  const { citation, provenance } = merge([entry({ ...tideArticle, deleted: true }), entry(tideInRepository)]);
  expect(citation.title).toBe(tideInRepository.title);
  expect(provenance['container.volume']).toEqual([pubmed]);
});

test('a reading of run-on text and a claim page speak after all other files', () => {
  const run = {
    ...mouseArticle,
    source: 'file:a',
    title: 'Run-on',
    spans: [{ path: 'title', start: 0, end: 6 }],
    labels: ['full', 'of', 'values'],
  };
  expect(merge([entry(run), entry({ ...mouseArticle, source: 'file:b', title: 'Export' })]).citation.title).toBe('Export');
});

test('a person’s correction speaks before everybody', () => {
  const corrected = { field: 'title', was: tideArticle.title ?? '', value: 'As it should be', at: '2026-01-05T08:00:00.000Z' };
  expect(
    merge([entry(tideArticle), entry({ source: 'user', sourceId: pubmed, title: 'As it should be', corrections: [corrected] })]).citation
      .title,
  ).toBe('As it should be');
});

test('volume and pages are not taken from another volume', () => {
  const container = { title: 'Journal of invented oncology', volume: '13', pages: '7-8', articleNumber: 'e3' };
  expect(merge([entry(tideArticle), entry({ ...tideInRepository, container })]).citation.container).toEqual(tideArticle.container);
});

test('ISSNs of one journal are kept from every record, each with those that say it; a person says all of them', () => {
  const said = (source: string, container: Container) =>
    entry({ source, sourceId: '1', title: 'Tides', container: { volume: '2', ...container } });
  const electronic = said('file:a', { title: 'Letters of the shore', issn: ['2041-1723'] });
  const print = said('file:b', { title: 'Lett Shore', issn: ['1234-5679', '2041-1723'] });
  const elsewhere = said('file:c', { title: 'Proceedings of dunes', issn: ['2049-3630'] });
  const merged = merge([electronic, print, elsewhere]);
  expect([...(merged.citation.container?.issn ?? [])].sort()).toEqual(['1234-5679', '2041-1723']);
  const both = merged.citation.container?.issn?.indexOf('2041-1723');
  expect(merged.provenance[`container.issn[${both}]`]?.length).toBe(2);
  const correction = { field: 'container.issn', value: ['2041-1723'], at: '2026-02-03T00:00:00Z' };
  const corrected = merge([electronic, print, entry({ source: 'user', sourceId: 'file:a/1', corrections: [correction] })]);
  expect(corrected.citation.container?.issn).toEqual(['2041-1723']);
  expect(corrected.provenance['container.issn[0]']).toEqual(['user/file:a/1', 'file:a/1', 'file:b/1']);
});

test('the place in a journal is one record’s: pages counted from 1 give way to those of the issue, and to an article number', () => {
  const bare = { source: 'file:a', sourceId: '1', title: 'Tides', publisher: 'Harbour Press', place: 'Port' };
  const placed = (container: Container) => entry({ ...bare, source: `file:${JSON.stringify(container)}`, container });
  const place = (...containers: Container[]) => merge(containers.map(placed)).citation.container;
  const ahead = { title: 'Shore', issn: ['2041-1723'], abbreviation: 'Sh', nlmId: '9', pages: '1-10', pagesAsGiven: '1-10' };
  const printed = { volume: '26', issue: '6', pages: '1515-1524', pagesAsGiven: '1515-24' };
  const { pages: _pages, pagesAsGiven: _given, ...journal } = ahead;
  expect(place(ahead, printed)).toEqual({ ...journal, ...printed });
  expect(place({ ...ahead, volume: '26' }, { volume: '26', articleNumber: 'e17', pagesAsGiven: 'e17' })).toEqual({
    ...journal,
    volume: '26',
    articleNumber: 'e17',
    pagesAsGiven: 'e17',
  });
  expect(place(ahead, { volume: '26', pages: '1-10', pagesAsGiven: '1-10' })).toEqual({ ...ahead, volume: '26' });
  expect(place({ ...ahead, pages: '37', pagesAsGiven: '37' }, { volume: '2', articleNumber: '37', pagesAsGiven: '37' })).toEqual({
    ...journal,
    volume: '2',
    pages: '37',
    pagesAsGiven: '37',
  });
});

test('what a record could not place makes it no fuller', () => {
  const plain = { ...mouseArticle, source: 'file:b', title: 'Mice', labels: ['seen'] };
  const { labels: _labels, ...less } = plain;
  const noisy = { ...less, source: 'file:a', title: 'Noise', unplaced: [1, 2, 3].map(String).map((value) => ({ field: 'TS', value })) };
  expect(merge([entry(noisy), entry(plain)]).citation.title).toBe('Mice');
});

test('an author list that ends in «et al.» gives way to a whole one', () => {
  const short: BibliographicRecord = {
    ...tideArticle,
    contributors: (tideArticle.contributors ?? []).slice(0, 1),
    contributorsIncomplete: true,
  };
  const { citation } = merge([entry(short), entry(tideInRepository)]);
  expect(citation.contributors?.map(({ family }) => family)).toEqual(['Mendez-Vidal', 'Odegard']);
  expect(citation.contributors?.[0]).toMatchObject({ asGiven: ['Méndez Vidal, María José'], orcid: '0000-0002-1825-0097' });
  expect(citation.contributorsIncomplete).toBeUndefined();
});

test('abstracts of other languages are added, the same one is not', () => {
  const spanish = { language: 'es', sections: [{ text: 'La supervivencia fue mayor.' }] };
  const unnamed = { sections: [{ text: 'Overall survival was longer with radium than with placebo.' }] };
  const { citation } = merge([entry(tideArticle), entry({ ...tideInRepository, abstracts: [unnamed, spanish] })]);
  expect(citation.abstracts).toEqual([...(tideArticle.abstracts ?? []), spanish]);
});

test('a record with an abstract of its own does not say the one that was taken; one that prints the same with labels and a copyright does', () => {
  const own = (text: string) => ({ ...tideInRepository, abstracts: [{ language: 'en', sections: [{ text }] }] });
  const keys = (text: string) => merge([entry(tideArticle), entry(own(text))]).provenance['abstracts[0]'];
  expect(keys('The article presents a study of tides by a society of lighthouse keepers.')).toEqual([pubmed]);
  const taken = tideArticle.abstracts?.[0]?.sections.map((section) => section.text).join(' ') ?? '';
  expect(keys(`ABSTRACT Background: ${taken.toUpperCase()} © 2021 Harbour Press`)).toEqual([pubmed, repository]);
});

test('a list of one record keeps what the record repeats', () => {
  const heading = { vocabulary: 'mesh' as const, term: 'Humans' };
  const twice = { ...tideArticle, headings: [heading, { ...heading, qualifiers: [{ term: 'blood' }] }] };
  const { citation, provenance } = merge([entry(twice), entry({ ...tideInRepository, headings: [heading] })]);
  expect(citation.headings).toEqual(twice.headings);
  expect(provenance['headings[0]']).toEqual([pubmed, repository]);
});

test('a heading that was read with a vocabulary is the one that was read without', () => {
  const bare = { vocabulary: 'decs' as const, language: 'es', term: 'Neoplasias de la próstata' };
  const known = {
    vocabulary: 'decs' as const,
    language: 'es',
    ui: 'D1',
    term: 'Neoplasias Prostáticas',
    asGiven: 'Neoplasias de la Próstata',
  };
  const { citation, provenance } = merge([entry({ ...tideArticle, headings: [bare] }), entry({ ...tideInRepository, headings: [known] })]);
  expect(citation.headings).toEqual([known]);
  expect(provenance['headings[0]']).toEqual([pubmed, repository]);
});

test('a keyword that a better record knows as a heading is not repeated', () => {
  const { headings: _headings, ...unsorted } = tideInRepository;
  const keywords = ['Bone neoplasms', 'Humans', 'tides'].map((term) => ({ term }));
  expect(merge([entry(tideArticle), entry({ ...unsorted, keywords })]).citation.keywords).toEqual([
    ...(tideArticle.keywords ?? []),
    { term: 'tides' },
  ]);
});

test('every value of the invented library has a provenance', () => {
  for (const record of library) {
    const { citation, provenance } = merge([entry(record), entry({ ...tideInRepository, source: 'file:x' })]);
    for (const path of valuePaths(citation)) expect(provenance[path]?.length, path).toBeGreaterThan(0);
  }
});

test('services that are asked about known publications bring places and identifiers, and change nothing of what is said', () => {
  const desk: BibliographicRecord = {
    ...mouseArticle,
    source: 'file:desk.ris',
    identifiers: [{ scheme: 'doi', value: '10.5555/mouse' }],
    rights: { license: 'CC-BY-4.0' },
  };
  const place = {
    url: 'https://repository.example.org/1.pdf',
    kind: 'pdf' as const,
    access: 'open' as const,
    version: 'accepted' as const,
  };
  const unpaywall: BibliographicRecord = {
    source: 'unpaywall',
    sourceId: '10.5555/mouse',
    type: 'document',
    title: 'COFFEE AND SLEEP',
    contributors: [{ role: 'author', family: 'Nobody' }],
    issued: { year: 1999, raw: '1999-01-01' },
    identifiers: [{ scheme: 'doi', value: '10.5555/mouse' }],
    rights: { name: 'cc-by', access: 'open' },
    locations: [place],
  };
  const converter: BibliographicRecord = {
    source: 'pmc-id-converter',
    sourceId: 'PMC9900001',
    identifiers: [
      { scheme: 'doi', value: '10.5555/mouse' },
      { scheme: 'pmcid', value: 'PMC9900001' },
    ],
  };
  const { citation } = merge([entry(converter), entry(unpaywall), entry(desk)]);
  const { source: _source, sourceId: _id, ...said } = desk;
  expect(citation).toEqual({
    ...said,
    identifiers: [...(said.identifiers ?? []), { scheme: 'pmcid', value: 'PMC9900001' }],
    rights: { license: 'CC-BY-4.0', name: 'cc-by', access: 'open' },
    locations: [...(said.locations ?? []), place],
  });
});
