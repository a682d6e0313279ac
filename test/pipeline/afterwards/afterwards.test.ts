import { createHmac } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Configuration } from '../../../src/configuration.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient } from '../../../src/http/exchange.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { afterwards } from '../../../src/pipeline/afterwards/afterwards.ts';
import { ingest, type RunReport } from '../../../src/pipeline/ingest.ts';
import { type Library, openLibrary } from '../../../src/pipeline/library.ts';
import { addTag } from '../../../src/pipeline/tags.ts';
import { emptyFolder } from '../../commands/refmill.ts';

let folder: string;
let library: Library;
let http: HttpClient;
let server: Server;
let heard: { body: string; signature: string }[];
let status: number;
let said: string[];
let failed: string[];

beforeEach(async () => {
  folder = await emptyFolder();
  library = await openLibrary(path.join(folder, 'refmill.db'));
  [heard, status, said, failed] = [[], 200, [], []];
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      heard.push({ body, signature: String(request.headers['x-refmill-signature']) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], sleep: async () => undefined, otherwisePerSecond: 1000 });
});
afterEach(async () => {
  await library.close();
  await http.close();
  server.close();
});

const hook = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0P-S3CRET`;
const take = () =>
  ingest(library, {
    paths: [path.join(packageRoot, 'fixtures/pubmed-xml/ordinary-article/input.xml')],
    now: () => new Date('2026-01-05T12:00:00Z'),
    report: () => undefined,
  });
const follow = (config: Configuration, reports: readonly RunReport[]) =>
  afterwards(library, config, reports, {
    http,
    now: () => new Date('2026-01-05T13:00:00Z'),
    report: (message) => said.push(message),
    failed: (message) => failed.push(message),
  });

test('a run that changed something writes feeds and lists, and tells the webhook, signed', async () => {
  const [feed, file] = [path.join(folder, 'feeds/all.xml'), path.join(folder, 'lists/all.ris')];
  const search = { id: 'all', query: '', feed, entries: 10 };
  await follow(
    {
      searches: [search],
      afterwards: {
        dedupe: false,
        exports: [{ query: '', search: 'all', format: 'ris', file }],
        webhook: { url: hook(), on: 'changes', secret: 'a long secret' },
      },
    },
    [await take()],
  );
  expect(failed).toEqual([]);
  expect(await readFile(feed, 'utf8')).toMatch(/<entry>[\s\S]*#W1<\/id>[\s\S]*<updated>2026-01-05T12:00:00.000Z<\/updated>/);
  expect(await readFile(file, 'utf8')).toContain('TY  - JOUR');
  expect(said).toEqual([`wrote ${feed}`, `wrote ${file}: 1 work`]);
  const [{ body, signature } = { body: '', signature: '' }] = heard;
  expect(JSON.parse(body)).toMatchObject({
    run: 1,
    source: 'files',
    outcome: 'complete',
    changes: 1,
    counts: { fetched: 1, new: 1 },
    text: 'refmill: files: 1 new',
  });
  expect(signature).toBe(`sha256=${createHmac('sha256', 'a long secret').update(body).digest('hex')}`);
});

test('a run that changed nothing writes nothing, and is told only to who wants to hear everything', async () => {
  await take();
  const again = await take();
  const file = path.join(folder, 'once.ris');
  const exports = [{ query: 'NOT has:tag', format: 'ris', file }];
  await follow({ afterwards: { dedupe: false, exports } }, []);
  const written = await stat(file);
  said = [];
  await follow({ afterwards: { dedupe: false, exports, webhook: { url: hook(), on: 'changes' } } }, [again]);
  expect([heard.length, said, failed]).toEqual([0, [], []]);
  await follow({ afterwards: { dedupe: false, exports, webhook: { url: hook(), on: 'always' } } }, [again]);
  expect(heard.map(({ body }) => JSON.parse(body).text)).toEqual(['refmill: files: nothing new']);
  expect([(await stat(file)).mtimeMs, (await stat(file)).ino]).toEqual([written.mtimeMs, written.ino]);
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/\.part$/));
  // Written before the library last changed: by a run that was stopped before it came to this.
  await utimes(file, new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:00Z'));
  await follow({ afterwards: { dedupe: false, exports } }, [again]);
  expect(await readFile(file, 'utf8')).toContain('TY  - JOUR');
  await rm(file);
  await follow({ afterwards: { dedupe: false, exports } }, [again]);
  expect(await readFile(file, 'utf8')).toContain('TY  - JOUR');
});

test('a list follows tags, which are put on without a run', async () => {
  const again = await take();
  const file = path.join(folder, 'to-screen.ris');
  const config: Configuration = { afterwards: { dedupe: false, exports: [{ query: 'NOT has:tag', format: 'ris', file }] } };
  await follow(config, [again]);
  await addTag(library.store, { name: 'seen', ids: [], query: '' });
  await follow(config, []);
  expect(await readFile(file, 'utf8')).toContain('TY  - JOUR');
  await follow(config, [await take()]);
  expect([await readFile(file, 'utf8'), said.at(-1)]).toEqual(['', `wrote ${file}: 0 works`]);
});

test('what fails stops nothing else, and the address of the webhook is shown nowhere', async () => {
  status = 500;
  const file = path.join(folder, 'all.ris');
  await follow(
    {
      searches: [{ id: 'wrong', query: '((', feed: path.join(folder, 'x.xml'), entries: 10 }],
      afterwards: { dedupe: false, exports: [{ query: '', format: 'ris', file }], webhook: { url: hook(), on: 'always' } },
    },
    [await take()],
  );
  expect(await readFile(file, 'utf8')).toContain('TY  - JOUR');
  expect(failed).toHaveLength(2);
  expect(failed[0]).toMatch(/^the feed wrong: /);
  expect(failed[1]).toMatch(/^the webhook: 127\.0\.0\.1:\d+: answered 500 \(tried 5 times\)$/);
});

test('PRISMA reports and files for screening are written after every run, also one that changed nothing', async () => {
  const [flow, searches, screening] = ['flow.svg', 'report/searches.md', 'screening.csv'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  const config: Configuration = {
    prisma: { title: 'Sand' },
    searches: [{ id: 'none', query: 'title:nothing', entries: 10 }],
    afterwards: {
      dedupe: false,
      exports: [{ query: '', format: 'rayyan-csv', file: screening }],
      reports: [
        { report: 'flow', format: 'svg', file: flow },
        { report: 'searches', format: 'markdown', file: searches },
        { report: 'flow', format: 'csv', file: `${flow}.csv`, search: 'none' },
      ],
    },
  };
  await follow(config, [await take()]);
  expect(failed).toEqual([]);
  expect(await readFile(flow, 'utf8')).toContain('Identification of studies via databases');
  expect(await readFile(searches, 'utf8')).toMatch(/^# Report of the searches \(PRISMA-S\): Sand\n/);
  expect(await readFile(`${flow}.csv`, 'utf8')).toContain('Records identified,,0\r\n');
  expect(await readFile(screening, 'utf8')).toMatch(/^key,title,year,/);
  await writeFile(searches, 'of the last run');
  const ofTheLastChange = await stat(screening);
  await follow(config, [await take()]);
  expect(await readFile(searches, 'utf8')).toContain('# Report');
  expect((await stat(screening)).ino).toBe(ofTheLastChange.ino);
  await follow(config, []);
  expect(said.filter((each) => each === `wrote ${searches}`)).toHaveLength(2);
});
