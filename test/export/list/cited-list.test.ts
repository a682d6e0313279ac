import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { CitationDocument } from '../../../src/export/list/citation-document.ts';
import { type CitedListSettings, citedList } from '../../../src/export/list/cited-list.ts';
import { printDocx } from '../../../src/export/list/print-docx.ts';
import { printHtml } from '../../../src/export/list/print-html.ts';
import { printMarkdown } from '../../../src/export/list/print-markdown.ts';
import { printText } from '../../../src/export/list/print-text.ts';
import { citationStyle } from '../../../src/export/styles/citation-style.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { knownJournals } from '../../../src/normalizers/known-journals.ts';
import { references } from './references.ts';
import { textOf } from './text-of.ts';

const list = async (
  style: string,
  settings: Partial<CitedListSettings> = {},
  records: readonly BibliographicRecord[] = references,
  context: Parameters<typeof citedList>[2] = {},
) => citedList(records, { style: await citationStyle(style), ...settings }, context);

const linesOf = async (document: CitationDocument) => (await textOf(printText(document))).split('\n').slice(0, -1);

/** As a librarian reads them; what is by nobody's choice but the style's (quotation marks, order) stands as the style has it. */
const printed: Readonly<Record<string, readonly string[]>> = {
  nlm: [
    '1. van der Quill EA, Ødegård PO Jr, O’Tide M, Reef J, Shoal K, Strand L, et al. Effects of kelp & <5 mg iodine on sleep in mice. Ann Tidal Med. 2019 Oct 1;28(10):2464-71. doi: 10.5555/kelp.1.',
    '2. [Retracted] Méndez Vidal MJ. [Coffee at sea]. An Med Mareas. 2021 Winter;5:e12. Spanish. Retraction in: An Med Mareas. 2022;6:3. PMID: 99000009.',
    '3. [Expression of concern] Reef J, et al. Metastasis at sea. Ann Tidal Med. 2019 Aug 23. doi: 10.5555/meta.2. Expression of concern in: doi: 10.5555/eoc.1.',
    '4. Quill E. The tidal heart. 2nd ed. Port Tide: Skerry Press; 2015.',
    '5. Quill E. Iodine. In: Shoal K, editor. Handbook of the sea. Port Tide: Skerry Press; 2015. p. 11-20.',
    '6. Strand L. Kelp forests [Internet] [Doctoral thesis]. University of Northhaven; 2011. Available from: https://repository.example.org/99999/7',
    '7. Tidal Society. Tidal Society. 2020. What is kelp? Available from: https://tide.example.org/kelp',
  ],
  ama: [
    '1. van der Quill EA, Ødegård PO Jr, O’Tide M, et al. Effects of kelp & <5 mg iodine on sleep in mice. Ann Tidal Med. 2019;28(10):2464-2471. doi:10.5555/kelp.1',
    '2. [Retracted] Méndez Vidal MJ. [Coffee at sea]. An Med Mareas. 2021;5:e12. Retraction in: An Med Mareas. 2022;6:3. PMID: 99000009.',
    '3. [Expression of concern] Reef J, et al. Metastasis at sea. Ann Tidal Med. Published online August 23, 2019. doi:10.5555/meta.2 Expression of concern in: doi: 10.5555/eoc.1.',
    '4. Quill E. The Tidal Heart. 2nd ed. Skerry Press; 2015.',
    '5. Quill E. Iodine. In: Shoal K, ed. Handbook of the Sea. Skerry Press; 2015:11-20.',
    '6. Strand L. Kelp Forests. Doctoral thesis. University of Northhaven; 2011. https://repository.example.org/99999/7',
    '7. Tidal Society. What is kelp? Tidal Society. February 3, 2020. https://tide.example.org/kelp',
  ],
  apa: [
    '[Retracted] Méndez Vidal, M. J. (2021). [Coffee at sea]. Anales de medicina de mareas, 5, Article e12. Retraction in: An Med Mareas. 2022;6:3. PMID: 99000009.',
    'Quill, E. (2015a). Iodine. In K. Shoal (Ed.), Handbook of the sea (pp. 11–20). Skerry Press.',
    'Quill, E. (2015b). The tidal heart (2nd ed.). Skerry Press.',
    '[Expression of concern] Reef, J., et al. (2019). Metastasis at sea. Annals of Tidal Medicine. https://doi.org/10.5555/meta.2 Expression of concern in: doi: 10.5555/eoc.1.',
    'Strand, L. (2011). Kelp forests [Doctoral thesis, University of Northhaven]. https://repository.example.org/99999/7',
    'Tidal Society. (2020, February 3). What is kelp? Tidal Society. https://tide.example.org/kelp',
    'van der Quill, E. A., Ødegård, P.-O., Jr, O’Tide, M., Reef, J., Shoal, K., Strand, L., Skerry, N., & KELP Study Group. (2019). Effects of kelp & <5 mg iodine on sleep in mice. Annals of Tidal Medicine, 28(10), 2464–2471. https://doi.org/10.5555/kelp.1',
  ],
  harvard: [
    '[Retracted] Méndez Vidal, M.J. (2021) ‘[Coffee at sea]’, Anales de medicina de mareas, 5, p. e12. Retraction in: An Med Mareas. 2022;6:3. PMID: 99000009.',
    'Quill, E. (2015a) ‘Iodine’, in K. Shoal (ed.) Handbook of the sea. Port Tide: Skerry Press, pp. 11–20.',
    'Quill, E. (2015b) The tidal heart. 2nd edn. Port Tide: Skerry Press.',
    'van der Quill, E.A. et al. (2019) ‘Effects of kelp & <5 mg iodine on sleep in mice’, Annals of Tidal Medicine, 28(10), pp. 2464–2471. Available at: https://doi.org/10.5555/kelp.1.',
    '[Expression of concern] Reef, J., et al. (2019) ‘Metastasis at sea’, Annals of Tidal Medicine [Preprint]. Available at: https://doi.org/10.5555/meta.2. Expression of concern in: doi: 10.5555/eoc.1.',
    'Strand, L. (2011) Kelp forests. Doctoral thesis. University of Northhaven. Available at: https://repository.example.org/99999/7.',
    'Tidal Society (2020) What is kelp?, Tidal Society. Available at: https://tide.example.org/kelp.',
  ],
  nature: [
    '1. van der Quill, E. A. et al. Effects of kelp & <5 mg iodine on sleep in mice. Ann. Tidal Med. 28, 2464–2471 (2019).',
    '2. [Retracted] Méndez Vidal, M. J. [Coffee at sea]. An. Med. Mareas 5, e12 (2021). Retraction in: An Med Mareas. 2022;6:3. PMID: 99000009.',
    '3. [Expression of concern] Reef, J., et al. Metastasis at sea. Ann. Tidal Med. (2019) doi:10.5555/meta.2. Expression of concern in: doi: 10.5555/eoc.1.',
    '4. Quill, E. The Tidal Heart. (Skerry Press, Port Tide, 2015).',
    '5. Quill, E. Iodine. in Handbook of the sea (ed. Shoal, K.) 11–20 (Skerry Press, Port Tide, 2015).',
    '6. Strand, L. Kelp forests. (University of Northhaven, 2011).',
    '7. Tidal Society. What is kelp? Tidal Society https://tide.example.org/kelp (2020).',
  ],
  chicago: [
    '[Retracted] Méndez Vidal, M. J. 2021. “[Coffee at sea].” Anales de medicina de mareas 5 (Winter):e12. Retraction in: An Med Mareas. 2022;6:3. PMID: 99000009.',
    'Quill, E. A. van der, Per-Olav Ødegård Jr, M. O’Tide, J. Reef, K. Shoal, L. Strand, N. Skerry, and KELP Study Group. 2019. “Effects of Kelp & <5 Mg Iodine on Sleep in Mice.” Annals of Tidal Medicine 28 (10): 2464–71. https://doi.org/10.5555/kelp.1.',
    'Quill, Edith. 2015a. “Iodine.” In Handbook of the Sea, edited by Karl Shoal, 11–20. Port Tide: Skerry Press.',
    '———. 2015b. The Tidal Heart. 2nd ed. Port Tide: Skerry Press.',
    '[Expression of concern] Reef, Jane, et al. 2019. “Metastasis at Sea.” Annals of Tidal Medicine, August. https://doi.org/10.5555/meta.2. Expression of concern in: doi: 10.5555/eoc.1.',
    'Strand, Lise. 2011. “Kelp Forests.” Doctoral thesis, University of Northhaven. https://repository.example.org/99999/7.',
    'Tidal Society. 2020. “What Is Kelp?” Tidal Society. February 3, 2020. https://tide.example.org/kelp.',
  ],
};

test.each(Object.keys(printed))('%s prints every kind of publication', async (style) => {
  expect(await linesOf(await list(style))).toEqual(printed[style]);
});

const [article, retracted, early] = references as [BibliographicRecord, BibliographicRecord, BibliographicRecord];

describe('what is asked for besides', () => {
  test('identifiers stand behind the entry, as NLM prints them, where the style has not printed them', async () => {
    const [first, second] = await linesOf(await list('nlm', { links: ['doi', 'pmid', 'pmcid', 'url'] }, [article, retracted]));
    expect(first).toMatch(
      /2464-71\. doi: 10\.5555\/kelp\.1\. PMID: 99000001; PMCID: PMC9900001\. Available from: https:\/\/repository\.example\.org\/kelp\.$/,
    );
    expect(second).toMatch(/Spanish\. PMID: 99000002\. Retraction in: An Med Mareas\. 2022;6:3\. PMID: 99000009\.$/);
  });

  test('under several headings a work has one number, and what has none stands last', async () => {
    expect(
      (await linesOf(await list('nlm', { groupBy: 'heading' }, [article, retracted, early]))).map((line) => line.slice(0, 30)),
    ).toEqual([
      'Coffee',
      '------',
      '',
      '1. [Retracted] Méndez Vidal MJ',
      '',
      'Sleep',
      '-----',
      '',
      '2. van der Quill EA, Ødegård P',
      '1. [Retracted] Méndez Vidal MJ',
      '',
      'Without heading',
      '---------------',
      '',
      '3. [Expression of concern] Ree',
    ]);
  });

  test.each([
    ['year', ['2021', '2019']],
    [
      'journal',
      ['Anales de medicina de mareas', 'Annals of tidal medicine', 'Annals of tidal medicine : official journal of the Tidal Society'],
    ],
    ['type', ['Journal articles']],
    ['tag', ['to read', 'Without tag']],
  ] as const)('lists are grouped by %s', async (groupBy, headings) => {
    const { groups } = await list('apa', { groupBy }, [article, retracted, early]);
    expect(groups.map(({ heading }) => heading)).toEqual(headings);
  });

  test.each([
    ['found', ['99000001', '99000002', '99000003']],
    ['author', ['99000002', '99000003', '99000001']],
    ['year', ['99000002', '99000001', '99000003']],
  ] as const)('in the order %s, numbers run on', async (order, keys) => {
    const [group] = (await list('vancouver', { order }, [article, retracted, early])).groups;
    expect(group?.entries.map(({ key }) => key)).toEqual(keys);
    expect(group?.entries.map(({ label }) => label)).toEqual([[{ text: '1.' }], [{ text: '2.' }], [{ text: '3.' }]]);
  });

  test('a locale sets terms and quotation marks', async () => {
    const [line] = await linesOf(await list('chicago', { locale: 'de' }, [article]));
    expect(line).toContain('und KELP Study Group. 2019. „Effects of Kelp & <5 Mg Iodine on Sleep in Mice“.');
  });

  test('an unknown locale is refused with those there are', async () => {
    await expect(list('apa', { locale: 'tlh' })).rejects.toThrow('there is no locale tlh; known are af-ZA, ar,');
  });
});

test('names and abbreviations of journals that the library knows are filled in', async () => {
  const journals = knownJournals([{ title: 'Annals of tidal medicine', abbreviation: 'Ann Tidal Med', issn: ['2049-3630'] }]);
  const records: BibliographicRecord[] = [
    { ...early, container: { title: 'Annals of Tidal Medicine', volume: '3' } },
    { ...early, container: { abbreviation: 'Ann. Tidal Med.', volume: '3' } },
  ];
  expect((await linesOf(await list('nlm', {}, records, { journals }))).every((line) => line.includes(' Ann Tidal Med. 2019'))).toBe(true);
  expect((await linesOf(await list('apa', {}, records, { journals }))).every((line) => line.includes(' Annals of Tidal Medicine, 3'))).toBe(
    true,
  );
});

const lamp: BibliographicRecord = {
  source: 'x',
  sourceId: '1',
  type: 'article-journal',
  title: 'Lamps',
  contributors: [{ role: 'author', family: 'Quill', given: 'E. (Edith Anne)' }],
  issued: { year: 1965, month: 12, endYear: 1966, endMonth: 1 },
  container: { title: 'eTide', abbreviation: 'eTide', volume: '4', pages: '5-11' },
};

test.each([
  ['nlm', '1. Quill E. Lamps. eTide. 1965 Dec-1966 Jan;4:5-11.'],
  ['apa', 'Quill, E. (1965–1966). Lamps. eTide, 4, 5–11.'],
  ['chicago-fullnote-bibliography', 'Quill, E. “Lamps.” eTide 4 (December 1965–January 1966): 5–11.'],
  ['canadian-journal-of-economics', 'Quill, E. (1965–1966) “Lamps,” eTide 4, 5–11'],
])('%s prints the first range of dates as every other one, and names as they are called', async (style, expected) => {
  expect(await linesOf(await list(style, {}, [lamp]))).toEqual([expected]);
});

test.each([
  ['e42507', 'eTide. 1965 Dec-1966 Jan;4:e42507.'],
  ['TIDE.0392-17.2017', 'eTide. 1965 Dec-1966 Jan;4:TIDE.0392-17.2017.'],
  ['S0140-6736(19)30000-1', 'eTide. 1965 Dec-1966 Jan;4.'],
  ['S0004282X19650001', 'eTide. 1965 Dec-1966 Jan;4.'],
])('the publisher’s identifier %s stands for pages where it is a location', async (pii, end) => {
  const number = { ...lamp, container: { title: 'eTide', volume: '4' }, identifiers: [{ scheme: 'pii' as const, value: pii }] };
  expect((await linesOf(await list('nlm', {}, [number])))[0]).toBe(`1. Quill E. Lamps. ${end}`);
});

test('what has no volume yet has no publisher’s number for pages', async () => {
  const early = { ...lamp, container: { title: 'eTide' }, identifiers: [{ scheme: 'pii' as const, value: 'e42507' }] };
  expect((await linesOf(await list('nejm', {}, [early])))[0]).toBe('1. Quill E. Lamps. eTide 1965–1966.');
});

test('a book on pages of another one is a chapter of it; a book of a series is none', async () => {
  const { container: _, ...book } = { ...lamp, type: 'book' as const, issued: { year: 2011 } };
  const part = { ...book, container: { collectionTitle: 'Handbook of lamps', pages: '53-81' } };
  const whole = { ...book, container: { collectionTitle: 'Books on lamps', pages: '1-320' } };
  expect(await linesOf(await list('nlm', {}, [part, whole]))).toEqual([
    '1. Quill E. Lamps. In: Handbook of lamps. 2011. p. 53-81.',
    '2. Quill E. Lamps. 2011. (Books on lamps).',
  ]);
});

test('what a work is related to is printed as NLM prints it, when it is asked for', async () => {
  const related: BibliographicRecord = {
    ...lamp,
    relations: [
      { type: 'CommentIn', pmid: '99000031', note: 'eTide. 1966 Feb;4:20.' },
      { type: 'Related', asGiven: 'protocol of', identifiers: [{ scheme: 'doi', value: '10.5555/lamp' }] },
      { type: 'Related', asGiven: 'IsSupplementTo', note: 'Lamps on ships' },
      { type: 'RetractionIn', note: 'eTide. 1967;5:1' },
      { type: 'References', pmid: '99000032' },
    ],
  };
  const said = '1. [Retracted] Quill E. Lamps. eTide. 1965 Dec-1966 Jan;4:5-11. Retraction in: eTide. 1967;5:1.';
  expect(await linesOf(await list('nlm', {}, [related]))).toEqual([said]);
  expect(await linesOf(await list('nlm', { related: true }, [related]))).toEqual([
    `${said} Comment in: eTide. 1966 Feb;4:20. PMID: 99000031. Protocol of: doi: 10.5555/lamp. Related: Lamps on ships.`,
  ]);
});

test('reports of one registered study stand under it', async () => {
  const trial = { ...lamp, trials: [{ registry: 'ClinicalTrials.gov', id: 'NCT09900001' }] };
  expect(await linesOf(await list('nlm', { groupBy: 'study' }, [lamp, trial, { ...trial, title: 'More lamps' }]))).toEqual([
    'NCT09900001',
    '-----------',
    '',
    '1. Quill E. Lamps. eTide. 1965 Dec-1966 Jan;4:5-11.',
    '2. Quill E. More lamps. eTide. 1965 Dec-1966 Jan;4:5-11.',
    '',
    'Of no registered study',
    '----------------------',
    '',
    '3. Quill E. Lamps. eTide. 1965 Dec-1966 Jan;4:5-11.',
  ]);
});

test('a thesis is called one, and subtitles stand as a list sets them, not as a catalogue', async () => {
  const { container: _, ...thesis } = {
    ...lamp,
    type: 'thesis' as const,
    title: 'Lamps : a history',
    publisher: 'University of Northhaven',
  };
  const [english, french] = await linesOf(await list('nlm', {}, [thesis, { ...thesis, languages: ['fr'] }]));
  expect(english).toBe('1. Quill E. Lamps: a history [Thesis]. University of Northhaven; 1965-1966.');
  // The blank is one that does not break.
  expect(french).toMatch(/^2\. Quill E\. Lamps\s: a history \[Thesis\]\. University of Northhaven; 1965-1966\. French\.$/);
  expect(await linesOf(await list('ama', {}, [thesis]))).toEqual([
    '1. Quill E. Lamps: A History. Thesis. University of Northhaven; 1965–1966.',
  ]);
});

const runsOfHtml = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('printed as', () => {
  test('HTML, it says the same, with links that can be followed, and takes no text for markup', async () => {
    const document = await list('nlm', { links: ['pmid'] });
    const html = await textOf(printHtml(document));
    expect(html).toContain(
      'doi: <a href="https://doi.org/10.5555/kelp.1">10.5555/kelp.1</a>. <a href="https://pubmed.ncbi.nlm.nih.gov/99000001/">PMID: 99000001</a>.',
    );
    expect(html).toContain('kelp &amp; &lt;5 mg');
    expect(html).toContain('id="99000002"');
    const paragraphs = [...html.matchAll(/<p [^>]*>(.*)<\/p>/g)].map(([, text = '']) => runsOfHtml(text));
    expect(paragraphs).toEqual(await linesOf(document));
  });

  test('Markdown, numbers are a list where they run on, and signs of the text are escaped', async () => {
    const markdown = (await textOf(printMarkdown(await list('nlm', { groupBy: 'heading' }, [article, retracted])))).split('\n\n');
    expect(markdown[0]).toBe('## Coffee');
    expect(markdown[1]).toMatch(/^1\. \*\*\\\[Retracted\\\]\*\* Méndez Vidal MJ\. \\\[Coffee at sea\\\]\./);
    expect(markdown[3]).toMatch(
      /^2\\\. van der Quill .*kelp \\& \\<5 mg .*doi: \[10\.5555\/kelp\.1\]\(<https:\/\/doi\.org\/10\.5555\/kelp\.1>\)\.$/,
    );
    expect(markdown[4]).toMatch(/^1\\\. /);
  });

  test('a Word file, it says the same, with hanging indents and live links, and its bytes are told by nothing but the list', async () => {
    const document = await list('apa', { groupBy: 'year', links: ['pmid'] });
    const bytes = await printDocx(document);
    const files = unzipSync(bytes);
    const text = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const paragraphs = [...text.matchAll(/<w:p>(.*?)<\/w:p>/g)].map(([, inner = '']) => runsOfHtml(inner.replaceAll('<w:tab/>', ' ')));
    expect(paragraphs).toEqual((await linesOf(document)).filter((line) => line !== '' && !/^-+$/.test(line)));
    expect(text).toContain('<w:ind w:left="720" w:hanging="720"/>');
    expect(text).toContain('<w:pStyle w:val="Heading1"/>');
    expect(text).toContain('<w:i/>');
    const links = strFromU8(files['word/_rels/document.xml.rels'] ?? new Uint8Array());
    const targets = new Map(
      [...links.matchAll(/Id="([^"]+)"[^>]*Target="(http[^"]+)" TargetMode="External"/g)].map(([, id, target]) => [id, target]),
    );
    const followed = [...text.matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"/g)].map(([, id]) => targets.get(id));
    expect(followed).toContain('https://doi.org/10.5555/kelp.1');
    expect(followed).not.toContain(undefined);
    expect(Object.keys(files)[0]).toBe('[Content_Types].xml');
    expect((await printDocx(await list('apa', { groupBy: 'year', links: ['pmid'] }))).equals(bytes)).toBe(true);
  });
});

test.each(['nlm', 'apa', 'nature'])('of what nothing is known %s says so', async (style) => {
  expect((await linesOf(await list(style, {}, [{ source: 'x', sourceId: '1' }])))[0]).toMatch(
    /(?:^|1\. )\[neither author, title nor journal\]$/,
  );
});

test('an address that is no page is printed and leads nowhere', async () => {
  const page: BibliographicRecord = {
    source: 'x',
    sourceId: '1',
    type: 'webpage',
    title: 'Trap',
    locations: [{ url: 'javascript:alert(1)' }],
  };
  expect(await textOf(printHtml(await list('apa', { links: ['url'] }, [page])))).not.toContain('<a ');
});

test('whatever a record says, it has its line, and its text comes out as it went in', async () => {
  const style = await citationStyle('vancouver');
  const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
  const marked = fc.oneof(word, fc.constantFrom('<i>x</i>', '<script>', 'a & b', '"q"', "d'O", '\\', '*_`[', '\uFDD0', '$1', '%%STRING%%'));
  const text = fc.array(marked, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  const name = fc.record({ role: fc.constantFrom('author' as const, 'editor' as const), family: text, given: text });
  const record = fc.record(
    {
      title: text,
      type: fc.constantFrom(
        'article-journal' as const,
        'book' as const,
        'chapter' as const,
        'thesis' as const,
        'webpage' as const,
        'dataset' as const,
      ),
      contributors: fc.array(fc.oneof(name, fc.record({ role: fc.constant('author' as const), collective: text })), {
        minLength: 1,
        maxLength: 9,
      }),
      contributorsIncomplete: fc.constant(true as const),
      issued: fc.record(
        { year: fc.integer({ min: 1000, max: 2999 }), month: fc.integer({ min: 1, max: 12 }), raw: text },
        { requiredKeys: [] },
      ),
      container: fc.record(
        { title: text, abbreviation: text, volume: text, issue: text, pages: text, articleNumber: text },
        { requiredKeys: [] },
      ),
      publisher: text,
      languages: fc.array(fc.constantFrom('en', 'es', 'xx-y'), { minLength: 1 }),
      identifiers: fc.array(
        fc.record({
          scheme: fc.constantFrom('doi' as const, 'pmid' as const, 'pmcid' as const),
          value: text.map((each) => each.replaceAll('\uFDD0', '')),
        }),
        {
          minLength: 1,
        },
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), async (records) => {
      const given = records.map((each, at) => ({ source: 'x', sourceId: `${at}`, ...each }) as BibliographicRecord);
      const document = citedList(given, { style, links: ['doi', 'pmid', 'pmcid', 'url'] });
      expect(document.groups[0]?.entries.map(({ key }) => key)).toEqual(given.map(({ sourceId }) => sourceId));
      const html = await textOf(printHtml(document));
      expect(html.match(/<(?!\/?(?:p|a|b|i|u|span|sub|sup|h2|body|html|head|meta|title|style)\b|!DOCTYPE)/)).toBe(null);
      expect(await textOf(printText(document), printMarkdown(document))).not.toMatch(/[\uFDD0-\uFDEF]/);
    }),
    { seed: 8, numRuns: 25 },
  );
});
