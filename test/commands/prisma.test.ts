import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PrismaSearches } from '../../src/model/prisma-searches.ts';
import { version } from '../../src/package-root.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder, refmill } from './refmill.ts';

let sandbox: Sandbox;
let folder: string;
const within = (name: string) => path.join(folder, name);

beforeEach(async () => {
  sandbox = await startSandbox({ generated: 12, pageSize: 5 });
  folder = await emptyFolder();
  await writeFile(
    within('embase.ris'),
    [1, 2].map((n) => `TY  - JOUR\nTI  - Bay ${n} and its sand\nPY  - 2019\nDB  - Embase\nID  - e${n}\nER  - \n`).join(''),
  );
  await writeFile(
    within('refmill.yaml'),
    JSON.stringify({
      allowPrivateHosts: [new URL(sandbox.url).host],
      store: within('refmill.db'),
      email: 'desk@example.org',
      ncbiApiKey: 'unspeakable-key',
      prisma: {
        title: 'Sand & tides',
        sources: {
          'embase.ris': { name: 'Embase', platform: 'Ovid', strategy: '1. exp sand/\n2. `1` and bay', searched: '2026-01-05', found: 2 },
        },
      },
      sources: [
        { id: 'tides', fetcher: 'pubmed', query: 'generated', baseUrl: sandbox.urlOf('pubmed'), pageSize: 4 },
        { id: 'works', fetcher: 'crossref', query: 'radium', filter: 'type:journal-article', baseUrl: sandbox.urlOf('crossref') },
      ],
    }),
  );
});
afterEach(() => sandbox.close());

const run = (...args: string[]) => refmill([...args, '--config', within('refmill.yaml')]);

/** Days and ports are those of the run. */
const settled = (text: string) =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'NOW')
    .replaceAll(/\d{4}-\d\d-\d\d(?= \(run)/g, 'TODAY')
    .replaceAll(/(searched|Taken in): \d{4}-\d\d-\d\d/g, '$1: TODAY')
    .replaceAll(/\d{4}\/\d\d\/\d\d/g, 'DAY')
    .replaceAll(new URL(sandbox.url).host, 'HOST');

test('every search is reported as it was written, as it was sent, with the count of its source, and its update', async () => {
  await run('harvest');
  await run('harvest', 'tides');
  await run('ingest', within('embase.ris'));
  const text = settled((await run('prisma', 'searches')).stdout);
  expect(text).toBe(`Report of the searches (PRISMA-S): Sand & tides
===============================================
  Software: refmill ${version}
  Sources searched: 3
  Records: 15
  Publications: 15
  Deduplication: Records were compared by identifiers, titles, authors, years, journals, volumes and pages; those that are one publication by stated rules were put together, pairs in doubt were left to a person, and nothing was deleted (refmill, docs/matching.md)

PubMed (tides)
--------------
  Information source: PubMed (database)
  Platform: NCBI E-utilities
  Strategy as written: generated
  Limits and filters: none
  First searched: TODAY
  Last searched: TODAY
  Different records: 12
  Publications: 12, of them 12 from no other source

Run of TODAY (run 1)
  Date: NOW
  Strategy as sent: generated
  Understood by the source as: generated
  Count of the source: 12
  What came: 12 records: 12 new
  Outcome: complete

Update of TODAY (run 3)
  Date: NOW
  Strategy as sent: (generated) AND (DAY:DAY[MDAT] OR DAY:DAY[EDAT])
  Understood by the source as: (generated) AND (DAY:DAY[MDAT] OR DAY:DAY[EDAT])
  Count of the source: 0
  What came: 0 records
  Outcome: complete

Crossref (works)
----------------
  Information source: Crossref (database)
  Platform: Crossref REST API
  Strategy as written: radium
  Limits and filters: filter: type:journal-article
  First searched: TODAY
  Last searched: TODAY
  Different records: 1
  Publications: 1, of them 1 from no other source

Run of TODAY (run 2)
  Date: NOW
  Strategy as sent: http://HOST/crossref/works?query=radium&filter=type%3Ajournal-article&rows=200&cursor=*
  Count of the source: 1
  What came: 1 record: 1 new
  Outcome: complete

files
-----
  Information source: files that were exported elsewhere
  Limits and filters: none
  First searched: TODAY
  Last searched: TODAY
  Different records: 2
  Publications: 2, of them 2 from no other source

embase.ris
  Information source: Embase
  Databases that records name: Embase (2)
  Platform: Ovid
  Strategy:
    1. exp sand/
    2. \`1\` and bay
  Date of the search: 2026-01-05
  Taken in: TODAY
  Count of the source: 2
  What came: 2 records: 2 new
  Format: ris
  SHA-256: ${/SHA-256: (\w{64})/.exec(text)?.[1]}
`);
  const markdown = (await run('prisma', 'searches', '--format', 'markdown')).stdout;
  expect(markdown).toContain('## PubMed (tides)\n\n- **Information source**: PubMed (database)\n');
  expect(markdown).toContain('- **Strategy**: \n\n  ```\n  1. exp sand/\n  2. `1` and bay\n  ```\n');
  const csv = (await run('prisma', 'searches', '--format', 'csv')).stdout.split('\r\n');
  expect(csv).toHaveLength(6);
  expect(settled(csv[1] ?? '')).toBe('tides,PubMed,NCBI E-utilities,1,,NOW,complete,,generated,generated,,12,12,12,0,0,0,0,,,');
  expect(csv[4]).toMatch(
    /^files,Embase,Ovid,4,embase\.ris,2026-01-05,,,1\. exp sand\/ 2\. `1` and bay,,,2,2,2,0,0,0,0,Embase \(2\),ris,\w{64}$/,
  );
  const json = JSON.parse((await run('prisma', 'searches', '--format', 'json')).stdout) as PrismaSearches;
  expect(json.sources.map(({ source, runs }) => [source, runs.map(({ sent }) => sent?.map(({ found }) => found))])).toEqual([
    ['tides', [[12], [0]]],
    ['works', [[1]]],
    ['files', [undefined]],
  ]);
  for (const said of [text, markdown, ...csv, JSON.stringify(json)]) expect(said).not.toMatch(/desk@example|unspeakable|\*\*\*[^*]/);
});

test('a run that broke off says so, and what no run told stands as not recorded', async () => {
  await writeFile(
    within('refmill.yaml'),
    JSON.stringify({
      store: within('refmill.db'),
      sources: [{ id: 'tides', fetcher: 'pubmed', query: 'sand', baseUrl: 'http://127.0.0.1:9/' }],
    }),
  );
  expect((await run('harvest')).code).not.toBe(0);
  const text = (await run('prisma', 'searches')).stdout;
  expect(text).toContain('  Strategy as written: sand\n');
  expect(text).toContain(
    '  Strategy as sent: not recorded\n  Count of the source: not recorded\n  What came: 0 records\n  Outcome: failed (',
  );
});

test('the flow is printed, or written whole to a file; an unknown format is refused', async () => {
  await run('ingest', within('embase.ris'));
  expect((await run('prisma', 'flow')).stdout).toContain(
    'Records identified: 2\n  Databases: Embase: 2\nDuplicate records removed before screening: 0\n',
  );
  expect((await run('prisma', 'flow', '--format', 'svg', '-o', within('flow.svg'))).stderr).toContain('wrote ');
  expect(await readFile(within('flow.svg'), 'utf8')).toContain('<title id="title">Sand &amp; tides</title>');
  expect((await run('prisma', 'flow', '--format', 'csv', '--query', 'title:nothing')).stdout).toContain('Records identified,,0\r\n');
  expect(await run('prisma', 'flow', '--format', 'png')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('text, json, csv, svg'),
  });
});
