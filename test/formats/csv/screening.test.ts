import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv } from '../../../src/formats/csv/csv.ts';
import { asreviewCsv, covidenceCsv, rayyanCsv } from '../../../src/formats/csv/screening.ts';
import type { Format } from '../../../src/formats/format.ts';
import { detectFormat } from '../../../src/formats/registry.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

const tools = [rayyanCsv, covidenceCsv, asreviewCsv];

async function write(records: readonly BibliographicRecord[], format: Format): Promise<string> {
  let text = '';
  for await (const piece of format.write?.(records) ?? []) text += piece;
  return text;
}

async function read(text: string, format: Format): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const context = { name: 'screened.csv', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const record of format.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

/** RFC 4180 and nothing beyond it: quotation marks around a whole cell, doubled within. Throws for a mark anywhere else. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n)/gy;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`no cell begins at ${at}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const record: BibliographicRecord = {
  source: 'refmill',
  sourceId: 'W1',
  title: 'Slow tides',
  contributors: [
    { role: 'author', family: 'Quill', given: 'Ada' },
    { role: 'author', collective: 'Sand and Sea Group' },
  ],
  issued: { year: 2019, month: 5, day: 3, raw: '2019-05-03' },
  container: { title: 'Ann Tides', volume: '2', issue: '1', pages: '3-9', pagesAsGiven: '3-9', issn: ['2049-3630'] },
  identifiers: [
    { scheme: 'doi', value: '10.5555/tides.1' },
    { scheme: 'pmid', value: '99000001' },
    { scheme: 'pmcid', value: 'PMC9900001' },
  ],
  abstracts: [{ sections: [{ text: 'Slow.' }] }],
  languages: ['en'],
  publisher: 'Tidal Press',
  place: 'Sealand',
  keywords: [{ term: 'tides' }, { term: 'sand' }],
  notes: ['one', 'two'],
  labels: ['included'],
};

test('Rayyan gets its own columns in its order', async () => {
  const [headings, row] = rowsOf(await write([record], rayyanCsv));
  expect(headings?.join()).toBe(
    'key,title,year,month,day,journal,issn,volume,issue,pages,authors,url,language,publisher,location,abstract,notes,doi,keywords,pubmed_id,pmc_id,refmill',
  );
  expect(row?.slice(0, -1)).toEqual([
    ...['W1', 'Slow tides', '2019', '5', '3', 'Ann Tides', '2049-3630', '2', '1', '3-9'],
    ...['Quill, Ada and Sand & Sea Group', 'https://doi.org/10.5555/tides.1', 'en', 'Tidal Press', 'Sealand'],
    ...['Slow.', 'one | two', '10.5555/tides.1', 'tides; sand', '99000001', 'PMC9900001'],
  ]);
});

test('Covidence gets its own columns in its order', async () => {
  const [headings, row] = rowsOf(await write([record], covidenceCsv));
  expect(headings?.join()).toBe(
    'Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study,Notes,Tags,refmill',
  );
  expect(row?.slice(0, -1)).toEqual([
    ...['Slow tides', 'Quill, Ada; Sand and Sea Group', 'Slow.', '2019', 'May', 'Ann Tides', '2', '1', '3-9'],
    ...['99000001', '10.5555/tides.1', 'W1', '', '', 'one | two', 'included'],
  ]);
});

test('ASReview gets the columns that it knows by name, and no record_id, which it takes for its own', async () => {
  const [headings, row] = rowsOf(await write([record], asreviewCsv));
  expect(headings?.join()).toBe('title,abstract,authors,keywords,doi,url,year,journal,pmid,id,included,refmill');
  expect(row?.slice(0, -1)).toEqual([
    ...['Slow tides', 'Slow.', 'Quill, Ada; Sand and Sea Group', 'tides; sand', '10.5555/tides.1'],
    ...['https://doi.org/10.5555/tides.1', '2019', 'Ann Tides', '99000001', 'W1', '1'],
  ]);
});

describe('what ASReview is told of decisions', () => {
  test.each([
    [[], ''],
    [['desk'], ''],
    [['included'], '1'],
    [['Included', 'screening/included'], '1'],
    [['screening/included'], '1'],
    [['screening/excluded'], '0'],
    [['screening/excluded: animals'], '0'],
    [['screening/included', 'fulltext/excluded: wrong outcome'], '0'],
    [['included', 'screening/excluded'], ''],
    [['ASReview_relevant'], '1'],
    [['ASReview_irrelevant'], '0'],
    [['excluded middle'], ''],
  ])('%j: %j', async (labels, told) => {
    const [, row] = rowsOf(await write([{ ...record, labels }], asreviewCsv));
    expect(row?.at(-2)).toBe(told);
  });

  test('is read back from its files: 1 and 0 become labels, anything else stays where it can be seen', async () => {
    const rows = await read('title,included\nOne,1\nTwo,0.0\nThree,\nFour,maybe\n', asreviewCsv);
    expect(rows.map(({ labels, unplaced }) => labels ?? unplaced)).toEqual([
      ['included'],
      ['excluded'],
      undefined,
      [{ field: 'included', value: 'maybe' }],
    ]);
  });
});

test('files are known by their headings; those that the tools write themselves are tables like others', async () => {
  for (const format of tools) expect(detectFormat(await write([record], format))?.format).toBe(format);
  const own = (await write([], rayyanCsv)).replace(',refmill', '');
  expect(detectFormat(own)?.format).toBe(csv);
  expect((await read(`${own}1,A title,2020${','.repeat(12)}Sealand${','.repeat(6)}\n`, rayyanCsv))[0]).toMatchObject({
    title: 'A title',
    place: 'Sealand',
  });
});

test('whatever a record says, every row is one line of as many cells as there are headings, nothing is run by a spreadsheet, and all comes back', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\t', '=', '+', '@', "'", ' ', '\u2028', '\u0007', 'and', 'é', '1'),
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(text, text, text, fc.array(text, { minLength: 1, maxLength: 3 }), async (title, author, said, notes) => {
      const one: BibliographicRecord = {
        ...{ source: 'x', sourceId: 'r1', title, notes, abstracts: [{ sections: [{ text: said }] }] },
        contributors: [{ role: 'author', collective: author }],
      };
      for (const format of tools) {
        const written = await write([one], format);
        expect(written.split(/[\n\r\u2028]/)).toHaveLength(3);
        const [headings, row] = rowsOf(written);
        expect(row).toHaveLength(headings?.length ?? 0);
        expect(row?.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
        const [back] = await read(written, format);
        expect(back).toMatchObject({ ...one, source: format.id });
      }
    }),
    { seed: 8, numRuns: 150 },
  );
});
