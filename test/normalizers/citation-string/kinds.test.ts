import { expect, test } from 'vitest';
import { noJournals } from '../../../src/model/journals.ts';
import { readCitation } from '../../../src/normalizers/citation-string/read-citation.ts';

/** What a reader of the list would want to know, in short. */
function told(text: string): Record<string, unknown> {
  const { type, title, contributors = [], container, issued, publisher, place, identifiers = [], isbn, locations } = readCitation(text);
  const people = (role: string) =>
    contributors.flatMap((each) =>
      each.role === role ? [each.collective ?? [each.family, each.given].filter((part) => part !== undefined).join(', ')] : [],
    );
  const all = {
    type,
    title,
    authors: people('author'),
    editors: people('editor'),
    container: container?.title ?? container?.abbreviation,
    volume: container?.volume,
    issue: container?.issue,
    pages: container?.pagesAsGiven,
    year: issued?.year,
    publisher,
    place,
    identifiers: identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
    isbn,
    urls: locations?.map(({ url }) => url),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

const cases: readonly (readonly [string, string, Record<string, unknown>])[] = [
  [
    'a journal article as PubMed prints it',
    'Arbelo TK, Quist P, van der Meer JL, et al. Effects of nightly tea on the sleep of shift workers: a randomised trial. J Invent Med. 2019 Mar 4;12(3):101-9. doi: 10.5555/jim.2019.0101. PMID: 99000001; PMCID: PMC9900001.',
    {
      type: 'article-journal',
      title: 'Effects of nightly tea on the sleep of shift workers: a randomised trial',
      authors: ['Arbelo, TK', 'Quist, P', 'van der Meer, JL'],
      container: 'J Invent Med',
      volume: '12',
      issue: '3',
      pages: '101-9',
      year: 2019,
      identifiers: ['doi:10.5555/jim.2019.0101', 'pmid:99000001', 'pmcid:PMC9900001'],
    },
  ],
  [
    'a supplement',
    'Brandvold O, Moravec L. Zur Behandlung der Langeweile. Dtsch Erfund Wochenschr 1998; 123 (Suppl 1): S12-5.',
    {
      type: 'article-journal',
      title: 'Zur Behandlung der Langeweile',
      authors: ['Brandvold, O', 'Moravec, L'],
      container: 'Dtsch Erfund Wochenschr',
      volume: '123',
      issue: 'Suppl 1',
      pages: 'S12-5',
      year: 1998,
    },
  ],
  [
    'a book',
    'Tolland BW, Ugarte DM. The Waiting Room as a Place. 2nd ed. Englewood, NJ: Fabled House; 1988.',
    {
      type: 'book',
      title: 'The Waiting Room as a Place',
      authors: ['Tolland, BW', 'Ugarte, DM'],
      year: 1988,
      publisher: 'Fabled House',
      place: 'Englewood, NJ',
    },
  ],
  [
    'a book in Spanish',
    'Ríos Peña, G. (1985). La paciencia en los tiempos de espera. Bogotá: Editorial Quieta.',
    {
      type: 'book',
      title: 'La paciencia en los tiempos de espera',
      authors: ['Ríos Peña, G.'],
      year: 1985,
      publisher: 'Editorial Quieta',
      place: 'Bogotá',
    },
  ],
  [
    'a chapter',
    'Castellane M. Organisational patience in public service. In: Quist Y, Okonjo P, editors. Emotions in queues. Champaign (IL): Fabled Kinetics; 2000. p. 33-65.',
    {
      type: 'chapter',
      title: 'Organisational patience in public service',
      authors: ['Castellane, M'],
      editors: ['Quist, Y', 'Okonjo, P'],
      container: 'Emotions in queues',
      pages: '33-65',
      year: 2000,
      publisher: 'Fabled Kinetics',
      place: 'Champaign (IL)',
    },
  ],
  [
    'a thesis',
    'Lindqvist MM. Infant sleep and quiet rooms: a telephone survey of invented families [dissertation]. Mount Calm (MI): Fabled University; 2002.',
    {
      type: 'thesis',
      title: 'Infant sleep and quiet rooms: a telephone survey of invented families',
      authors: ['Lindqvist, MM'],
      year: 2002,
      publisher: 'Fabled University',
      place: 'Mount Calm (MI)',
    },
  ],
  [
    'a preprint',
    'Nakahara J. Quiet treatment of everything. medRxiv [Preprint]. 2020 Mar 3. doi: 10.5555/2020.03.01.20029769',
    {
      type: 'article',
      title: 'Quiet treatment of everything',
      authors: ['Nakahara, J'],
      container: 'medRxiv',
      year: 2020,
      identifiers: ['doi:10.5555/2020.03.01.20029769'],
    },
  ],
  [
    'an article with a number in place of pages, ahead of print',
    'Okonjo J. Something new in quiet cardiology. Eur Invent J. 2021 Feb 3:eij012. doi: 10.5555/eij/eij012. Epub ahead of print.',
    {
      type: 'article-journal',
      title: 'Something new in quiet cardiology',
      authors: ['Okonjo, J'],
      container: 'Eur Invent J',
      pages: 'eij012',
      year: 2021,
      identifiers: ['doi:10.5555/eij/eij012'],
    },
  ],
  [
    'a run without separators',
    'Quist-Vidal MJ, Castellane D.2018.Long shifts and short nights in two hospitals.Ann InventDOI:10.5555/ann/mdx331',
    {
      type: 'article-journal',
      title: 'Long shifts and short nights in two hospitals',
      authors: ['Quist-Vidal, MJ', 'Castellane, D'],
      container: 'Ann Invent',
      year: 2018,
      identifiers: ['doi:10.5555/ann/mdx331'],
    },
  ],
  [
    'a conference paper in quotation marks',
    '[12] R. Tolland and S. Ugarte-Lima, “On the cost of patience,” in Proceedings of the 9th Conference on Waiting, 2004, pp. 12–19.',
    {
      type: 'paper-conference',
      title: 'On the cost of patience',
      authors: ['Tolland, R.', 'Ugarte-Lima, S.'],
      container: 'Proceedings of the 9th Conference on Waiting',
      pages: '12–19',
      year: 2004,
    },
  ],
];

test.each(cases)('%s', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test('offsets are those of the values in the string', () => {
  const text = 'Quist P, Arbelo T. Shared walking in primary care. J Invent Med. 2011;4(2):77-91.';
  const { spans = [] } = readCitation(text);
  expect(spans.map(({ path, start, end }) => [path, text.slice(start, end)])).toEqual([
    ['contributors[0]', 'Quist P'],
    ['contributors', 'Quist P, Arbelo T'],
    ['contributors[1]', 'Arbelo T'],
    ['title', 'Shared walking in primary care'],
    ['container.abbreviation', 'J Invent Med'],
    ['issued', '2011'],
    ['container.volume', '4'],
    ['container.issue', '2'],
    ['container.pages', '77-91'],
  ]);
  expect(spans.every(({ confidence = 0 }) => confidence > 0.5)).toBe(true);
});

test('the library tells the full title and the ISSN of an abbreviation, and the finding says so', () => {
  const journals = {
    lookup: (name: string) =>
      name === 'J Invent Med' ? { title: 'Journal of Invented Medicine', abbreviation: 'J Invent Med', issn: ['1234-5679'] } : undefined,
  };
  const text = 'Quist P, Arbelo T. Shared walking in primary care. J Invent Med. 2011;4(2):77-91.';
  expect(readCitation(text, journals).container).toEqual({
    ...readCitation(text, noJournals).container,
    title: 'Journal of Invented Medicine',
    issn: ['1234-5679'],
  });
});

test('nothing is read of nothing, and no more than the limit of too much', () => {
  expect(readCitation(' \n')).toEqual({});
  const long = `${'Quist P. '.repeat(2_500)}`;
  expect(readCitation(long).unplaced?.at(-1)?.end).toBe(long.trimEnd().length);
});
