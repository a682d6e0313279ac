import { afterAll, beforeAll, expect, test } from 'vitest';
import { posted, served, token, withToken } from './served.ts';

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served({
    config: {
      serverToken: token,
      searches: [{ id: 'bones', title: 'Bones', query: 'bone', entries: 10 }],
      prisma: { title: 'Bones by the sea' },
    },
    fixtures: ['nbib', 'question-answer'],
  });
});
afterAll(() => server.close());

const ris = (title: string, id: string) =>
  `TY  - JOUR\nTI  - ${title}\nAU  - Vale, Ida\nPY  - 2019\nT2  - Journal of Pharology\nVL  - 3\nSP  - 7\nID  - ${id}\nER  - \n\n`;

test('the flow diagram comes as JSON, a picture, a table and words, of the same counts', async () => {
  const { json } = await server.ask('/v1/prisma/flow');
  const { databases, otherMethods } = json as { databases: { identified: number }; otherMethods: { identified: number } };
  expect(databases.identified).toBeGreaterThan(0);
  expect(otherMethods.identified).toBeGreaterThan(0);
  const svg = await server.ask('/v1/prisma/flow?as=svg');
  expect(svg.headers.get('content-type')).toBe('image/svg+xml');
  expect(svg.text).toContain('Bones by the sea');
  expect(svg.text).toContain(`(n = ${databases.identified})`);
  expect((await server.ask('/v1/prisma/flow?as=csv')).text).toContain(`Records identified,,${otherMethods.identified}`);
  expect((await server.ask('/v1/prisma/flow?as=text&q=pmid:1')).text).toContain('Records identified: 0');
  expect((await server.ask('/v1/prisma/flow?q=(')).status).toBe(400);
  expect((await server.ask('/v1/prisma/searches?as=markdown')).text).toContain('PRISMA-S');
});

test('a file is deduplicated without being kept, as a report or as the unique records', async () => {
  const before = (await server.ask('/v1/status')).json as { records: number };
  const body = ris('On lamps that hum', 'a') + ris('On lamps that hum', 'b') + ris('Sand in the kidneys', 'c');
  const report = await server.ask('/v1/dedupe', { method: 'POST', body });
  expect(report.json).toMatchObject({
    ...{ identified: 3, kept: 2, inDoubt: 0, groups: [['a', 'b']], related: [] },
    removed: expect.stringMatching(/^row,id,.*\r?\nremoved,b/),
  });
  const unique = await server.ask('/v1/dedupe?to=ris', { method: 'POST', body });
  expect([unique.headers.get('content-type'), unique.text.match(/^TI.*$/gm)]).toEqual([
    'application/x-research-info-systems; charset=utf-8',
    ['TI  - On lamps that hum', 'TI  - Sand in the kidneys'],
  ]);
  expect((await server.ask('/v1/dedupe?to=marcxml', { method: 'POST', body })).status).toBe(400);
  expect((await server.ask('/v1/status')).json).toMatchObject({ records: before.records });
});

test('a search is explained, and a saved one is found by its id', async () => {
  expect((await server.ask('/v1/search?q=saved:bones&limit=0&explain=true')).json).toMatchObject({ understood: expect.any(String) });
  expect((await server.ask('/v1/searches')).json).toEqual({ searches: [{ id: 'bones', title: 'Bones', query: 'bone' }] });
  expect((await server.ask('/v1/search?sort=title&limit=1')).status).toBe(200);
});

test('a work is shown as a page', async () => {
  const { text, headers } = await server.ask('/v1/works/W1/page');
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text).toMatch(/^W1\nTitle {2,}/);
});

test('an ingest is undone, and once more changes nothing; what no run did is not there', async () => {
  const { json } = await server.ask('/v1/ingest?name=lamps.ris', withToken({ method: 'POST', body: ris('Ultramarine hippopotami', 'a') }));
  const { run } = json as { run: number };
  const undo = () => server.ask(`/v1/runs/${run}/undo`, withToken({ method: 'POST' }));
  expect((await server.ask(`/v1/runs/${run}/undo`, { method: 'POST' })).status).toBe(401);
  expect((await undo()).json).toMatchObject({ run: run + 1, counts: { deleted: 1 } });
  expect((await undo()).json).not.toHaveProperty('run');
  expect((await server.ask('/v1/search?q=title:hippopotami')).json).toMatchObject({ total: 0 });
});

test('a tag is renamed and taken away, and one that there is not is told', async () => {
  const change = (what: string, body: object) => server.ask(`/v1/tags/${what}`, withToken(posted(body)));
  await change('add', { name: 'to read', ids: ['W1'] });
  expect((await change('rename', { name: 'to read', to: 'read' })).json).toEqual({ name: 'read' });
  expect((await server.ask('/v1/tags')).json).toEqual({ tags: [{ name: 'read', works: 1 }] });
  expect((await change('delete', { name: 'read' })).json).toEqual({ works: 1 });
  expect((await change('delete', { name: 'read' })).status).toBe(400);
});
