import path from 'node:path';
import { expect, test } from 'vitest';
import type { AnyFetcher } from '../../src/fetchers/fetcher.ts';
import { pubmed } from '../../src/fetchers/pubmed/fetcher.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { harvest } from '../../src/pipeline/harvest.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder } from '../commands/refmill.ts';

test('a library learns what PubMed has deleted and merged, rests it on the answers, and is told no more of it', async () => {
  const sandbox = await startSandbox();
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {} });
  const library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
  let today = '2026-02-03T10:00:00Z';
  const run = () =>
    harvest(library, {
      source: 'radium',
      fetcher: pubmed as AnyFetcher,
      config: pubmed.config.parse({ query: '99000000:99999999[UID]', baseUrl: sandbox.urlOf('pubmed'), pageSize: 4 }),
      request: {},
      tools: { http, now: () => new Date(today), report: () => undefined },
    });
  try {
    expect((await run()).counts).toMatchObject({ fetched: 14, new: 14 });
    sandbox.remove('99000003', today);
    sandbox.merge('99000004', '99000007', today);
    today = '2026-03-10T10:00:00Z';
    // The record in which the merged one lives on comes again, and is what it was.
    expect((await run()).counts).toMatchObject({ deleted: 2, unchanged: 1, failed: 0 });
    expect(await library.store.checkpoint('radium')).toMatchObject({ verified: '2026-03-10', finishedUntil: '2026-03-10' });
    const [deleted] = (await library.store.work('pmid:99000003'))?.members ?? [];
    expect(deleted?.record).toMatchObject({ deleted: true, title: expect.any(String) });
    expect(Buffer.from(await library.archive.get(deleted?.payload ?? '')).toString()).toContain('ID list is empty');
    const merged = (await library.store.work('pmid:99000004'))?.members.find(({ key }) => key.id === '99000004');
    expect(merged?.record.relations?.at(-1)).toEqual({ type: 'Related', asGiven: 'MergedInto', pmid: '99000007' });
    expect(Buffer.from(await library.archive.get(merged?.payload ?? '')).toString()).toContain('>99000007<');
    today = '2026-04-20T10:00:00Z';
    expect((await run()).counts).toMatchObject({ deleted: 0, changed: 0 });
    expect((await library.store.status()).tombstones).toBe(2);
  } finally {
    await library.close();
    await http.close();
    await sandbox.close();
  }
});
