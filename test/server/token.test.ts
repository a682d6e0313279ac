import { afterEach, expect, test } from 'vitest';
import { posted, served, token, withToken } from './served.ts';

const writings: readonly (readonly [string, RequestInit])[] = [
  ['/v1/ingest', { method: 'POST', body: 'TY  - JOUR\nTI  - Hum\nER  - \n' }],
  ['/v1/tags/add', posted({ name: 'x', ids: ['W1'] })],
  ['/v1/tags/remove', posted({ name: 'x', ids: ['W1'] })],
  ['/v1/works/W1/corrections', posted({ field: 'title', value: 'Other' })],
  ['/v1/duplicates/decisions', posted({ verdict: 'merge', records: ['W1', 'W2'] })],
];

let server: Awaited<ReturnType<typeof served>>;
afterEach(() => server.close());

const stateOf = async () => [
  (await server.ask('/v1/tags')).json,
  (await server.ask('/v1/runs')).json,
  (await server.ask('/v1/works/W1')).json,
];

test('a server without a token changes nothing, whatever comes with the request', async () => {
  server = await served({ fixtures: ['ris'] });
  const before = await stateOf();
  for (const [address, init] of writings) {
    expect((await server.ask(address, init)).status).toBe(403);
    expect((await server.ask(address, withToken(init))).status).toBe(403);
    expect((await server.ask(address, { ...init, headers: { authorization: 'Bearer undefined' } })).status).toBe(403);
  }
  expect(await stateOf()).toEqual(before);
});

test('a server with a token changes nothing for those who do not have it', async () => {
  server = await served({ fixtures: ['ris'], config: { serverToken: token } });
  const before = await stateOf();
  const wrong = ['Bearer', 'Bearer ', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token, `Bearer ${token} ${token}`];
  for (const [address, init] of writings) {
    const without = await server.ask(address, init);
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (const authorization of wrong) {
      const { status, text } = await server.ask(address, { ...init, headers: { ...init.headers, authorization } });
      expect(status).toBe(401);
      expect(text).not.toContain(token);
    }
  }
  expect(await stateOf()).toEqual(before);
  expect(server.faults).toEqual([]);
});

test('whoever has the token takes files in, tags, corrects, joins and takes back', async () => {
  server = await served({ fixtures: ['ris'], config: { serverToken: token } });
  const ask = async (address: string, init: RequestInit) => {
    const { status, json } = await server.ask(address, withToken(init));
    expect(status, JSON.stringify(json)).toBe(200);
    return json as never;
  };
  const file = 'TY  - JOUR\nTI  - On lamps that hum at night\nAU  - Vale, Ida\nPY  - 2019\nDO  - 10.5555/hum.1\nER  - \n';
  const { run } = (await ask('/v1/ingest?source=desk&name=lamps.ris', { method: 'POST', body: file })) as { run: number };
  expect((await server.ask(`/v1/runs/${run}`)).json).toMatchObject({
    source: 'desk',
    outcome: 'complete',
    request: { paths: ['lamps.ris'] },
    counts: { new: 1 },
    files: [{ name: 'lamps.ris' }],
  });
  expect(await ask('/v1/ingest?source=desk&name=lamps.ris', { method: 'POST', body: file })).toMatchObject({ counts: { unchanged: 1 } });
  const { id } = (await server.ask('/v1/works/doi:10.5555/hum.1')).json as { id: string };
  expect((await server.ask(`/v1/works/${id}/original`)).json).toMatchObject({
    originals: [
      { record: expect.stringContaining('desk'), url: 'upload:lamps.ris', text: expect.stringContaining('On lamps that hum at night') },
    ],
  });
  expect(await ask('/v1/tags/add', posted({ name: 'Lamps', ids: [id, 'W1'] }))).toEqual({ works: 2 });
  expect((await server.ask('/v1/search?q=tag:lamps')).json).toMatchObject({ total: 2 });
  expect(await ask('/v1/tags/remove', posted({ name: 'lamps', query: 'tag:lamps' }))).toEqual({ works: 2 });
  await ask(`/v1/works/${id}/corrections`, posted({ field: 'title', value: 'On lamps that hum', who: 'IV', reason: 'the page says so' }));
  expect((await server.ask(`/v1/works/${id}`)).json).toMatchObject({ citation: { title: 'On lamps that hum' } });
  expect((await server.ask(`/v1/works/${id}/corrections`)).json).toMatchObject({ corrections: [{ field: 'title', who: 'IV' }] });
  const merged = (await ask('/v1/duplicates/decisions', posted({ verdict: 'merge', records: ['W1', id], who: 'IV' }))) as {
    works: string[];
  };
  expect(merged.works).toEqual(['W1']);
  expect((await server.ask(`/v1/works/${id}`)).json).toMatchObject({ id: 'W1', redirectedFrom: id });
  await ask('/v1/duplicates/decisions', posted({ verdict: 'undo', records: await membersOf('W1') }));
  expect((await server.ask(`/v1/works/${id}`)).json).toMatchObject({ id });
  expect((await server.ask('/v1/duplicates/log')).json).toMatchObject({
    decisions: [{ verdict: 'same', who: 'IV', undoneAt: expect.any(String) }],
  });
  expect(server.faults).toEqual([]);
});

async function membersOf(id: string): Promise<string[]> {
  const { records } = (await server.ask(`/v1/works/${id}/records`)).json as { records: { key: { authority: string; id: string } }[] };
  return records.map(({ key }) => `${key.authority}/${key.id}`).filter((key) => !key.startsWith('user/'));
}
