import { afterEach, expect, test } from 'vitest';
import type { FetchTools, Gone } from '../../../src/fetchers/fetcher.ts';
import { pubmed } from '../../../src/fetchers/pubmed/fetcher.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A sandbox and a library that knows what was given, as the pipeline does. */
async function lay(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {} });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const library = new Set<string>();
  const said: string[] = [];
  let today = new Date('2026-02-03T23:30:00Z');
  async function* given() {
    yield* [...library].toSorted();
  }
  const tools: FetchTools = { http, now: () => today, report: (message) => said.push(message), given };
  return {
    sandbox,
    tools,
    said,
    library,
    pass: (days: number) => {
      today = new Date(today.getTime() + days * 86_400_000);
    },
  };
}

async function harvest({ sandbox, tools, library }: Awaited<ReturnType<typeof lay>>, settings: object, checkpoint?: Checkpoint) {
  const config = pubmed.config.parse({ baseUrl: sandbox.urlOf('pubmed'), ...settings });
  const fetched: string[] = [];
  const gone: (Gone & { proof: string })[] = [];
  let last = checkpoint;
  for await (const page of pubmed.fetch(config, checkpoint, tools)) {
    const text = page.payload ? new TextDecoder().decode(page.payload.bytes) : '';
    if ('format' in page) {
      const ids = [...text.matchAll(/<MedlineCitation\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g)].map(([, id = '']) => id);
      fetched.push(...ids);
      for (const id of ids) library.add(id);
    }
    for (const each of page.gone ?? []) {
      gone.push({ ...each, proof: text });
      library.delete(each.key.id);
    }
    if (page.checkpoint) last = page.checkpoint;
  }
  return { fetched: fetched.sort(), gone, last };
}

const at = '2026-02-10T00:00:00Z';
const key = (id: string) => ({ authority: 'pubmed', id });
const all = { query: '99000000:99999999[UID]', pageSize: 5 };

test('a record that PubMed has deleted is noticed when all are verified, shown by EFetch’s answer, and not before or again', async () => {
  const world = await lay();
  const first = await harvest(world, all);
  world.sandbox.remove('99000003', at);
  world.pass(29);
  const early = await harvest(world, all, first.last);
  expect(early.gone).toEqual([]);
  world.pass(1);
  const due = await harvest(world, all, early.last);
  expect(due.gone).toEqual([{ key: key('99000003'), proof: expect.stringContaining('ID list is empty') }]);
  expect(due.last).toMatchObject({ verified: '2026-03-05', finishedUntil: '2026-03-05' });
  const asked = world.sandbox.requests.length;
  expect((await harvest(world, all, due.last)).gone).toEqual([]);
  expect(world.sandbox.requests.length - asked).toBe(1);
});

test('a record that was merged into another one is gone into that one, which EFetch gives in its place', async () => {
  const world = await lay();
  const first = await harvest(world, all);
  world.sandbox.merge('99000003', '99000007', at);
  world.sandbox.merge('99000004', '99000008', at);
  world.sandbox.remove('99000005', at);
  world.pass(30);
  const { gone } = await harvest(world, all, first.last);
  expect(gone.map(({ proof, ...each }) => ({ ...each, proof: /<PMID[^>]*>(\d+)/.exec(proof)?.[1] ?? 'none' }))).toEqual([
    { key: key('99000003'), mergedInto: { scheme: 'pmid', value: '99000007' }, proof: '99000007' },
    { key: key('99000004'), mergedInto: { scheme: 'pmid', value: '99000008' }, proof: '99000008' },
    { key: key('99000005'), proof: 'none' },
  ]);
  expect(world.said).toEqual([
    'PMID 99000003 was merged into PMID 99000007',
    'PMID 99000004 was merged into PMID 99000008',
    'PubMed gives no record for PMID 99000005: deleted, or never there',
  ]);
});

test('a record that a query no longer finds stays, as long as PubMed has it', async () => {
  const world = await lay();
  const first = await harvest(world, { query: 'heart' });
  world.library.add('99000001');
  world.pass(30);
  const { gone, fetched } = await harvest(world, { query: 'heart' }, first.last);
  expect({ gone, fetched }).toEqual({ gone: [], fetched: [] });
});

test('a record that was missed is fetched when all are verified', async () => {
  const world = await lay();
  const first = await harvest(world, { query: 'heart' });
  world.library.delete('99000006');
  world.pass(30);
  expect((await harvest(world, { query: 'heart' }, first.last)).fetched).toEqual(['99000006']);
});

test('listed PMIDs are gone when PubMed gives them no more, at the next verification or when all are asked for again', async () => {
  const world = await lay();
  const ids = { ids: ['99000001', '99000002', '5'] };
  const first = await harvest(world, ids);
  expect(first.fetched).toEqual(['99000001', '99000002']);
  // That 5 was never in the library is the pipeline's to know.
  expect(first.gone.map(({ key: { id } }) => id)).toEqual(['5']);
  world.sandbox.merge('99000002', '99000001', at);
  const again = await harvest(world, ids);
  expect(again.gone.map(({ key: { id }, mergedInto }) => [id, mergedInto?.value])).toContainEqual(['99000002', '99000001']);
  world.library.add('99000002');
  world.pass(31);
  const verified = await harvest(world, ids, first.last);
  expect(verified.gone.map(({ key: { id }, mergedInto }) => [id, mergedInto?.value])).toEqual([['99000002', '99000001']]);
});

test('one answer that lacks a record says nothing: what EFetch gives when asked again is there', async () => {
  const world = await lay();
  const first = await harvest(world, all);
  world.pass(30);
  // A search index that has lost a record for a day, and an EFetch that forgets it once.
  let forgets = 1;
  const http: FetchTools['http'] = {
    ...world.tools.http,
    send: (request, inspect) => {
      const { id, term } = request.parameters ?? {};
      if (term !== undefined)
        return world.tools.http.send({ ...request, parameters: { ...request.parameters, term: `(${term}) NOT 99000003[UID]` } }, inspect);
      const forgotten = id === '99000003' && forgets > 0;
      if (forgotten) forgets -= 1;
      const asked = forgotten ? '5' : id;
      return world.tools.http.send({ ...request, parameters: { ...request.parameters, id: asked ?? '' } }, inspect);
    },
  };
  const { gone, fetched } = await harvest({ ...world, tools: { ...world.tools, http } }, all, first.last);
  expect({ gone, fetched, forgets }).toEqual({ gone: [], fetched: ['99000003'], forgets: 0 });
});

test('a record that was forgotten and came late is nobody’s survivor', async () => {
  const world = await lay();
  const ids = { ids: ['99000001', '99000003', '99000006'] };
  world.sandbox.remove('99000003', at);
  const http: FetchTools['http'] = {
    ...world.tools.http,
    send: (request, inspect) => {
      const id = request.parameters?.id === ids.ids.join(',') ? '99000001' : (request.parameters?.id ?? '');
      return world.tools.http.send({ ...request, parameters: { ...request.parameters, id } }, inspect);
    },
  };
  const { gone, fetched } = await harvest({ ...world, tools: { ...world.tools, http } }, ids);
  expect(fetched).toEqual(['99000001', '99000006']);
  expect(gone).toEqual([{ key: key('99000003'), proof: expect.stringContaining('99000006') }]);
});

test('that a great part of all records is gone at once is not believed', async () => {
  const world = await lay({ generated: 100 });
  const settings = { query: 'generated OR 99000000:99999999[UID]' };
  const first = await harvest(world, settings);
  for (const id of [...world.library].slice(0, 30)) world.sandbox.remove(id, at);
  world.pass(30);
  await expect(harvest(world, settings, first.last)).rejects.toThrow('PubMed finds 30 of 114 records no more, which is not believed');
  expect(world.library.size).toBe(114);
});

test('nothing is verified where that is not wanted', async () => {
  const world = await lay();
  const first = await harvest(world, { ...all, verifyDays: 0 });
  world.sandbox.remove('99000003', at);
  world.pass(3000);
  expect((await harvest(world, { ...all, verifyDays: 0 }, first.last)).gone).toEqual([]);
});

test('a library that was made before verification was known of is verified at once', async () => {
  const world = await lay();
  const { last } = await harvest(world, all);
  world.sandbox.remove('99000003', at);
  const { verified: _unknown, ...older } = last as { verified: string };
  expect((await harvest(world, all, older)).gone.map(({ key: { id } }) => id)).toEqual(['99000003']);
});
