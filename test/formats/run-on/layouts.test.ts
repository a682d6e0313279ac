import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPage, runOn } from '../../../src/formats/run-on/run-on.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { bibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

/** One invented record, by the elements of Dublin Core. */
interface Item {
  readonly title: string;
  readonly creator: readonly string[];
  readonly date: string;
  readonly abstract: string;
  readonly subject: readonly string[];
  readonly handle: string;
  readonly doi: string;
}
type Element = keyof Item;

const families = ['Trenholm', 'Abelló', 'van der Meulen', 'Okwuosa', 'Lindqvist-Doe', 'O’Sample', 'Ferrer Roig'];
const givens = ['Ada', 'S J', 'Pia', 'Tadhg M.', 'Núria'];
const topics = ['Moss gardens', 'Prickly dew', 'Lantern repair', 'Fog harvesting', 'Kite surveys', 'Slate roofs'];

const item: fc.Arbitrary<Item> = fc.record({
  title: fc
    .record({ what: fc.constantFrom('growth', 'repair', 'mapping'), of: fc.constantFrom('invented moss', 'paper lanterns', 'harbour fog') })
    .map(({ what, of }) => `A field study of the ${what} of ${of} in small northern towns`),
  creator: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...families), fc.constantFrom(...givens)), {
      minLength: 1,
      maxLength: 5,
      selector: ([family]) => family,
    })
    .map((names) => names.map(([family, given]) => `${family}, ${given}`)),
  date: fc.integer({ min: 1990, max: 2023 }).map(String),
  abstract: fc
    .constantFrom('moss', 'lanterns', 'fog')
    .map(
      (what) =>
        `We followed the ${what} of eleven towns for two summers and compared what was seen with what had been written down. Most of it was found again. The rest was not, and nobody could say where it had gone.`,
    ),
  subject: fc.uniqueArray(fc.constantFrom(...topics), { minLength: 2, maxLength: 5 }).map((all) => all.toSorted()),
  handle: fc.integer({ min: 1000, max: 99_999 }).map((number) => `http://hdl.handle.net/99999/${number}`),
  doi: fc.integer({ min: 1000, max: 99_999 }).map((number) => `https://doi.org/10.5555/moss.${number}`),
});

/** The order in which exports and pages have the elements. */
const orders: Readonly<Record<string, readonly Element[]>> = {
  'oai_dc of DSpace': ['title', 'creator', 'subject', 'abstract', 'date', 'handle', 'doi'],
  'an EPrints page': ['creator', 'date', 'title', 'doi', 'abstract', 'subject', 'handle'],
  'an OJS page': ['title', 'creator', 'doi', 'subject', 'abstract', 'handle', 'date'],
};
const separators = { 'line ends': '\n', 'line ends of Windows': '\r\n', 'blank lines': '\n\n', tabs: '\t', bars: ' | ', semicolons: '; ' };

const values = (of: Item, element: Element): readonly string[] => [of[element]].flat();
const read = (text: string) => bibliographicRecord.parse({ source: 'run-on', sourceId: 'x', ...readPage(text, noVocabularies) });

/** What of the record came back. */
function told(text: string) {
  const { title, contributors = [], issued, abstracts = [], keywords = [], identifiers = [] } = read(text);
  return {
    title,
    creator: contributors.filter(({ role }) => role === 'author').map(({ family, given }) => `${family}, ${given}`),
    date: issued?.raw,
    abstract: abstracts.map(({ sections }) => sections.map((section) => section.text).join(' ')).join('/'),
    subject: keywords.map(({ term }) => term).toSorted(),
    handle: identifiers.filter(({ scheme }) => scheme === 'handle').map(({ value }) => `http://hdl.handle.net/${value}`)[0],
    doi: identifiers.filter(({ scheme }) => scheme === 'doi').map(({ value }) => `https://doi.org/${value}`)[0],
  };
}

describe('a record laid out and flattened is read back', () => {
  for (const [order, elements] of Object.entries(orders))
    test.each(Object.entries(separators))(`in the order of ${order}, with %s between its values`, (_, separator) => {
      fc.assert(
        fc.property(item, (each) => {
          const page = elements.flatMap((element) => values(each, element)).join(separator);
          expect(told(page)).toEqual(each);
        }),
        { numRuns: 6, seed: 5 },
      );
    });
});

const labels: Readonly<Record<string, Readonly<Record<Element, string>>>> = {
  English: { title: 'Title', creator: 'Authors', date: 'Issue Date', abstract: 'Abstract', subject: 'Keywords', handle: 'URI', doi: 'DOI' },
  Spanish: {
    title: 'Título',
    creator: 'Autores',
    date: 'Fecha de publicación',
    abstract: 'Resumen',
    subject: 'Palabras clave',
    handle: 'URI',
    doi: 'DOI',
  },
  Portuguese: {
    title: 'Título',
    creator: 'Autor(es)',
    date: 'Data de publicação',
    abstract: 'Resumo',
    subject: 'Palavras-chave',
    handle: 'URI',
    doi: 'DOI',
  },
  French: {
    title: 'Titre',
    creator: 'Auteur(s)',
    date: 'Date de publication',
    abstract: 'Résumé',
    subject: 'Mots-clés',
    handle: 'URI',
    doi: 'DOI',
  },
  German: {
    title: 'Titel',
    creator: 'Autor(en)',
    date: 'Erscheinungsdatum',
    abstract: 'Zusammenfassung',
    subject: 'Schlagwörter',
    handle: 'URI',
    doi: 'DOI',
  },
  Italian: {
    title: 'Titolo',
    creator: 'Autori',
    date: 'Data di pubblicazione',
    abstract: 'Riassunto',
    subject: 'Parole chiave',
    handle: 'URI',
    doi: 'DOI',
  },
  Catalan: {
    title: 'Títol',
    creator: 'Autors',
    date: 'Data de publicació',
    abstract: 'Resum',
    subject: 'Paraules clau',
    handle: 'URI',
    doi: 'DOI',
  },
  'qualified names': {
    title: 'dc.title',
    creator: 'dc.contributor.author',
    date: 'dc.date.issued',
    abstract: 'dc.description.abstract',
    subject: 'dc.subject',
    handle: 'dc.identifier.uri',
    doi: 'dc.identifier.doi',
  },
};
/** What stands behind a label, between the values of a list, and after the last of them. */
const forms = {
  'a colon': [': ', '; ', '\n'],
  'a line each': ['\n', '\n', '\n'],
  'a table': ['\t', '; ', '\n'],
  'glued colons': [': ', '; ', ''],
} as const;

describe('a page with labels is read by them', () => {
  for (const [language, words] of Object.entries(labels))
    test.each(Object.entries(forms))(`${language}, with %s`, (_, [behind, between, after]) => {
      fc.assert(
        fc.property(item, (each) => {
          const elements = Object.keys(words) as Element[];
          const page = elements.map((element) => `${words[element]}${behind}${values(each, element).join(between)}`).join(after);
          expect(told(page)).toEqual(each);
        }),
        { numRuns: 4, seed: 5 },
      );
    });

  test('keeps labels and what has no field under their names, and reads the fields that only labels tell', () => {
    const page = [
      'Title:\nOn lantern repair',
      'Advisor(s):\nMeulen, Ada van der',
      'Publisher:\nInvented University Press',
      'Volume:\n14',
      'Pages:\n301-9',
      'ISBN:\n978-3-16-148410-0',
      'Department:\nDepartment of Lanterns',
      'Appears in Collections:\nTheses of the Faculty of Light',
      'File size:\n1.2 MB',
    ].join('\n');
    const record = read(page);
    expect(record).toMatchObject({
      title: 'On lantern repair',
      contributors: [{ role: 'advisor', family: 'Meulen', given: 'Ada van der' }],
      publisher: 'Invented University Press',
      container: { volume: '14', pages: '301-309', pagesAsGiven: '301-9' },
      isbn: ['9783161484100'],
    });
    const kept = record.unplaced?.filter(({ field }) => field !== 'label').map(({ field, value }) => `${field}: ${value}`);
    expect(kept).toEqual(['department: Department of Lanterns', 'collection: Theses of the Faculty of Light', 'file size: 1.2 MB']);
    expect(record.unplaced?.filter(({ field }) => field === 'label')).toHaveLength(9);
  });

  test('knows labels that end in a capital', () => {
    const page = ['Title', 'On moss', 'Authors', 'Doe, Jane', 'ISSN', '2999-0041', 'PubMed ID', '99000017', 'Date', '2019'].join('\n');
    const record = read(page);
    expect(record.container?.issn).toEqual(['2999-0041']);
    expect(record.identifiers).toEqual([{ scheme: 'pmid', value: '99000017' }]);
  });

  test('reads the full page of an item as it is copied: name, value and language in columns', () => {
    const page = [
      ['dc.contributor.author', 'Doe, Ana Lúcia de'],
      ['dc.contributor.author', 'Exemplo, João'],
      ['dc.date.accessioned', '2019-11-20T14:22:01Z'],
      ['dc.date.issued', '2019-07'],
      ['dc.identifier.citation', 'Doe AL, Exemplo J. O musgo das cidades. Rev Musgo. 2019;53:e77.', 'pt_BR'],
      ['dc.identifier.uri', 'https://hdl.handle.net/99999/471'],
      ['dc.title', 'O musgo das cidades', 'pt_BR'],
      ['dc.title.alternative', 'The moss of towns', 'en'],
      ['dc.type', 'Artigo', 'pt_BR'],
    ];
    const record = read(page.map((cells) => cells.join('\t')).join('\n'));
    expect(record).toMatchObject({
      type: 'article-journal',
      title: 'O musgo das cidades',
      titles: [{ kind: 'alternative', text: 'The moss of towns' }],
      contributors: [
        { role: 'author', family: 'Doe', given: 'Ana Lúcia de' },
        { role: 'author', family: 'Exemplo', given: 'João' },
      ],
      issued: { year: 2019, month: 7, raw: '2019-07' },
      dates: { accessioned: '2019-11-20T14:22:01Z' },
      container: { abbreviation: 'Rev Musgo', volume: '53', articleNumber: 'e77', pagesAsGiven: 'e77' },
    });
    expect(record.titles).toHaveLength(1);
    expect(record.container).not.toHaveProperty('title');
  });

  test('takes the day on which somebody changed or sent the record for no date of publication', () => {
    const record = read(
      'Authors: Doe, Jane\nTitle: On moss\nSubmitted: 02 Feb 2018\nLast Modified: 05 Mar 2019 10:11\nKeywords: moss; dew\n',
    );
    expect(record.issued).toBeUndefined();
    expect(record.unplaced?.filter(({ field }) => field === 'further date').map(({ value }) => value)).toEqual([
      '02 Feb 2018',
      '05 Mar 2019 10:11',
    ]);
  });

  test.each(['Language', 'Publisher', 'Type'])('does not take the subject term %s for a label', (term) => {
    const page = `On mossDoe, Jane2019Moss ${term}sPublic${term}${term}http://hdl.handle.net/99999/471`;
    expect(read(page).unplaced?.some(({ field }) => field === 'label') ?? false).toBe(false);
  });
});

test('a publisher is not believed for standing where nothing else fits, but by its label', () => {
  const of = (text: string) => read(text).spans?.find(({ path }) => path === 'publisher')?.confidence ?? 0;
  const page = 'On the growth of invented moss in small towns\nDoe, Jane\n2019-03-04\nhttp://hdl.handle.net/99999/471\nInvented Press';
  expect(of(page)).toBeLessThanOrEqual(0.65);
  expect(of(`Title: On moss\nAuthors: Doe, Jane\nPublisher: Invented Press\nDate: 2019`)).toBeGreaterThan(0.9);
});

test('lines that only fold an abstract do not end it', () => {
  const abstract =
    'We followed the moss of eleven towns for two summers and compared what was\nseen with what had been written down by the wardens of those towns. Most of\nit was found again. The rest was not, and nobody could say where it had\ngone.';
  const page = `On the growth of invented moss in small towns\nDoe, Jane\nRoe, Mark\n${abstract}\n2019-03-04\nhttp://hdl.handle.net/99999/471`;
  expect(read(page).abstracts?.[0]?.sections[0]?.text).toBe(abstract.replaceAll('\n', ' '));
});

describe('whatever is done to a page', () => {
  const page = `Title: On mossAuthors: Doe, Jane; van Roe, M | Issue Date\n2019-03-04\nKeywords: Moss; Dew https://doi.org/10.5555/a.b 2999-0041PMC990001 Doe J. On moss. Moss J. 2019;7(4):1-9 We followed the moss. It grew.en_US`;
  const mutation = fc.oneof(
    fc.record({ at: fc.nat(page.length), length: fc.nat(60) }).map(
      ({ at, length }) =>
        (text: string) =>
          text.slice(0, at) + text.slice(at + length),
    ),
    fc.record({ at: fc.nat(page.length), length: fc.nat(80) }).map(
      ({ at, length }) =>
        (text: string) =>
          text.slice(0, at + length) + text.slice(at),
    ),
    fc.constantFrom(' ', '\n', '; ', '\t', '').map((sign) => (text: string) => text.split(' ').join(sign)),
    fc.constant((text: string) => text.split('').toReversed().join('')),
    fc.record({ at: fc.nat(page.length), what: fc.string({ unit: 'binary', maxLength: 12 }) }).map(
      ({ at, what }) =>
        (text: string) =>
          text.slice(0, at) + what + text.slice(at),
    ),
    fc.record({ at: fc.nat(page.length) }).map(
      ({ at }) =>
        (text: string) =>
          `${text.slice(0, at)}\ud83d${text.slice(at)}`,
    ),
  );

  test('it gives a record, and every character is in a span or unplaced', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
        const text = mutations.reduce((each, mutate) => mutate(each), page);
        const { spans = [], unplaced = [] } = read(text);
        const kept = new Uint8Array(text.length);
        for (const { start = 0, end = 0 } of [...spans, ...unplaced]) kept.fill(1, start, end);
        const lost = [...kept.keys()].filter((at) => kept[at] === 0 && /\S/.test(text[at] ?? ''));
        expect(lost.map((at) => text.slice(at, at + 20))).toEqual([]);
      }),
      { numRuns: 120, seed: 5 },
    );
  });
});

test('of an endless file the head is read, and the record says where the rest lies', async () => {
  const block = Buffer.from('Moss grows on stones ü and trees. '.repeat(30_000));
  function* chunks() {
    for (let count = 0; count < 200; count++) yield block;
  }
  const before = process.memoryUsage().arrayBuffers;
  const records = [];
  for await (const record of runOn.read(chunks(), { name: 'a.txt', vocabularies: noVocabularies, journals: noJournals }))
    records.push(record);
  const [finding] = records[0]?.findings?.filter(({ code }) => code === 'value-truncated') ?? [];
  const [, rest, from] = /for (\d+) bytes from byte (\d+)/.exec(finding?.message ?? '') ?? [];
  expect(Number(rest) + Number(from)).toBe(block.length * 200);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(block.length * 120);
  expect(records[0]?.unplaced?.some(({ value }) => value.includes('\ufffd'))).toBe(false);
});

test.each([
  ['a PDF', '%PDF-1.4\n1 0 obj'],
  ['a Word, Excel or ZIP file', 'PK\u0003\u0004\u0014'],
  ['an old Word or Excel file', '\u00d0\u00cf\u0011\u00e0'],
])('%s is no page, and the record says so', async (kind, opening) => {
  const records = [];
  const bytes = Buffer.from(opening, 'latin1');
  for await (const record of runOn.read([bytes], { name: 'page', vocabularies: noVocabularies, journals: noJournals }))
    records.push(record);
  expect(records).toMatchObject([{ source: 'run-on', sourceId: 'page', findings: [{ code: 'record-unreadable' }] }]);
  expect(records[0]?.findings?.[0]?.message).toBe(`The file is ${kind}, no text: copy the page out of it, or save it as text`);
});
