import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { correct } from '../../src/pipeline/correct.ts';
import { decide } from '../../src/pipeline/decide.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Facet, Store } from '../../src/store/store.ts';
import { batchOf, put } from './putting.ts';

/** Small pieces, so that a library of some hundred works has many. */
const packing = { size: 64, loose: 10 };
const count = 900;
const now = () => new Date('2026-02-01T08:00:00.000Z');

const record = (at: number): BibliographicRecord => ({
  source: 'desk',
  sourceId: `${at}`,
  type: at % 3 === 0 ? 'chapter' : 'article-journal',
  title: `Water of ${at}`,
  languages: at % 5 === 0 ? ['en', 'es'] : ['en'],
  ...(at % 7 === 0 ? {} : { issued: { year: 1950 + (at % 60), month: 1 + (at % 12) } }),
  container: { title: ['PORT one', 'Port ONE', `Harbour ${at % 40}`][at % 3] ?? '' },
  ...(at % 4 === 0 ? { rights: { access: 'open' } } : {}),
  ...(at % 6 === 0 ? { abstracts: [{ sections: [{ text: 'Tides.' }] }] } : {}),
  headings: [
    { vocabulary: 'mesh', term: 'Seas' },
    ...(at % 4 === 0 ? [{ vocabulary: 'decs' as const, term: 'Seas' }] : []),
    // More of them than a byte tells apart in a piece of all works together.
    ...Array.from({ length: at % 9 }, (_, which) => ({ vocabulary: 'mesh' as const, term: `Sea ${(at * 7 + which * which) % 500}` })),
  ],
});

let folder: string;
let file: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'refmill-packed-'));
  file = path.join(folder, 'library.db');
  store = await openSqliteStore(file, { packing });
  for (let at = 0; at < count; at += 300)
    await settled(
      put(
        store,
        Array.from({ length: 300 }, (_, more) => record(at + more)),
      ),
    );
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** As runs end: what is due is packed. */
async function settled(run: Promise<number>): Promise<number> {
  const id = await run;
  await store.endRun(id, { outcome: 'complete', endedAt: now().toISOString() });
  return id;
}

const statements = {
  year: 'SELECT cast(issued / 10000 AS TEXT) AS value, id AS work FROM works WHERE issued IS NOT NULL',
  journal:
    'SELECT (SELECT max(title) FROM journals AS same WHERE lower(same.title) = lower(journals.title)) AS value, works.id AS work FROM works JOIN journals ON journals.id = journal',
  heading: 'SELECT term AS value, work FROM work_headings JOIN headings ON headings.id = heading',
  source: 'SELECT name AS value, work FROM records JOIN sightings ON record = records.id JOIN sources ON sources.id = source',
  type: 'SELECT type AS value, id AS work FROM works WHERE type IS NOT NULL',
  access: 'SELECT access AS value, id AS work FROM works WHERE access IS NOT NULL',
  language: `SELECT language.value AS value, works.id AS work FROM works, json_each('["' || replace(languages, ' ', '","') || '"]') AS language`,
} as const satisfies Record<Facet['field'], string>;

/** What plain SQL counts of works whose numbers are given. */
function counted(works: readonly number[], limit: number): readonly Facet[] {
  const client = new Sqlite(file, { readonly: true });
  const facets = Object.entries(statements).map(([field, select]) => ({
    field,
    values: client
      .prepare(
        `SELECT value, count(DISTINCT work) AS count FROM (${select}) WHERE work IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?`,
      )
      .all(JSON.stringify(works), limit),
  }));
  client.close();
  return facets as Facet[];
}

const conditions = {
  '': '1',
  'type:chapter': "type = 'chapter'",
  'NOT type:chap*': "type IS NULL OR type <> 'chapter'",
  'access:OPEN': "access = 'open'",
  'language:es': "' ' || languages || ' ' LIKE '% es %'",
  'water NOT language:es type:chapter':
    "' ' || languages || ' ' NOT LIKE '% es %' AND type = 'chapter' AND id IN (SELECT rowid FROM work_text WHERE work_text MATCH 'water')",
  'NOT has:abstract': 'traits & 2 = 0',
  'year:1960..2000': 'issued BETWEEN 19600000 AND 20009999',
  'date:1960-02..1995-11': '(issued BETWEEN 19600201 AND 19951131) OR issued IN (19600000, 19600200)',
} as const;

/** Every query finds what SQL finds, and its facets are what SQL counts: by who has asked before, by who asks for the first time, and in order of dates. */
async function agrees(): Promise<void> {
  const first = await openSqliteStore(file, { readOnly: true, packing });
  const client = new Sqlite(file, { readonly: true });
  for (const [query, condition] of Object.entries(conditions)) {
    const asked = parseQuery(query);
    const inOrder = client
      .prepare<[], number>(`SELECT id FROM works WHERE redirect IS NULL AND deleted = 0 AND (${condition}) ORDER BY issued DESC, id DESC`)
      .pluck()
      .all();
    for (const each of [store, first]) {
      const found: number[] = [];
      for await (const { id } of each.works(asked, 'newest')) found.push(Number(id.slice(1)));
      expect(found, query).toEqual(inOrder);
      for (const limit of [1, 10, 1000]) expect(await each.facets(asked, limit), `${query} ${limit}`).toEqual(counted(found, limit));
    }
  }
  client.close();
  await first.close();
}

const rows = <T>(select: string): T => {
  const client = new Sqlite(file);
  const found = client.prepare(select).pluck().all() as T;
  client.close();
  return found;
};

const changed = (): number => rows<number[]>('SELECT count(*) FROM unpacked_works')[0] ?? 0;
const packedUpTo = (): number => rows<number[]>("SELECT max(last) FROM work_columns WHERE field = 'heading'")[0] ?? 0;

test('what was taken in is packed, and counted as SQL does', async () => {
  expect(packedUpTo()).toBeGreaterThan(count - packing.loose);
  expect(rows<number[]>('SELECT count(*) FROM work_columns')[0]).toBe(10 * Math.floor(count / packing.size));
  await agrees();
});

test('so it is while a run writes, and when another source sees what one brought', async () => {
  await put(
    store,
    [...Array(8).keys()].map((at) => ({ ...record(at * 50), title: `Water, amended, of ${at}`, type: 'dataset', issued: { year: 1977 } })),
  );
  await put(store, [record(count), { ...record(count + 1), languages: ['fr'] }]);
  expect(changed()).toBe(8);
  await agrees();
  await put(store, [], { source: 'shelf', seen: [3, 400, 401].map((at) => ({ authority: 'desk', id: `${at}` })) });
  expect(changed()).toBe(11);
  await agrees();
});

test('many changes are packed when their run ends, and few are left', async () => {
  await settled(
    put(
      store,
      [...Array(120).keys()].map((at) => ({
        ...record(at * 7),
        title: `Lakes of ${at}`,
        languages: ['de'],
        headings: [{ vocabulary: 'mesh', term: `Lake ${at % 30}` }],
      })),
    ),
  );
  expect(changed()).toBeLessThanOrEqual(packing.loose);
  await agrees();
});

test('records that are merged, separated, corrected, tagged, deleted and taken back are counted where they are', async () => {
  const names = (a: number, b: number) => [`desk/${a}`, `desk/${b}`];
  await decide(store, { records: names(10, 700), verdict: 'same', now });
  await decide(store, { records: names(11, 12), verdict: 'same', now });
  await agrees();
  await decide(store, { records: names(10, 700), verdict: 'different', now });
  await agrees();
  await correct(store, { id: 'W22', field: 'year', value: '1903', now });
  await correct(store, { id: 'W23', field: 'language', value: 'pt', now });
  await store.addTag('kept', { works: ['W31'], records: [] });
  await agrees();
  await put(
    store,
    [200, 201, 640].map((at) => ({ ...record(at), deleted: true })),
  );
  await agrees();
  const run = await settled(
    put(
      store,
      [...Array(40).keys()].map((at) => (at % 2 === 0 ? { ...record(at * 20), type: 'thesis' as const } : record(5000 + at))),
    ),
  );
  await agrees();
  await undo(store, { run, now });
  await agrees();
  expect(rows<number[]>('SELECT count(*) FROM works WHERE undone IS NOT NULL')[0]).toBe(20);
});

test('what was read again is counted as it was read', async () => {
  const batch = await batchOf(
    store,
    [...Array(30).keys()].map((at) => ({ ...record(at * 29), container: { title: `Port of ${at % 3}` } })),
  );
  await store.write({ ...batch, changes: batch.changes.map((change) => ({ ...change, reread: true as const })) });
  await agrees();
});

test('what is missing or spoilt is read off the rows, and packed once more', async () => {
  const client = new Sqlite(file);
  client.exec("DELETE FROM work_columns WHERE first = 64; DELETE FROM work_columns WHERE first = 192 AND field = 'traits'");
  client.exec(
    "UPDATE work_columns SET packed = cast(substr(packed, 1, length(packed) - 9) || x'010203040506070809' AS BLOB) WHERE first IN (256, 320)",
  );
  client.exec(
    "UPDATE work_columns SET packed = x'00' WHERE first = 384; UPDATE work_columns SET packed = 'no bytes at all, but letters, and many' WHERE first = 448",
  );
  client.close();
  await agrees();
  await settled(
    put(
      store,
      [...Array(150).keys()].map((at) => ({ ...record(60 + at * 3), title: `Shores of ${at}` })),
    ),
  );
  expect(rows<number[]>('SELECT count(DISTINCT first) FROM work_columns GROUP BY field')).toEqual(
    Array(10).fill(Math.ceil((packedUpTo() + 1) / 64)),
  );
  await agrees();
});
