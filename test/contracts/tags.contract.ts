import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/parse.ts';
import type { Store } from '../../src/store/store.ts';
import { canonicalDump } from '../store/canonical-dump.ts';
import { library, mouseArticle, tideArticle, tideInRepository } from '../store/library.ts';
import { put } from '../store/putting.ts';
import type { StorePlace } from './store.contract.ts';

const page = { offset: 0, limit: 50, sort: 'added' } as const;

/** What every store must do with the tags that people put on works. */
export function tagsContract(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(name, () => {
    let place: StorePlace;
    let store: Store;
    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const found = async (query: string) => (await store.search(parseQuery(query), page)).works.map(({ id }) => id).sort();
    const tagsOf = async (id: string) => (await store.work(id))?.tags;
    const all = { query: parseQuery('') };
    const works = (...ids: string[]) => ({ works: ids, records: [] });

    test('a tag is found by its name in capitals or not, by its beginning, and told with the work', async () => {
      await put(store, library);
      expect(await store.addTag('Überblick 2024', works('W1', 'W3'))).toBe(2);
      expect(await store.addTag('ÜBERBLICK 2024', works('W1', 'W2'))).toBe(1);
      expect(await found('tag:"überblick 2024"')).toEqual(['W1', 'W2', 'W3']);
      expect(await found('tag:überb*')).toEqual(['W1', 'W2', 'W3']);
      expect(await found('tag:überblick')).toEqual([]);
      expect(await found('NOT has:tag')).toEqual([]);
      expect(await tagsOf('W2')).toEqual(['Überblick 2024']);
      expect((await store.search(parseQuery('id:W2'), page)).works[0]?.tags).toEqual(['Überblick 2024']);
      expect(await store.tags()).toEqual([{ name: 'Überblick 2024', works: 3 }]);
    });

    test('marks that a pattern would take for its own are letters of a name', async () => {
      await put(store, library);
      await store.addTag('50% read_1', works('W1'));
      await store.addTag('50 percent', works('W2'));
      expect(await found('tag:"50%*"')).toEqual(['W1']);
      expect(await found('tag:"50_*"')).toEqual([]);
    });

    test('all that a query finds is tagged at once, and what bore the tag is not counted again', async () => {
      await put(store, library);
      expect(await store.addTag('screened', all)).toBe(3);
      expect(await store.addTag('screened', all)).toBe(0);
      expect(await store.removeTag('Screened', { query: parseQuery('coffee') })).toBe(1);
      expect(await found('tag:screened')).toEqual(['W1', 'W3']);
      expect(await store.removeTag('unknown', all)).toBeUndefined();
    });

    test('a tag that is renamed keeps its works, one that takes another’s name takes its works in, one that is deleted leaves them', async () => {
      await put(store, library);
      await store.addTag('to read', works('W1'));
      await store.addTag('done', works('W1', 'W2'));
      expect(await store.renameTag('TO READ', 'To read')).toBe('To read');
      expect(await store.tags()).toEqual([
        { name: 'done', works: 2 },
        { name: 'To read', works: 1 },
      ]);
      expect(await store.renameTag('to read', 'DONE')).toBe('done');
      expect(await store.tags()).toEqual([{ name: 'done', works: 2 }]);
      expect(await store.renameTag('to read', 'x')).toBeUndefined();
      expect(await store.deleteTag('done')).toBe(2);
      expect(await store.deleteTag('done')).toBeUndefined();
      expect(await store.tags()).toEqual([]);
      expect((await store.status()).problems).toEqual([]);
    });

    test('a work that was merged bears the tags of both, each keeps its own when they are separated, and nothing else is left of the merge', async () => {
      const apart = [tideArticle, mouseArticle];
      await put(store, apart);
      await store.addTag('tides', works('W1'));
      await store.addTag('mice', works('W2'));
      const before = await canonicalDump(store);
      const pair = { a: 'pubmed/99000001', b: 'pubmed/99000002' };
      const same = { ...pair, verdict: 'same' as const, by: 'user' as const, reasons: ['seen'], at: '2026-01-06T08:00:00.000Z' };
      const seen = apart.map(({ source: authority, sourceId: id }) => ({ authority, id }));
      await put(store, [], { decisions: [same], seen });
      expect(await tagsOf('W2')).toEqual(['mice', 'tides']);
      expect(await store.tags()).toEqual([
        { name: 'mice', works: 1 },
        { name: 'tides', works: 1 },
      ]);
      await store.addTag('both', works('W2'));
      await put(store, [], { undo: [same], seen });
      expect([await tagsOf('W1'), await tagsOf('W2')]).toEqual([
        ['both', 'tides'],
        ['both', 'mice'],
      ]);
      await store.deleteTag('both');
      expect(await canonicalDump(store)).toEqual(before);
    });

    test('a tag on one record goes with it, and is there again when the record comes again', async () => {
      const run = await put(store, [tideInRepository]);
      await store.addTag('held', { works: [], records: [{ authority: 'hdl:99999', id: '99999/17' }] });
      await put(store, [tideArticle]);
      expect(await tagsOf('W1')).toEqual(['held']);
      const undo = await store.beginRun({ source: 'user', fetcher: 'undo', request: { run }, startedAt: '2026-01-07T08:00:00.000Z' });
      await store.beginUndo(undo, run);
      await store.takeBack({
        ...{ run: undo, of: run, revision: await store.revision(), records: [{ authority: 'hdl:99999', id: '99999/17' }] },
        works: [{ id: 'W1', records: [{ authority: 'pubmed', id: '99000001' }], absorbs: [], deleted: false }],
        ...{ revived: [], decisions: [], counts: { fetched: 1, new: 0, changed: 0, unchanged: 0, deleted: 1, failed: 0, findings: 0 } },
      });
      expect([await tagsOf('W1'), await store.tags()]).toEqual([undefined, [{ name: 'held', works: 0 }]]);
      await put(store, [tideInRepository]);
      expect(await tagsOf('W1')).toEqual(['held']);
    });
  });
}
