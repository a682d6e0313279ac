import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createHttpClient } from '../../src/http/client.ts';
import type { HttpClient } from '../../src/http/exchange.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { type Library, openLibrary } from '../../src/pipeline/library.ts';
import { type LookupService, lookupServices } from '../../src/pipeline/repair/lookup-services.ts';
import { type RepairRequest, repair } from '../../src/pipeline/repair/repair.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { emptyFolder } from '../commands/refmill.ts';

let sandbox: Sandbox;
let library: Library;
let http: HttpClient;

beforeEach(async () => {
  sandbox = await startSandbox();
  library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
  http = createHttpClient({ allowPrivateHosts: [new URL(sandbox.url).host], otherwisePerSecond: 1000 });
});
afterEach(async () => {
  await http.close();
  await library.close();
  await sandbox.close();
});

async function hold(...records: Partial<BibliographicRecord>[]): Promise<void> {
  const run = await library.store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: '2026-02-01T00:00:00Z' });
  const arrivals = records.map((record, at) =>
    arrivalOf({ authority: 'file:desk', id: `key${at + 1}` }, { source: 'desk', sourceId: `key${at + 1}`, ...record }),
  );
  await takeIn(library.store, run, 'desk', { arrivals, failures: [], payloads: [] });
}

const mend = (more: Partial<RepairRequest> = {}) =>
  repair(library, {
    query: '',
    services: lookupServices({
      lookups: [{ fetcher: 'pubmed', baseUrl: sandbox.urlOf('pubmed') }],
      sources: [{ id: 'repository', fetcher: 'oai-pmh', url: sandbox.urlOf('oai-pmh') }],
    }),
    tools: { http, now: () => new Date('2026-02-03T00:00:00Z'), report: () => undefined },
    ...more,
  });

const pmid = (value: string) => ({ identifiers: [{ scheme: 'pmid' as const, value }] });
const found = async (query: string) =>
  (await library.store.search(parseQuery(query), { offset: 0, limit: 20, sort: 'added' })).works.map(({ id }) => id).toSorted();

test('gaps are filled from the identifier’s own source, under its name; what stood there stays', async () => {
  const title = (await titleOf('99000006')).toUpperCase();
  await hold({ title, ...pmid('99000006'), notes: ['on the shelf'] });
  const { gains, verifications, counts } = await mend();
  expect(verifications.map(({ service, outcome }) => [service, outcome])).toEqual([['pubmed', 'agrees']]);
  expect(gains).toMatchObject([
    { work: 'W1', service: 'pubmed', fields: expect.arrayContaining(['abstracts', 'headings', 'contributors']) },
  ]);
  expect(counts).toMatchObject({ new: 1 });
  const work = await library.store.work('W1');
  expect(work?.members.map(({ key }) => `${key.authority}/${key.id}`)).toEqual(['file:desk/key1', 'pubmed/99000006']);
  expect(work?.citation.notes).toEqual(['on the shelf']);
  expect(work?.provenance['headings[0]']).toEqual(['pubmed/99000006']);
});

test('an identifier that names another publication is a finding, and nothing is taken from there', async () => {
  await hold({ title: 'Tidal mud and the people who walk on it', ...pmid('99000006') });
  const { gains, verifications, counts } = await mend();
  expect(verifications).toMatchObject([
    { outcome: 'elsewhere', identifier: { scheme: 'pmid', value: '99000006' }, title: await titleOf('99000006') },
  ]);
  expect([gains, counts.fetched]).toEqual([[], 0]);
  const work = await library.store.work('W1');
  expect(work?.members).toHaveLength(1);
  expect(work?.verifications).toMatchObject([{ outcome: 'elsewhere' }]);
  expect(await found('finding:identifier-points-elsewhere')).toEqual(['W1']);
  expect(await found('finding:identifier-points*')).toEqual(['W1']);
  expect((await library.store.status()).findings).toContainEqual({ code: 'identifier-points-elsewhere', count: 1 });
});

test('the finding goes when the record no longer carries the identifier', async () => {
  await hold({ title: 'Tidal mud and the people who walk on it', ...pmid('99000006') });
  await mend();
  await hold({ title: 'Tidal mud and the people who walk on it', ...pmid('99000099') });
  expect(await found('finding:identifier-points-elsewhere')).toEqual([]);
  expect((await library.store.work('W1'))?.verifications).toEqual([]);
});

test('what was asked before is not asked again, unless that is wanted; what the source itself said needs no asking', async () => {
  await hold({ title: await titleOf('99000006'), ...pmid('99000006') }, { title: 'Nobody’s', ...pmid('98000000') });
  expect((await mend()).verifications.map(({ outcome }) => outcome).toSorted()).toEqual(['agrees', 'unknown']);
  const asked = sandbox.requests.length;
  expect((await mend()).verifications).toEqual([]);
  expect(sandbox.requests.length).toBe(asked);
  expect((await mend({ again: true })).verifications.map(({ outcome }) => outcome)).toEqual(['unknown']);
});

test('handles are asked about at the configured repository', async () => {
  await hold({ identifiers: [{ scheme: 'handle', value: '99999/103' }] });
  const { verifications, gains } = await mend();
  expect(verifications).toMatchObject([{ service: 'repository', outcome: 'agrees' }]);
  expect(gains[0]?.fields).toContain('title');
  expect((await library.store.work('W1'))?.members.map(({ key }) => key.authority)).toEqual(['file:desk', 'hdl:99999']);
});

test('a dry run says the same and stores nothing', async () => {
  await hold({ title: await titleOf('99000006'), ...pmid('99000006') });
  const before = await library.store.revision();
  const { run, gains } = await mend({ dryRun: true });
  expect([run, gains.length, await library.store.revision()]).toEqual([undefined, 1, before]);
});

test('only so many works, and only those that are wanted, are looked at', async () => {
  await hold(
    { title: 'Radium one', ...pmid('99000001') },
    { title: 'Iron two', ...pmid('99000002') },
    { title: 'Iron three', ...pmid('99000003') },
  );
  expect((await mend({ query: 'title:iron', limit: 1 })).works).toBe(1);
  expect((await mend({ query: 'title:iron' })).works).toBe(2);
});

test('when a service stays away the run fails, and what was learned before stays', async () => {
  await hold({ title: await titleOf('99000006'), ...pmid('99000006') });
  await sandbox.close();
  const { run, error } = await mend();
  expect(error).toMatch(/refused/);
  expect(await library.store.run(run ?? 0)).toMatchObject({ outcome: 'failed' });
  sandbox = await startSandbox();
});

/** A service that answers with what it is given, whatever it is asked. */
const answering = (answer: () => Promise<string>): LookupService => ({
  id: 'registry',
  schemes: ['doi'],
  config: {},
  async *lookup() {
    const payload = {
      bytes: new TextEncoder().encode(await answer()),
      mediaType: 'application/jsonl',
      url: 'https://registry.test/',
      fetchedAt: '',
    };
    yield { payload, format: 'jsonl' };
  },
});
const doi = (value: string) => ({ identifiers: [{ scheme: 'doi' as const, value }] });
const line = (record: Partial<BibliographicRecord>) => `${JSON.stringify({ source: 'registry', sourceId: 'r1', ...record })}\n`;
const quill = { contributors: [{ role: 'author' as const, family: 'Quill', given: 'Ada' }], issued: { year: 2020 } };

test('a translated title is left to a person where first author and year agree, and nobody gains from it meanwhile', async () => {
  await hold({ title: 'Mareas inventadas de las islas del norte', ...quill, ...doi('10.5555/tide.1') });
  const told = line({ title: 'Invented tides of the northern isles', ...quill, ...doi('10.5555/tide.1') });
  for (const dryRun of [true, false]) {
    const { verifications, gains } = await mend({ services: [answering(async () => told)], dryRun });
    expect([verifications.map(({ outcome }) => outcome), gains]).toEqual([['unsure'], []]);
  }
  expect(await found('finding:identifier-points-elsewhere')).toEqual([]);
  expect(await library.store.reviews(9)).toHaveLength(1);
});

test.each([
  ['another first author', { contributors: [{ role: 'author' as const, family: 'Vidal' }] }],
  ['another year', { issued: { year: 2015 } }],
  ['other pages', { container: { pages: '77-80' } }],
])('another title is another publication where the source gives %s', async (_, other) => {
  const own = { ...quill, container: { pages: '10-12' }, ...doi('10.5555/tide.1') };
  await hold({ title: 'Mareas inventadas de las islas del norte', ...own });
  const told = line({ title: 'Invented coffee in the sleep of mice', ...own, ...other });
  const { verifications } = await mend({ services: [answering(async () => told)] });
  expect(verifications.map(({ outcome }) => outcome)).toEqual(['elsewhere']);
});

test('titles that agree fill no gaps of a work from which the record is kept apart', async () => {
  const tides = { title: 'Invented tides of the northern isles', ...quill };
  const both = (value: string) => ({ identifiers: [...doi('10.5555/tide.1').identifiers, { scheme: 'pmid' as const, value }] });
  await hold({ ...tides, ...both('99000071') });
  const told = line({ ...tides, ...both('99000072'), keywords: [{ term: 'tides' }] });
  for (const dryRun of [true, false]) expect((await mend({ services: [answering(async () => told)], dryRun })).gains).toEqual([]);
});

test('an answer that gives a record twice is taken in; what cannot be read in one is kept with the run, and nothing counts as unknown then', async () => {
  await hold({ title: 'Invented tides', ...quill, ...doi('10.5555/tide.1') }, { title: 'Other tides', ...doi('10.5555/tide.2') });
  const tides = { title: 'Invented tides', ...quill, ...doi('10.5555/tide.1') };
  const told = `${line(tides)}${line({ ...tides, languages: ['en'] })}{"sourceId":\n`;
  const { run = 0, error, counts, verifications } = await mend({ services: [answering(async () => told)] });
  expect([error, counts.new, counts.changed, counts.failed]).toEqual([undefined, 1, 1, 1]);
  expect(await library.store.failures(run)).toHaveLength(1);
  expect(verifications.map(({ outcome }) => outcome)).not.toContain('unknown');
});

test('a record that is taken back while its service is asked is no longer spoken of', async () => {
  await hold({ title: 'Invented tides', ...quill, ...doi('10.5555/tide.1') }, { title: 'Other tides', ...doi('10.5555/tide.2') });
  await library.store.endRun(1, { outcome: 'complete', endedAt: '2026-02-01T00:00:00Z' });
  const service = answering(async () => {
    await undo(library.store, { run: 1, now: () => new Date('2026-02-03T00:00:00Z') });
    return line({ title: 'Invented tides', ...quill, ...doi('10.5555/tide.1') });
  });
  const { run = 0, error } = await mend({ services: [service] });
  expect(error).toBeUndefined();
  expect(await library.store.run(run)).toMatchObject({ outcome: 'complete' });
  expect((await library.store.status()).problems).toEqual([]);
});

/** The title that the sandbox's PubMed has for a PMID. */
async function titleOf(id: string): Promise<string> {
  const response = await fetch(`${sandbox.urlOf('pubmed')}efetch.fcgi?db=pubmed&id=${id}`);
  return /<ArticleTitle>([^<]*)/.exec(await response.text())?.[1] ?? '';
}
