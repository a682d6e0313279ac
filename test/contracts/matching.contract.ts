import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noCounts } from '../../src/model/run.ts';
import { type Decision, keyText } from '../../src/model/work.ts';
import { matchNumbers } from '../../src/store/card/match-numbers.ts';
import type { Store } from '../../src/store/store.ts';
import { chapter, library, mouseArticle, tideArticle, tideInRepository } from '../store/library.ts';
import { batchOf, beginRun, put } from '../store/putting.ts';
import type { StorePlace } from './store.contract.ts';

/** What every store must do for records to be found that may be the same publication. */
export function matchingContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
    const filedLike = async (record: typeof tideArticle, most = 10) => {
      const { matchKeys } = await store.holders({ identifiers: [], matchKeys: matchNumbers(record) }, most);
      return [...new Set(matchKeys.flatMap((keys) => keys?.map(keyText) ?? ['too many']))].sort();
    };
    const copy = { ...mouseArticle, source: 'desk', sourceId: 'copy', identifiers: [] };

    test('records are found by every identifier and key of comparison, in the order of the question', async () => {
      await put(store, library);
      const { identifiers } = await store.holders(
        {
          identifiers: [
            { scheme: 'doi', value: '10.5555/none' },
            { scheme: 'doi', value: '10.5555/tide.1' },
            { scheme: 'issn', value: '2049-3630' },
          ],
          matchKeys: [],
        },
        10,
      );
      expect(identifiers.map((keys) => keys?.map(keyText))).toEqual([[], ['pubmed/99000001', 'hdl:99999/99999/17'], []]);
      expect(await filedLike(copy)).toEqual(['pubmed/99000002']);
    });

    test('of names that more records carry than were asked for nothing is told but that', async () => {
      await put(store, [mouseArticle, copy]);
      expect(await filedLike(mouseArticle, 2)).toEqual(['desk/copy', 'pubmed/99000002']);
      expect(await filedLike(mouseArticle, 1)).toEqual(['too many']);
    });

    test('a record is filed by what it says now, a tombstone by what it said last, and one that was taken back not at all', async () => {
      await put(store, [mouseArticle, copy]);
      await put(store, [{ ...copy, title: 'Tea and waking in moles', contributors: [], datestamp: '2025-01-01' }]);
      expect(await filedLike(copy)).toEqual(['pubmed/99000002']);
      await put(store, [{ ...mouseArticle, deleted: true }]);
      expect(await filedLike(copy)).toEqual(['pubmed/99000002']);
      expect((await store.status()).problems).toEqual([]);
    });

    test('all records are gone through in the order in which they came, with word of those that share a work', async () => {
      await put(store, library);
      const first = await store.recordsBehind(0, 3);
      expect(first.records.map(({ key }) => key.id)).toEqual(['99000001', '99999/17', '99000002']);
      expect([...first.accompanied]).toEqual(['pubmed/99000001', 'hdl:99999/99999/17']);
      expect(first.records[2]).toMatchObject({ record: mouseArticle, work: 'W2' });
      const second = await store.recordsBehind(first.end ?? 0, 3);
      expect(second.records.map(({ record }) => record)).toEqual([chapter]);
      expect(await store.recordsBehind(second.end ?? 0, 3)).toEqual({ records: [], accompanied: new Set(), passed: 0 });
    });

    test('whoever shares a name or a work with another record is told, and gone through without the others', async () => {
      await put(store, [...library, copy]);
      const all = await store.recordsBehind(0, 10);
      const meeting = await store.meeting();
      const { records, passed, end } = await store.recordsBehind(0, 10, meeting);
      expect(records.map(({ key }) => key.id)).toEqual(['99000001', '99999/17', '99000002', 'copy']);
      expect([passed, end]).toEqual([5, all.end]);
    });

    test('a new library is filed, and filing it again changes nothing', async () => {
      expect(await store.isFiled()).toBe(true);
      await put(store, library);
      const more = await store.fileMore(0);
      expect(more?.records).toBe(4);
      expect(await store.fileMore(more?.end ?? 0)).toBeUndefined();
      expect(await store.isFiled()).toBe(true);
      expect(await filedLike(copy)).toEqual(['pubmed/99000002']);
    });

    test('a work that is what is planned is told from one that is not', async () => {
      const batch = await batchOf(store, [tideArticle, tideInRepository, mouseArticle]);
      await store.write(batch);
      const [tide, mouse] = batch.works;
      if (!tide?.said || !mouse) throw new Error('the records make two works');
      const plans = [
        { ...tide, id: 'W1' },
        { ...tide, id: 'W1', records: tide.records.slice(1) },
        { ...tide, id: 'W1', said: { ...tide.said, citation: { ...tide.said.citation, title: 'Tides' } } },
        { ...mouse, id: 'W2' },
        { ...mouse, id: 'W2', deleted: true },
        mouse,
      ];
      expect([...(await store.asPlanned(plans))]).toEqual([plans[0], plans[3]]);
    });

    test('what rules said of records that are judged anew is no longer in force where they say nothing', async () => {
      await put(store, [mouseArticle, chapter]);
      const pair: Decision = { a: 'file:desk.ris/key7', b: 'pubmed/99000002', verdict: 'review', by: 'rule', reasons: ['alike'] };
      const empty = { seen: [], changes: [], works: [], payloads: [], failures: [], counts: noCounts };
      const write = async (decisions: readonly Decision[]) => {
        const [run, revision] = [await beginRun(store), await store.revision()];
        await store.write({ ...empty, source: 'desk', run, revision, decisions, judged: [{ authority: 'pubmed', id: '99000002' }] });
      };
      await write([pair]);
      expect(await store.decisions([{ authority: 'pubmed', id: '99000002' }])).toEqual([pair]);
      await write([]);
      expect(await store.decisions([{ authority: 'pubmed', id: '99000002' }])).toEqual([]);
    });

    test('works that belong together know each other, by what decisions tell of their records', async () => {
      const kin = { verdict: 'different', by: 'rule', reasons: ['one is the preprint of the other'] } as const;
      await put(store, [mouseArticle, chapter], {
        decisions: [{ a: 'pubmed/99000002', b: 'file:desk.ris/key7', relation: { kind: 'preprint', of: 'a' }, ...kin }],
      });
      expect((await store.work('W1'))?.related).toEqual([{ id: 'W2', kind: 'preprint', is: 'this', title: chapter.title }]);
      expect((await store.work('W2'))?.related).toEqual([{ id: 'W1', kind: 'preprint', is: 'other', title: mouseArticle.title }]);
    });
  });
}
