import { expect, test } from 'vitest';
import { crossref } from '../../src/fetchers/crossref/fetcher.ts';
import type { CitedWork } from '../../src/fetchers/fetcher.ts';
import { pubmed } from '../../src/fetchers/pubmed/fetcher.ts';
import { atSandbox, gather } from './at-sandbox.ts';

const cited: CitedWork = {
  text: 'Vandermock J. Ferritin alone is no good selector for intravenous iron. Imag Heart Fail Rep. 2022;6(8):512-3.',
  title: 'Ferritin alone is no good selector for intravenous iron',
  firstAuthor: { family: 'Vandermock', initials: 'J' },
  year: 2022,
  journal: 'Imag Heart Fail Rep',
  volume: '6',
  firstPage: '512',
};

type World = Awaited<ReturnType<typeof atSandbox>>;

async function inPubmed({ sandbox, tools }: World, work: CitedWork): Promise<readonly (readonly string[])[]> {
  const config = pubmed.config.parse({ baseUrl: sandbox.urlOf('pubmed'), ids: ['1'], email: 'me@example.org', apiKey: 'abcd1234' });
  if (!pubmed.search) throw new Error('PubMed cannot be searched');
  const { texts } = await gather(pubmed.search(config, work, tools));
  return texts.map((text) => [...text.matchAll(/<MedlineCitation\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g)].map(([, id]) => id ?? ''));
}

test('PubMed matches the place in the journal with one request, signed as every request', async () => {
  const world = await atSandbox();
  expect((await inPubmed(world, cited))[0]).toEqual(['99000008']);
  expect(world.sandbox.requests[0]?.parameters).toMatchObject({
    db: 'pubmed',
    tool: 'refmill',
    email: 'me@example.org',
    api_key: 'abcd1234',
    bdata: 'Imag Heart Fail Rep|2022|6|512|vandermock j|refmill|',
  });
});

test('a bar or a line break in what is cited does not end a field', async () => {
  const world = await atSandbox();
  await inPubmed(world, { ...cited, journal: 'Imag|Heart\rFail  Rep' });
  expect(world.sandbox.requests[0]?.parameters.bdata).toBe('Imag Heart Fail Rep|2022|6|512|vandermock j|refmill|');
});

test('an unknown journal, too many matches and a wrong page leave the title, which is searched without its small words', async () => {
  for (const wrong of [{ journal: 'Nobody’s journal' }, { firstPage: '1' }, { volume: '66' }]) {
    const world = await atSandbox();
    expect((await inPubmed(world, { ...cited, ...wrong }))[0]).toEqual(['99000008']);
    expect(world.sandbox.requests.map(({ parameters }) => parameters.term).filter(Boolean)[0]).toBe(
      'ferritin[ti] AND alone[ti] AND good[ti] AND selector[ti] AND intravenous[ti] AND iron[ti] AND "Vandermock J"[au]',
    );
  }
});

test('without journal and title there is nothing to ask', async () => {
  const world = await atSandbox();
  expect(await inPubmed(world, { text: 'Vandermock J. 2022', firstAuthor: { family: 'Vandermock' }, year: 2022 })).toEqual([]);
  expect(world.sandbox.requests).toEqual([]);
});

test('half an answer, an empty one and an error inside one are asked for again', async () => {
  const world = await atSandbox({ bad: ['half-body', 'empty-body', 'error-in-200', '429'] });
  for (let turn = 0; turn < 10; turn += 1) expect((await inPubmed(world, cited))[0]).toEqual(['99000008']);
});

test('Crossref gives the handful of works that fit best, whatever fits at all', async () => {
  const world = await atSandbox();
  const config = crossref.config.parse({ baseUrl: world.sandbox.urlOf('crossref'), library: true });
  if (!crossref.search) throw new Error('Crossref cannot be searched');
  const { texts } = await gather(crossref.search(config, cited, world.tools));
  const items = texts.flatMap((text) => (JSON.parse(text) as { message: { items: { DOI: string }[] } }).message.items);
  expect(items).toHaveLength(5);
  expect(items[0]?.DOI).toBe('10.5555/ihfr.22.0512');
  expect(world.sandbox.requests[0]?.parameters).toMatchObject({ 'query.bibliographic': cited.text, rows: '5' });
  const { text, year } = cited;
  expect((await gather(crossref.search(config, { text, ...(year === undefined ? {} : { year }) }, world.tools))).texts).toEqual([]);
});
