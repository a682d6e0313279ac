import { expect, it } from 'vitest';
import { pmcIdConverter } from '../../../src/fetchers/pmc-id-converter/fetcher.ts';
import { atSandbox, gather, type SandboxWorld } from '../at-sandbox.ts';

const run = async (world: SandboxWorld, settings: object) => {
  const config = pmcIdConverter.config.parse({ baseUrl: world.sandbox.urlOf('pmc-id-converter'), ...settings });
  return gather(pmcIdConverter.fetch(config, undefined, world.tools));
};
const asked = ({ sandbox }: SandboxWorld) => sandbox.requests.map(({ parameters }) => `${parameters.idtype}: ${parameters.ids}`);

it('asks about ids of one kind at a time', async () => {
  const world = await atSandbox();
  await run(world, { ids: ['10.5555/jir.2021.0101', 99000002, 'PMC99000106', '99000001', 'NIHMS990101'] });
  expect(asked(world)).toEqual(['pmid: 99000001,99000002', 'pmcid: PMC99000106', 'doi: 10.5555/jir.2021.0101', 'mid: NIHMS990101']);
  for (const { parameters } of world.sandbox.requests) expect(parameters).toMatchObject({ tool: 'refmill', format: 'json' });
}, 10_000);

it('asks the library only for works that lack what the converter could bring', async () => {
  const world = await atSandbox({}, { pmid: ['99000001', '99000003'], doi: ['10.5555/jir.2021.0101'] });
  const { last } = await run(world, { query: 'radium OR lutetium' });
  expect(world.asked).toEqual([
    'pmid: (radium OR lutetium) AND NOT has:pmcid',
    'pmcid: (radium OR lutetium) AND NOT has:pmid',
    'doi: (radium OR lutetium) AND NOT has:pmid AND NOT has:pmcid',
  ]);
  expect(world.said).toEqual(['1 of 3 ids have no article in PMC']);
  expect(last).toMatchObject({ finishedUntil: '2026-02-03T23:30:00.000Z' });
});

it('takes a round in which there was nothing to ask about for none', async () => {
  const world = await atSandbox({}, {});
  const { last } = await run(world, {});
  expect([last, world.said]).toEqual([undefined, [expect.stringContaining('nothing to ask about yet')]]);
});

it('asks about 200 ids at most, about fewer long ones, and not about one with a comma', async () => {
  const pmid = Array.from({ length: 401 }, (_, at) => String(10_000_000 + at));
  const doi = [...Array.from({ length: 60 }, (_, at) => `10.5555/${'long.'.repeat(15)}${10 + at}`), '10.5555/s0140(20),3'];
  const world = await atSandbox({}, { pmid, doi });
  await run(world, {});
  const sizes = world.sandbox.requests.map(({ parameters }) => (parameters.ids ?? '').split(',').length);
  expect(sizes.slice(0, 3)).toEqual([200, 200, 1]);
  expect(sizes.slice(3).reduce((sum, size) => sum + size, 0)).toBe(60);
  expect(sizes.slice(3).every((size) => size < 40)).toBe(true);
  expect(world.said[0]).toContain('it holds a comma');
});

it('stops when the converter refuses the request, with its words', async () => {
  const world = await atSandbox();
  await expect(run(world, { ids: ['XYZ1234'] })).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('Invalid id for idtype mid'),
  });
});

it('tells what to configure without ids and without a library', async () => {
  await expect(run(await atSandbox(), {})).rejects.toMatchObject({ kind: 'misconfigured', key: 'ids' });
});

it('looks up identifiers of every kind that it knows', async () => {
  const world = await atSandbox();
  const config = pmcIdConverter.config.parse({ baseUrl: world.sandbox.urlOf('pmc-id-converter') });
  const identifiers = [
    { scheme: 'doi' as const, value: '10.5555/jir.2021.0101' },
    { scheme: 'pmid' as const, value: '99000002' },
    { scheme: 'handle' as const, value: '99999/17' },
  ];
  const { texts } = await gather(pmcIdConverter.lookup?.(config, identifiers, world.tools) ?? (async function* () {})());
  expect(texts.map((text) => (JSON.parse(text) as { records: { pmcid: string }[] }).records.map(({ pmcid }) => pmcid))).toEqual([
    ['PMC99000102'],
    ['PMC99000101'],
  ]);
});
