import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csv, tsv } from '../../../src/formats/csv/csv.ts';
import { guarded, unguarded } from '../../../src/formats/csv/formula-guard.ts';
import type { Format } from '../../../src/formats/format.ts';
import { detectFormat } from '../../../src/formats/registry.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

async function read(text: string, format: Format = csv): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const context = { name: 'table.csv', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const record of format.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

async function write(records: readonly BibliographicRecord[], format: Format): Promise<string> {
  let text = '';
  for await (const piece of format.write?.(records) ?? []) text += piece;
  return text;
}

const authorsOf = async (cell: string) =>
  (await read(`title,authors\nx,"${cell.replaceAll('"', '""')}"\n`))[0]?.contributors?.map(
    ({ collective, family, given }) => collective ?? [family, given].filter(Boolean).join(', '),
  );

describe('the cell of the authors', () => {
  test.each([
    ['Ondruch K.Lewenhoek G. F.', ['Ondruch, K.', 'Lewenhoek, G. F.']],
    ['Ondruch, Q. J.; van der Mare, X. Y.', ['Ondruch, Q. J.', 'van der Mare, X. Y.']],
    ['Ondruch J, Doe A', ['Ondruch, J', 'Doe, A']],
    ['Ondruch, John and Doe, Ann', ['Ondruch, John', 'Doe, Ann']],
    ['Liu R., Adler-Roe D.G.', ['Liu, R.', 'Adler-Roe, D.G.']],
    ['Ondruch, N.R.\n and Doe-Mare, X.\n and Roe, N.-E.', ['Ondruch, N.R.', 'Doe-Mare, X.', 'Roe, N.-E.']],
    ["['Marx, Carla', 'Lindgrün, Astrid']", ['Marx, Carla', 'Lindgrün, Astrid']],
    ['Andy OndruchTom MacRoe', ['Ondruch, Andy', 'MacRoe, Tom']],
    ['Björn A. Ondruch; Mateen Doe', ['Ondruch, Björn A.', 'Doe, Mateen']],
    ['Ondruch, Paul M; Doe, Emily J; ', ['Ondruch, Paul M', 'Doe, Emily J']],
    ['de, Mare S; Vieira da, Onda E', ['de Mare, S', 'Vieira da Onda, E']],
    ['van den Hoven,null;Ondruch,Maarten L. J.', ['van den Hoven', 'Ondruch, Maarten L. J.']],
    ['Group, ALBA; Roe, M', ['ALBA Group', 'Roe, M']],
    ['World Health Organization', ['World Health Organization']],
    ['Ondruch K.; et al.', ['Ondruch, K.']],
  ])('%j', async (cell, names) => {
    expect(await authorsOf(cell)).toEqual(names);
  });

  test.each(['Anonymous', '[No authors listed]'])('%s is nobody', async (cell) => {
    expect(await authorsOf(cell)).toBeUndefined();
  });
});

describe('serial numbers', () => {
  test.each([
    ['2049-3630 (Print)\n2049-3630', ['2049-3630'], undefined],
    ['2049-36302049-3649', ['2049-3630', '2049-3649'], undefined],
    ['2049-3649 (Electronic)2049-3630 (Linking)', ['2049-3649', '2049-3630'], undefined],
    ['20493630 (ISSN)', ['2049-3630'], undefined],
    ['2049-3630 2049-3649', ['2049-3630', '2049-3649'], undefined],
    ['978-3-16-148410-0; 2049-3630', ['2049-3630'], ['9783161484100']],
    ['3785955.0', ['0378-5955'], undefined],
  ])('%j', async (cell, issn, isbn) => {
    const [record] = await read(`title,isbn_issn\nx,"${cell}"\n`);
    expect([record?.container?.issn, record?.isbn]).toEqual([issn, isbn]);
  });
});

describe('a table', () => {
  test('without headings is refused, with what to do about it', async () => {
    const records = await read('Ondruch K.,Slow tides,2008,Ann Tidal Med\nRoe M.,Quick tides,2009,Ann Tidal Med\n');
    expect(records.map(({ findings }) => findings?.map(({ code }) => code))).toEqual([['record-unreadable']]);
    expect(records[0]?.findings?.[0]?.message).toContain('no row of headings');
  });

  test('that was stitched together has its headings once more, which are no reference', async () => {
    const records = await read('title,year\nOne,2001\ntitle,year\nTwo,2002\n');
    expect(records.map(({ title }) => title)).toEqual(['One', 'Two']);
  });

  test('is read by whatever delimits it', async () => {
    for (const delimiter of [',', ';', '\t', '|'])
      expect((await read(['title', 'year', '\nOne', '2001\n'].join(delimiter)))[0]).toMatchObject({ title: 'One' });
  });

  test('says in languages of librarians what its columns are', async () => {
    const [one] = await read(
      'Título;Autores;Año;Revista;Volumen;Número;Páginas;Resumen;Palabras clave\nMareas;Roe M.;2003;Rev Mar;2;1;3-9;Lentas.;mar|sal\n',
    );
    const [two] = await read(
      'Titre,Auteurs,Année,Revue,Volume,Numéro,Pages,Résumé,Mots-clés\nMareas,Roe M.,2003,Rev Mar,2,1,3-9,Lentas.,mar|sal\n',
    );
    expect(one?.title).toBe('Mareas');
    expect(one?.container).toEqual({ title: 'Rev Mar', volume: '2', issue: '1', pages: '3-9', pagesAsGiven: '3-9' });
    expect({ ...one, sourceId: '' }).toEqual({ ...two, sourceId: '' });
  });

  test('is told from lists and prose', () => {
    for (const text of [
      'TY  - JOUR\nTI  - Title, Authors, Year\nER  - \n',
      'Title: Authors, Year, Journal of Tides\nand more.\n',
      '{"title":"x","year":"y"}\n',
      'a,b,c\n1,2,3\n',
      '{"text":"x"}\n{"title":"x"}\ntitle,authors,year,journal\n',
      '# Bays\n\n| title | authors | year |\n',
    ])
      expect(['csv', 'tsv']).not.toContain(detectFormat(text)?.format.id);
    expect(detectFormat('title,abstract\nOne,\n')?.format).toBe(csv);
    expect(detectFormat('Authors\tTitle\tYear\n\tOne\t\n')?.format).toBe(tsv);
  });
});

test('addresses that a program took for the issue are no issue, and stay where they can be seen', async () => {
  const addresses = '(Boiler C.) Brig University, Provender, Ireland(Curt B.) Museum of Natural Kettles, Mesapotamia, Ireland';
  const [record] = await read(`title,authors,journal,volume,issue\nA kettle,"Boiler, C.",Kettle Record,3,"${addresses}"\n`);
  expect(record?.container).toEqual({ title: 'Kettle Record', volume: '3' });
  expect(record?.unplaced).toEqual([{ field: 'issue', value: addresses }]);
});

describe('formulas', () => {
  test.each(['=1+1', '+49 30', '-5 degrees', '@home', "'=1", "'12", "''=1"])(
    '%s is written so that no spreadsheet runs it, and read back',
    async (title) => {
      for (const format of [csv, tsv]) {
        const text = await write([{ source: 'x', sourceId: '1', title }], format);
        expect(text.split('\n')[1]).toContain(`'${title}`);
        expect((await read(text, format))[0]?.title).toBe(title);
      }
    },
  );

  test('of any kind come back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guarded(text)).not.toMatch(/^[=+\-@]/);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

test('texts of any signs come back from both formats', async () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', "'", '=', '-', '[', '<', 'é', '1'),
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(text, text, text, async (title, author, keyword) => {
      const record: BibliographicRecord = {
        source: 'x',
        sourceId: 'r1',
        title,
        contributors: [{ role: 'author', family: author }],
        keywords: [{ term: keyword }],
      };
      for (const format of [csv, tsv]) {
        const [back] = await read(await write([record], format), format);
        expect(back).toMatchObject({ ...record, source: format.id });
      }
    }),
    { seed: 11, numRuns: 150 },
  );
});
