import { describe, expect, it } from 'vitest';
import type { CursorRules } from '../../src/fetchers/cursor-checkpoint.ts';
import { type CursorPage, type CursorService, harvestByCursor } from '../../src/fetchers/cursor-harvest.ts';
import type { FetchTools } from '../../src/fetchers/fetcher.ts';
import { requestMark } from '../../src/fetchers/own-checkpoint.ts';
import { Rejected } from '../../src/model/errors.ts';
import type { Checkpoint } from '../../src/model/run.ts';

const rules: CursorRules = { request: requestMark({ query: 'lamps' }), overlapDays: 2, again: 'changes' };

interface Asked {
  readonly part: number;
  readonly from: string | undefined;
  readonly cursor: string | undefined;
}

/** A service whose answers are given, one list a part; what it was asked is written down. */
function serviceOf(answer: (asked: Asked, times: number) => Omit<CursorPage, 'response'>, parts = 1) {
  const asked: Asked[] = [];
  const service: CursorService = {
    name: 'Lamps',
    format: 'openalex-json',
    parts,
    async ask(part, { from }, cursor) {
      asked.push({ part, from, cursor });
      const bytes = new TextEncoder().encode('{}');
      const response = {
        status: 200,
        url: 'https://lamps.example.org/',
        mediaType: 'application/json',
        headers: {},
        bytes,
        receivedAt: '2026-02-03T10:00:00.000Z',
      };
      return { response, ...answer({ part, from, cursor }, asked.length) };
    },
  };
  return { service, asked };
}

async function run(service: CursorService, checkpoint?: Checkpoint, own: CursorRules = rules) {
  const said: string[] = [];
  const lacking: string[] = [];
  const tools = {
    now: () => new Date('2026-02-03T10:00:00Z'),
    report: (message: string) => said.push(message),
    lacking: (message: string) => lacking.push(message),
  } as unknown as FetchTools;
  const checkpoints: (Checkpoint | undefined)[] = [];
  let pages = 0;
  for await (const page of harvestByCursor(service, own, { checkpoint, tools })) {
    checkpoints.push(page.checkpoint);
    if ('format' in page) pages += 1;
  }
  return { said, lacking, checkpoints, pages, last: checkpoints.at(-1) };
}

/** A list of pages of two: a, b | c, d | e. */
const sound = ({ cursor }: Asked): Omit<CursorPage, 'response'> =>
  cursor === undefined
    ? { ids: ['a', 'b'], total: 5, next: '2' }
    : cursor === '2'
      ? { ids: ['c', 'd'], total: 5, next: '4' }
      : { ids: ['e'], total: 5, next: '5' };

const finished = { request: rules.request, finishedUntil: '2026-02-03' };

describe('a harvest by cursor', () => {
  it('asks until all that was counted has come, and no more', async () => {
    const { service, asked } = serviceOf(sound);
    const { checkpoints, pages } = await run(service);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '2', '4']);
    expect(pages).toBe(3);
    expect(checkpoints).toEqual([
      { request: rules.request, until: '2026-02-03', part: 0, cursor: '2', came: 2, counted: 5 },
      { request: rules.request, until: '2026-02-03', part: 0, cursor: '4', came: 4, counted: 5 },
      finished,
    ]);
  });

  it('goes on where it was stopped, although a record comes twice there', async () => {
    const { service, asked } = serviceOf(({ cursor }) =>
      cursor === '2'
        ? { ids: ['b', 'c', 'd'], total: 5, next: '4' }
        : cursor === '4'
          ? { ids: ['e'], total: 5, next: '5' }
          : { ids: [], total: 5, next: '5' },
    );
    const { last } = await run(service, { request: rules.request, until: '2026-02-03', part: 0, cursor: '2', came: 2, counted: 5 });
    expect(asked.map(({ cursor }) => cursor)).toEqual(['2', '4', '5']);
    expect(last).toEqual(finished);
  });

  it.each([
    ['repeats', '2'],
    ['is missing', undefined],
  ])('ends where the next cursor %s, looks once more when records are missing, and says how many', async (_, next) => {
    const { service, asked } = serviceOf(({ cursor }) =>
      cursor === undefined ? { ids: ['a', 'b'], total: 3, next: '2' } : { ids: [], total: 3, next },
    );
    const { said, lacking, last, pages } = await run(service);
    expect(asked).toHaveLength(4);
    expect(pages).toBe(2);
    expect(said).toEqual(['Lamps: it counts 3 records and gave 2; listing again from the beginning']);
    expect(lacking).toEqual(['Lamps counts 3 records and gave 2']);
    expect(last).toEqual(finished);
  });

  it('believes the smaller of two counts: records vanish while they are listed, and others come', async () => {
    const { service, asked } = serviceOf(({ cursor }) =>
      cursor === undefined ? { ids: ['a', 'b'], total: 3, next: '2' } : { ids: ['c'], total: 9, next: undefined },
    );
    const { said } = await run(service);
    expect(asked).toHaveLength(2);
    expect(said).toEqual([]);
  });

  it('does not take a list for whole of which many records are missing, three times over', async () => {
    const { service, asked } = serviceOf(({ cursor }) =>
      cursor === undefined ? { ids: ['a'], total: 100, next: '1' } : { ids: [], total: 100, next: '1' },
    );
    await expect(run(service)).rejects.toMatchObject({ kind: 'unavailable', message: 'Lamps counts 100 records and gave 1, 3 times over' });
    expect(asked).toHaveLength(6);
  });

  it('does not take a short list for whole of which more than a record or a tenth is missing', async () => {
    const { service } = serviceOf(({ cursor }) =>
      cursor === undefined ? { ids: [...'abcdefgh'], total: 14, next: '1' } : { ids: [], total: 14, next: '1' },
    );
    await expect(run(service)).rejects.toMatchObject({ message: 'Lamps counts 14 records and gave 8, 3 times over' });
  });

  it('begins again when its cursor is refused, and gives up when that goes on', async () => {
    const refuses = (until: number) =>
      serviceOf((asked, times) => {
        if (asked.cursor === '2' && times <= until) throw new Rejected('Lamps says: what cursor?');
        return sound(asked);
      });
    const once = refuses(2);
    expect((await run(once.service)).last).toEqual(finished);
    expect(once.asked.map(({ cursor }) => cursor)).toEqual([undefined, '2', undefined, '2', '4']);
    await expect(run(refuses(99).service)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('does not ask again what is refused without a cursor', async () => {
    const { service, asked } = serviceOf(() => {
      throw new Rejected('Lamps says: what field?');
    });
    await expect(run(service)).rejects.toMatchObject({ kind: 'rejected' });
    expect(asked).toHaveLength(1);
  });

  it('lists the parts one after the other, each from its own beginning', async () => {
    const { service, asked } = serviceOf(({ part }) => ({ ids: [`${part}`], total: 1, next: 'x' }), 3);
    const { checkpoints } = await run(service);
    expect(asked.map(({ part, cursor }) => [part, cursor])).toEqual([
      [0, undefined],
      [1, undefined],
      [2, undefined],
    ]);
    expect(checkpoints).toEqual([
      { request: rules.request, until: '2026-02-03', part: 1 },
      { request: rules.request, until: '2026-02-03', part: 2 },
      finished,
    ]);
    const rest = serviceOf(({ part }) => ({ ids: [`${part}`], total: 1, next: 'x' }), 3);
    await run(rest.service, checkpoints[0]);
    expect(rest.asked.map(({ part }) => part)).toEqual([1, 2]);
  });

  it('finishes the window of an earlier day before it asks for what happened since', async () => {
    const { service, asked } = serviceOf(({ from }) =>
      from === undefined ? { ids: ['a'], total: 1, next: undefined } : { ids: [], total: 0, next: undefined },
    );
    await run(service, { request: rules.request, until: '2026-01-31', part: 0 });
    expect(asked.map(({ from }) => from)).toEqual([undefined, '2026-01-29']);
  });

  it('goes on from today where the last run ended in days to come', async () => {
    const { service, asked } = serviceOf(sound);
    await run(service, { request: rules.request, finishedUntil: '2031-01-01' });
    expect(asked[0]?.from).toBe('2026-02-01');
  });

  it('lists everything again where a service does not tell what changed', async () => {
    const { service, asked } = serviceOf(sound);
    await run(service, finished, { ...rules, again: 'everything' });
    expect(asked.map(({ from, cursor }) => [from, cursor])).toEqual([
      [undefined, undefined],
      [undefined, '2'],
      [undefined, '4'],
    ]);
  });

  it('says when a search finds nothing, and that this is so until today', async () => {
    const { service } = serviceOf(() => ({ ids: [], total: 0, next: undefined }));
    expect(await run(service)).toMatchObject({ pages: 0, last: finished });
  });
});
