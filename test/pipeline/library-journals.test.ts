import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dspaceJson } from '../../src/formats/dspace-json/dspace-json.ts';
import { ris } from '../../src/formats/ris/ris.ts';
import type { Journal } from '../../src/model/journals.ts';
import { ingest } from '../../src/pipeline/ingest.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import { journalsBeside, libraryJournals } from '../../src/pipeline/library-journals.ts';
import { readRecords } from '../../src/pipeline/read.ts';
import { replay } from '../../src/pipeline/replay/replay.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { parseQuery } from '../../src/search/parse.ts';
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

test('a record that has its journal’s title from the library says so, and is no witness of it when the other record is taken back', async () => {
  const folder = await emptyFolder();
  const library = await openLibrary(path.join(folder, 'refmill.db'));
  const means = { now: () => new Date('2026-02-03T00:00:00Z'), report: () => undefined };
  const article = 'TY  - JOUR\nTI  - Tides\nJF  - Annals of the lantern\nJA  - Ann Lant\nSN  - 2049-3630\nER  - \n';
  const value = (text: string) => [{ value: text, language: null }];
  const item = {
    handle: '99999/17',
    metadata: {
      'dc.title': value('Moss on the northern wall'),
      'dc.identifier.citation': value('Moss on the northern wall. Ann Lant. 2017;28(10):2464-2471.'),
      'dc.identifier.issn': value('2049-3630'),
    },
  };
  await writeFile(path.join(folder, 'desk.ris'), article);
  await writeFile(path.join(folder, 'item.json'), JSON.stringify(item));
  const { run } = await ingest(library, { ...means, paths: [path.join(folder, 'desk.ris')] });
  await ingest(library, { ...means, paths: [path.join(folder, 'item.json')], format: 'dspace-json' });
  const inRepository = async () => {
    for await (const { id } of library.store.works(parseQuery('moss'), 'added')) return (await library.store.work(id))?.members[0]?.record;
    return undefined;
  };
  expect(await inRepository()).toMatchObject({
    container: { title: 'Annals of the lantern', abbreviation: 'Ann Lant' },
    findings: expect.arrayContaining([
      expect.objectContaining({ code: 'completed-from-library', path: 'container.title', raw: 'Annals of the lantern' }),
    ]),
  });
  await undo(library.store, { run, now: means.now });
  await replay(library, { now: means.now, threads: 0 });
  expect((await inRepository())?.container).toMatchObject({ title: 'Ann Lant' });
  await library.close();
});
