import { expect, it } from 'vitest';
import { unpaywall } from '../../../src/fetchers/unpaywall/fetcher.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { atSandbox, gather, type SandboxWorld } from '../at-sandbox.ts';

const email = 'me@example.org';
const run = async (world: SandboxWorld, settings: object, checkpoint?: Checkpoint) => {
  const config = unpaywall.config.parse({ baseUrl: world.sandbox.urlOf('unpaywall'), ...settings });
  const { texts, last } = await gather(unpaywall.fetch(config, checkpoint, world.tools));
  return { dois: texts.map((text) => (JSON.parse(text) as { doi: string }).doi), last };
};

it('asks about the works of the library that a query finds, in order, and counts what Unpaywall does not have', async () => {
  const world = await atSandbox({}, { doi: ['10.5555/jir.2021.0101', '10.5555/jir.2022.0102', '10.5555/nobody.knows'] });
  const { dois, last } = await run(world, { email, query: 'mesh:radium' });
  expect(dois).toEqual(['10.5555/jir.2021.0101', '10.5555/jir.2022.0102']);
  expect(world.asked).toEqual(['doi: mesh:radium']);
  expect(world.said).toEqual([expect.stringMatching(/does not have 1 of 3 DOIs/)]);
  expect(last).toMatchObject({ finishedUntil: '2026-02-03T23:30:00.000Z' });
});

it('asks about given DOIs, however they are written, each once', async () => {
  const world = await atSandbox();
  const { dois } = await run(world, {
    email,
    dois: ['https://doi.org/10.5555/JIR.2021.0101', 'doi: 10.5555/jir.2021.0101', '10.5555/(x)<1>?#'],
  });
  expect(dois).toEqual(['10.5555/jir.2021.0101']);
  expect(world.sandbox.requests.map(({ path }) => path)).toEqual([
    '/unpaywall/v2/10.5555/(x)%3C1%3E%3F%23',
    '/unpaywall/v2/10.5555/jir.2021.0101',
  ]);
});

it('does nothing before the next round is due, and says when that is', async () => {
  const world = await atSandbox({}, { doi: ['10.5555/jir.2021.0101'] });
  const { last } = await run(world, { email, recheckDays: 7 });
  const again = await run(world, { email, recheckDays: 7 }, last);
  expect(again).toEqual({ dois: [], last: undefined });
  expect(world.said).toEqual([expect.stringContaining('nothing to do before 2026-02-10')]);
});

it('takes a round in which there was nothing to ask about for none, so that a library that is being filled is looked at again', async () => {
  const empty = await atSandbox({}, { doi: [] });
  const { last } = await run(empty, { email });
  expect([last, empty.said]).toEqual([undefined, [expect.stringContaining('nothing to ask about yet')]]);
});

it('stores how far it got although Unpaywall has none of a long row of DOIs', async () => {
  const doi = Array.from({ length: 250 }, (_, at) => `10.5555/none.${String(at).padStart(3, '0')}`);
  const world = await atSandbox({}, { doi });
  const config = unpaywall.config.parse({ baseUrl: world.sandbox.urlOf('unpaywall'), email });
  const checkpoints: unknown[] = [];
  for await (const page of unpaywall.fetch(config, undefined, world.tools)) checkpoints.push(page.checkpoint);
  expect(checkpoints).toMatchObject([{ after: '10.5555/none.099' }, { after: '10.5555/none.199' }, { finishedUntil: expect.any(String) }]);
});

it.each([
  ['without an e-mail address', {}, 'email'],
  ['with one that Unpaywall does not take', { email: 'not an address' }, 'email'],
  ['without DOIs and without a library', { email }, 'dois'],
])('tells what to configure %s', async (_, settings, key) => {
  const world = await atSandbox({}, key === 'dois' ? undefined : { doi: ['10.5555/jir.2021.0101'] });
  await expect(run(world, settings)).rejects.toMatchObject({ kind: 'misconfigured', key });
});

it('says that another server’s «not found» is none of Unpaywall’s', async () => {
  const world = await atSandbox();
  const baseUrl = `${world.sandbox.url}/nowhere/`;
  await expect(run(world, { email, baseUrl, dois: ['10.5555/x'] })).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('not Unpaywall'),
  });
});

it('looks up DOIs', async () => {
  const world = await atSandbox();
  const config = unpaywall.config.parse({ baseUrl: world.sandbox.urlOf('unpaywall'), email });
  const identifiers = [
    { scheme: 'doi' as const, value: '10.5555/jir.2021.0101' },
    { scheme: 'pmid' as const, value: '99000002' },
  ];
  const { texts } = await gather(unpaywall.lookup?.(config, identifiers, world.tools) ?? (async function* () {})());
  expect(texts).toHaveLength(1);
});
