import type { BibliographicRecord } from '../../../src/model/record.ts';

interface Facts extends Partial<Omit<BibliographicRecord, 'identifiers' | 'contributors'>> {
  readonly doi?: string;
  readonly pmid?: string;
  readonly by?: readonly string[];
  readonly year?: number;
  readonly in?: string;
}

/** A record of a file, in short: authors as «Quill A». */
function said(source: string, sourceId: string, { doi, pmid, by, year, in: place, ...rest }: Facts): BibliographicRecord {
  const identifiers = [
    ...(doi ? [{ scheme: 'doi' as const, value: doi }] : []),
    ...(pmid ? [{ scheme: 'pmid' as const, value: pmid }] : []),
  ];
  const [, volume, pages] = /^(\d+):(\S+)$/.exec(place ?? '') ?? [];
  return {
    source,
    sourceId,
    type: 'article-journal',
    ...rest,
    ...(by
      ? { contributors: by.map((name) => ({ role: 'author' as const, family: name.split(' ')[0] ?? '', given: name.split(' ')[1] ?? '' })) }
      : {}),
    ...(year ? { issued: { year } } : {}),
    ...(volume && pages ? { container: { title: 'Annals of invented tides', volume, pages } } : {}),
    ...(identifiers.length > 0 ? { identifiers } : {}),
  };
}

const tide = 'Radium at high tide in elderly sailors: a randomised trial of two doses';
const gulls = 'Gull calls and the sleep of lighthouse keepers';
const kelp = 'Kelp broth for the treatment of scurvy among cabin boys';
const fog = 'Fog signals and hearing loss in harbour pilots: a cohort study';
const crew = ['Quill A', 'Marlow J', 'Hook C'];
const keepers = ['Lantern P', 'Wick S', 'Flame T', 'Oil B'];

/** Records of few publications, told in the ways that make matching depend on the order in which they come, where it depends on it. */
export const awkwardRecords: readonly BibliographicRecord[] = [
  // One article, with less and less of it, and a chain that only the middle ties together.
  said('pubmed', '99000001', { title: `${tide}.`, pmid: '99000001', doi: '10.5555/tide.1', by: crew, year: 2019, in: '12:101-109' }),
  said('desk', 'tide-1', { title: tide, doi: '10.5555/tide.1', year: 2019 }),
  said('desk', 'tide-2', { title: tide, by: crew, year: 2019, in: '12:101-109' }),
  said('desk', 'tide-3', {
    title: 'Radium at high tide in eldery sailors. A randomized trial of 2 doses',
    by: ['Quill AB', 'Marlow JK'],
    year: 2020,
    in: '12:101-9',
  }),
  said('shelf', 'tide-4', { title: tide.toUpperCase(), by: ['Quill Anna'], in: '12:101-109' }),
  said('shelf', 'tide-5', { title: tide, pmid: '99000001' }),
  said('shelf', 'tide-6', { doi: '10.5555/tide.1', pmid: '99000001' }),
  // Its erratum, its protocol, its abstract at a congress, its preprint, a letter and the reply.
  said('pubmed', '99000002', { title: `Erratum: ${tide}`, pmid: '99000002', by: crew, year: 2019, in: '12:300' }),
  said('desk', 'protocol', {
    title: 'Radium at high tide in elderly sailors: protocol of a randomised trial of two doses',
    by: crew,
    year: 2017,
    in: '10:44-52',
  }),
  said('desk', 'abstract', { title: tide, by: crew, year: 2018, in: '11:S12' }),
  said('desk', 'preprint', { title: tide, doi: '10.5555/preprint.7', by: crew, year: 2018, type: 'article' }),
  said('desk', 'letter', { title: `${tide} [Letter]`, by: ['Barnacle Z'], year: 2019, in: '12:210' }),
  said('desk', 'reply', { title: `Reply to: ${tide}`, by: crew, year: 2019, in: '12:211' }),
  // Two articles under one title in two parts, and copies that do not say which.
  said('pubmed', '99000003', { title: `${gulls}. Part I`, pmid: '99000003', by: keepers, year: 2011, in: '4:1-20' }),
  said('pubmed', '99000004', { title: `${gulls}. Part II`, pmid: '99000004', by: keepers, year: 2011, in: '4:21-39' }),
  said('desk', 'gulls', { title: gulls, by: keepers, year: 2011 }),
  said('desk', 'gulls-1', { title: `${gulls}: part 1`, by: keepers, year: 2011, in: '4:1-20' }),
  said('shelf', 'gulls-2', { title: `${gulls} 2`, by: keepers, year: 2011, in: '4:21-39' }),
  // One DOI that an export wrote into the rows of others.
  said('desk', 'row-1', { title: kelp, doi: '10.5555/every.row', by: ['Cook J', 'Banks J', 'Lind J'], year: 2001, in: '7:77-81' }),
  said('desk', 'row-2', { title: fog, doi: '10.5555/every.row', by: ['Siren U', 'Horn F', 'Bell D'], year: 2001, in: '8:5-9' }),
  said('desk', 'row-3', { title: 'Knots', doi: '10.5555/every.row', year: 2002 }),
  said('shelf', 'kelp', { title: kelp, doi: '10.5555/kelp', by: ['Cook J', 'Banks J', 'Lind J'], year: 2001, in: '7:77-81' }),
  said('shelf', 'fog', { title: fog, doi: '10.5555/fog', by: ['Siren U', 'Horn F', 'Bell D'], year: 2002, in: '8:5-9' }),
  said('pubmed', '99000005', {
    title: 'Seetangbrühe gegen Skorbut bei Schiffsjungen',
    pmid: '99000005',
    by: ['Cook J', 'Banks J', 'Lind J'],
    year: 2001,
    in: '7:77-81',
  }),
  // Two of one authority between which others stand.
  said('pubmed', '99000006', { title: fog, pmid: '99000006', by: ['Siren U', 'Horn F', 'Bell D'], year: 2001, in: '8:5-9' }),
  said('pubmed', '99000007', { title: fog, pmid: '99000007', by: ['Siren U', 'Horn F', 'Bell D'], year: 2002, in: '8:5-9' }),
  said('shelf', 'fog-2', { title: fog, by: ['Siren U'], year: 2002 }),
  // Almost nothing.
  said('desk', 'nothing-1', { title: 'Editorial' }),
  said('desk', 'nothing-2', { title: 'Editorial' }),
  said('shelf', 'nothing-3', { title: 'Editorial', year: 1999 }),
  said('shelf', 'nothing-4', {}),
  said('desk', 'nothing-5', { title: 'The sea', by: ['Salt M'] }),
  said('shelf', 'nothing-6', { title: 'The sea', by: ['Salt M'] }),
  // A book and its chapters.
  said('desk', 'book', { title: 'Handbook of invented tides', type: 'book', doi: '10.5555/book', isbn: ['9780306406157'], year: 2005 }),
  said('desk', 'chapter-1', { title: 'Ebb', type: 'chapter', doi: '10.5555/book', isbn: ['0306406152'], by: ['Neap A'], year: 2005 }),
  said('shelf', 'chapter-2', {
    title: 'Flow',
    type: 'chapter',
    doi: '10.5555/book',
    isbn: ['9780306406157'],
    by: ['Spring B'],
    year: 2005,
  }),
  // What its source deleted.
  said('hdl:99999', '99999/1', { title: gulls, by: keepers, year: 2011, in: '4:1-20', deleted: true }),
  // One that said something else before: the older one comes at any time.
  said('hdl:99999', '99999/2', { title: kelp, by: ['Cook J', 'Banks J'], year: 2001, in: '7:77-81', datestamp: '2024-01-01' }),
  said('hdl:99999', '99999/2', {
    title: 'Rum rations and the mutiny of cooks on long voyages',
    by: ['Cook J', 'Banks J'],
    year: 2003,
    in: '9:1-4',
    datestamp: '2024-02-01',
  }),
  said('hdl:99999', '99999/3', { title: 'Rum rations and the mutiny of cooks on long voyages', by: ['Cook J'], year: 2003, in: '9:1-4' }),
];
