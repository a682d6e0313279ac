import { expect, it } from 'vitest';
import { pmc } from '../../../src/fetchers/pmc/fetcher.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { atSandbox, gather, type SandboxWorld } from '../at-sandbox.ts';

const config = (world: SandboxWorld, settings: object) => pmc.config.parse({ baseUrl: world.sandbox.urlOf('pmc'), ...settings });
const idsOf = (texts: readonly string[]) =>
  texts.flatMap((text) => [...text.matchAll(/pub-id-type="pmcid">(PMC\d+)/g)].map(([, id]) => id));
const run = async (world: SandboxWorld, settings: object, checkpoint?: Checkpoint) => {
  const { texts, last } = await gather(pmc.fetch(config(world, settings), checkpoint, world.tools));
  return { ids: idsOf(texts), last };
};
const terms = ({ sandbox }: SandboxWorld) => sandbox.requests.flatMap(({ parameters }) => parameters.term ?? []);

it('fetches the articles that a query finds, in the order of their numbers', async () => {
  const world = await atSandbox();
  expect((await run(world, { query: 'radium OR proceedings' })).ids).toEqual(['PMC99000101', 'PMC99000150']);
  for (const { parameters } of world.sandbox.requests) expect(parameters).toMatchObject({ db: 'pmc', tool: 'refmill' });
});

it('lists a result that is larger than one search gives, whole', async () => {
  const world = await atSandbox({ searchLimit: 2 });
  expect((await run(world, { query: '1:99999999[UID]', searchLimit: 2 })).ids).toHaveLength(6);
});

it('takes PMCIDs with and without PMC before them, and says which of them PMC does not give', async () => {
  const world = await atSandbox();
  const { ids, last } = await run(world, { ids: ['PMC99000106', 99000151, 'pmc77'], pageSize: 2 });
  expect(ids).toEqual(['PMC99000106', 'PMC99000151']);
  expect(world.said).toEqual([expect.stringMatching(/gives no article for PMC77:/)]);
  expect(world.sandbox.requests.map(({ parameters }) => parameters.id)).toEqual(['77,99000106', '77', '99000151']);
  expect(last).toMatchObject({ finishedUntil: '2026-02-03' });
});

it('ends with a checkpoint although none of the ids is there', async () => {
  const world = await atSandbox();
  expect(await run(world, { ids: [77] })).toEqual({ ids: [], last: expect.objectContaining({ finishedUntil: '2026-02-03' }) });
});

it('asks later for what was released since, some days twice', async () => {
  const world = await atSandbox();
  const { last } = await run(world, { query: 'radium', overlapDays: 3 });
  await run(world, { query: 'radium', overlapDays: 3 }, last);
  expect(terms(world)).toEqual(['radium', '(radium) AND 2026/01/31:2026/02/03[pmcrdat]']);
});

it('stops the source at a field that PMC does not know', async () => {
  const world = await atSandbox();
  await expect(run(world, { query: 'radium[nonsense]' })).rejects.toMatchObject({
    kind: 'rejected',
    message: expect.stringContaining('PubMed Central'),
  });
});

it('looks up PMCIDs and PMIDs, and no DOIs, which PMC looks for in whole texts', async () => {
  const world = await atSandbox();
  const pages = pmc.lookup?.(
    config(world, { query: 'x' }),
    [
      { scheme: 'pmcid', value: 'PMC99000111' },
      { scheme: 'doi', value: '10.5555/jir.2021.0101' },
    ],
    world.tools,
  );
  expect(idsOf((await gather(pages ?? (async function* () {})())).texts)).toEqual(['PMC99000111']);
  expect(terms(world)).toEqual([]);
});

it.each([
  [{}, /either a query or ids/],
  [{ query: 'x', ids: ['PMC1'] }, /either a query or ids/],
  [{ ids: ['NIHMS1'] }, /a PMCID is written/],
])('refuses %j', (settings, why) => {
  expect(() => pmc.config.parse(settings)).toThrow(why);
});
