import path from 'node:path';
import { expect, test } from 'vitest';
import { dspaceJson } from '../../src/formats/dspace-json/dspace-json.ts';
import { ris } from '../../src/formats/ris/ris.ts';
import type { Journal } from '../../src/model/journals.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import { journalsBeside, libraryJournals } from '../../src/pipeline/library-journals.ts';
import { readRecords } from '../../src/pipeline/read.ts';
import { emptyFolder, fixture } from '../commands/refmill.ts';

const lantern: Journal = { title: 'Lantern', abbreviation: 'Lant', issn: ['2049-3630'] };

test('journals are loaded once, and only for formats that consult them', async () => {
  let loads = 0;
  const journals = libraryJournals({
    async journals() {
      loads += 1;
      return [lantern];
    },
  });
  const read = async (format: typeof ris) => {
    for await (const _ of readRecords(format, [Buffer.from('TY  - JOUR\nER  - \n')], 'desk', { journals }));
  };
  await read(ris);
  expect(loads).toBe(0);
  await read(dspaceJson);
  await read(dspaceJson);
  expect(loads).toBe(1);
  expect((await journals()).lookup('LANT.')).toEqual(lantern);
});

test('the articles of a library tell its journals, also from beside', async () => {
  const location = path.join(await emptyFolder(), 'refmill.db');
  const library = await openLibrary(location);
  const paths = [fixture('pubmed-xml', 'sandbox-library', 'input.xml')];
  await ingest(library, { paths, now: () => new Date('2026-02-03T00:00:00Z'), report: () => undefined });
  await library.close();
  const { lookup } = await journalsBeside(location)();
  expect(lookup('Imag. Heart Fail. Rep.')).toMatchObject({
    abbreviation: 'Imag Heart Fail Rep',
    title: expect.stringMatching(/^Imaginary/),
  });
});
