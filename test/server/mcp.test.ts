import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/package-root.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import { serveMcpHttp } from '../../src/server/mcp/serve-mcp.ts';
import { emptyFolder, fixture, refmill } from '../commands/refmill.ts';
import { plainRequest } from './served.ts';

const program = path.join(packageRoot, 'dist/src/cli.js');
let store: string;
beforeAll(async () => {
  store = path.join(await emptyFolder(), 'library.db');
  await refmill(['ingest', fixture('pubmed-xml'), fixture('ris'), fixture('nbib'), '--store', store]);
});

async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'a test', version: '1' });
  await client.connect(transport);
  return client;
}

/** What a tool says; the client holds it against the schema that the tool declares. */
async function call(client: Client, name: string, args: Record<string, unknown>): Promise<never> {
  const { structuredContent, content, isError } = await client.callTool({ name, arguments: args });
  expect(isError, JSON.stringify(content)).toBeFalsy();
  return structuredContent as never;
}

const names = ['search', 'fetch_work', 'format_citations', 'look_up_citation', 'find_duplicates', 'list_endpoints'];

describe.each(['stdio', 'http'] as const)('an assistant over %s', (way) => {
  let client: Client;
  let close: () => Promise<void> = async () => undefined;
  const stray: Buffer[] = [];
  const faults: unknown[] = [];

  beforeAll(async () => {
    if (way === 'stdio') {
      const transport = new StdioClientTransport({ command: process.execPath, args: [program, 'mcp', '--store', store], stderr: 'pipe' });
      transport.stderr?.on('data', (bytes: Buffer) => stray.push(bytes));
      client = await connected(transport);
      return;
    }
    const library = await openLibrary(store);
    const doors = { host: '127.0.0.1', port: 0, allowHosts: [], corsOrigins: [] };
    const listening = await serveMcpHttp(library, {}, { ...doors, now: () => new Date(), fault: (error) => void faults.push(error) });
    client = await connected(new StreamableHTTPClientTransport(new URL(`${listening.url}/mcp`)) as Transport);
    close = async () => {
      await listening.close();
      await library.close();
    };
  });
  afterAll(async () => {
    await client.close();
    await close();
    expect(Buffer.concat(stray).toString()).toBe('');
    expect(faults).toEqual([]);
  });

  test('is told what there is, all of it only to read', async () => {
    expect(client.getInstructions()).toContain('search');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(names);
    for (const { annotations, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
      expect(outputSchema?.type).toBe('object');
      expect(description?.length).toBeGreaterThan(80);
    }
  });

  test('searches page by page, and is shown where a query is wrong', async () => {
    const first = (await call(client, 'search', { query: 'the', limit: 2, abstracts: true, facets: true })) as {
      total: number;
      works: object[];
      nextOffset: number;
    };
    expect(first).toMatchObject({
      total: expect.any(Number),
      works: [{ id: expect.stringMatching(/^W\d+$/), citation: expect.any(String) }, {}],
      nextOffset: 2,
    });
    const second = (await call(client, 'search', { query: 'the', limit: 2, offset: 2 })) as { works: object[] };
    expect(second.works[0]).not.toEqual(first.works[0]);
    const wrong = await client.callTool({ name: 'search', arguments: { query: 'bone author:' } });
    expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('     ^^^^^^^') }] });
  });

  test('fetches a work by any of its identifiers, and long texts in pieces', async () => {
    const byPmid = await call(client, 'fetch_work', { id: 'pmid:99000101' });
    expect(byPmid).toMatchObject({ work: { pmid: '99000101' }, text: expect.stringContaining('pubmed/99000101') });
    const { work } = byPmid as { work: { id: string } };
    expect(await call(client, 'fetch_work', { id: work.id, part: 'json' })).toMatchObject({
      text: expect.stringContaining('"provenance"'),
    });
    const none = await client.callTool({ name: 'fetch_work', arguments: { id: 'W99999' } });
    expect(none).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('no such work') }] });
  });

  test('reads a work as a resource', async () => {
    const { contents } = await client.readResource({ uri: 'refmill://works/W1' });
    const [content] = contents;
    expect(JSON.parse(content && 'text' in content ? content.text : '')).toMatchObject({
      id: 'W1',
      citation: {},
      provenance: {},
      records: expect.any(Number),
    });
    await expect(client.readResource({ uri: 'refmill://works/W99999' })).rejects.toThrow('no such work');
  });

  test('writes citations, and is told which works there are not', async () => {
    const { text, missing } = (await call(client, 'format_citations', { ids: ['W1', 'W99999'], format: 'ris' })) as {
      text: string;
      missing: string[];
    };
    expect(text).toMatch(/^TY {2}- /);
    expect(missing).toEqual(['W99999']);
    const apa = await call(client, 'format_citations', { ids: ['pmid:99000101'], style: 'apa' });
    expect(apa).toMatchObject({ works: 1, text: expect.stringMatching(/\(\d{4}\)\. /) });
    expect(await call(client, 'format_citations', { query: 'the', format: 'csl-json' })).toMatchObject({
      works: expect.any(Number),
      cut: expect.any(Boolean),
    });
  });

  test('tells a citation of the library from an altered and an invented one', async () => {
    const { works } = (await call(client, 'search', { query: 'pmid:99000101' })) as { works: { citation: string; id: string }[] };
    const [work] = works;
    const line = work?.citation ?? '';
    const list = `1. ${line}\n2. ${line.replace(/\b(19|20)\d\d\b/, '1971')}\n3. Vale I. Ultramarine hippopotami sing to lighthouses. J Pharol. 2011;3(2):1-9.`;
    const looked = (await call(client, 'look_up_citation', { text: list })) as { citations: { outcome: string }[] };
    expect(looked).toMatchObject({ citations: [{ outcome: 'found', work: { id: work?.id } }, {}, { outcome: 'not found' }], more: false });
    expect(looked.citations[1]?.outcome).not.toBe('found');
  });

  test('finds duplicates: those that wait, and why records are one work', async () => {
    expect(await call(client, 'find_duplicates', {})).toMatchObject({
      waiting: expect.any(Number),
      pairs: expect.any(Array),
      mergedWorks: expect.any(Number),
    });
    expect(await call(client, 'find_duplicates', { ids: ['W1'] })).toMatchObject({ records: [expect.any(String)] });
    expect(await call(client, 'find_duplicates', { ids: ['W1', 'W2'] })).toMatchObject({
      comparison: { sides: [{ work: 'W1' }, { work: 'W2' }] },
    });
  });

  test('lists what studies measured and reported, with the sentence that says so', async () => {
    const { total, works } = (await call(client, 'list_endpoints', { query: '' })) as {
      total: number;
      works: { results: { result: string; sentence?: string }[] }[];
    };
    expect(total).toBeGreaterThan(0);
    const results = works.flatMap((work) => work.results);
    expect(results.length).toBeGreaterThan(0);
    expect(results.some(({ sentence }) => sentence !== undefined)).toBe(true);
  });

  test('is told of works or a query that it should have named, and of words that no tool knows', async () => {
    const wrong: readonly (readonly [string, Record<string, unknown>, string])[] = [
      ['format_citations', {}, 'one of the two'],
      ['format_citations', { ids: ['W1'], query: 'the' }, 'one of the two'],
      ['list_endpoints', { id: 'W1', query: 'the' }, 'not both'],
      ['find_duplicates', { id: 'W1' }, 'id'],
      ['look_up_citation', { text: ' \n ' }, 'text'],
    ];
    for (const [name, args, words] of wrong)
      expect(await client.callTool({ name, arguments: args })).toMatchObject({
        isError: true,
        content: [{ text: expect.stringContaining(words) }],
      });
  });

  test('is given whole works of a list that is too long', async () => {
    const all = (await call(client, 'format_citations', { query: '', format: 'jsonl' })) as { text: string; works: number; cut: boolean };
    expect(all.text.length).toBeLessThanOrEqual(60_000);
    expect(
      all.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
    ).toHaveLength(all.works);
    expect(all.cut).toBe(true);
  });

  test('is refused what is too much', async () => {
    for (const args of [{ query: 'x'.repeat(30_000) }, { query: 'x', limit: 5000 }, { query: 7 }]) {
      const answer = await client.callTool({ name: 'search', arguments: args }).catch(() => ({ isError: true }));
      expect(answer.isError).toBe(true);
    }
  });
});

test('over HTTP only this machine may ask, under its own names, and only by POST', async () => {
  const library = await openLibrary(store);
  const listening = await serveMcpHttp(
    library,
    {},
    { host: '127.0.0.1', port: 0, allowHosts: [], corsOrigins: [], now: () => new Date(), fault: () => undefined },
  );
  try {
    expect((await plainRequest(`${listening.url}/mcp`, { host: 'evil.example.com' })).status).toBe(421);
    expect((await plainRequest(`${listening.url}/mcp`, {})).status).toBe(405);
    expect((await fetch(`${listening.url}/mcp`, { method: 'POST', headers: { origin: 'https://evil.example.com' } })).status).toBe(403);
    expect((await fetch(`${listening.url}/mcp`, { method: 'POST', body: '{' })).status).toBeGreaterThanOrEqual(400);
  } finally {
    await listening.close();
    await library.close();
  }
});
