import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StaleBatch } from '../../src/model/errors.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { noCounts } from '../../src/model/run.ts';
import type { Store } from '../../src/store/store.ts';
import { chapter, library, mouseArticle, tideArticle, tideInRepository } from '../store/library.ts';
import { batchOf, beginRun, hashOf, put } from '../store/putting.ts';

async function listed<T>(elements: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const element of elements) found.push(element);
  return found;
}

/** Where a store lives for the time of a test. */
export interface StorePlace {
  /** Opens it; a second time: another connection to the same store. */
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const all = { kind: 'all' } as const;
const page = { offset: 0, limit: 50, sort: 'added' } as const;
const noon = new Date('2026-01-05T12:00:00Z');
const later = (ms: number) => new Date(noon.getTime() + ms);

/** What every store must do, whatever database is below it. */
export function storeContract(name: string, makePlace: () => Promise<StorePlace>): void {
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
    const idsOf = async () => (await store.search(all, { ...page, sort: 'added' })).works.map(({ id }) => id);

    describe('writing', () => {
      test('a new store is empty and sound', async () => {
        const { works, records, problems } = await store.status();
        expect({ works, records, problems, revision: await store.revision() }).toEqual({ works: 0, records: 0, problems: [], revision: 0 });
      });

      test('what was written is there after the store is opened again', async () => {
        const run = await put(store, library, { checkpoint: { from: '2024-03-01' } });
        await store.close();
        store = await place.open();
        expect(await store.checkpoint('desk')).toEqual({ from: '2024-03-01' });
        expect((await store.run(run))?.counts).toMatchObject({ fetched: 4, new: 4 });
        const member = (await store.work('W2'))?.members[0];
        expect(member).toMatchObject({
          key: { authority: 'pubmed', id: '99000002' },
          record: mouseArticle,
          hash: hashOf(mouseArticle),
          work: 'W2',
        });
      });

      test('works are numbered in the order in which they come', async () => {
        await put(store, library);
        expect(await idsOf()).toEqual(['W3', 'W2', 'W1']);
      });

      test('a batch that is written twice changes nothing the second time, not even the counts', async () => {
        const batch = await batchOf(store, library, { checkpoint: { page: 1 } });
        await store.write(batch);
        const before = [await store.status(), await store.run(batch.run), await store.work('W1')];
        await store.write({ ...batch, revision: await store.revision() });
        expect([await store.status(), await store.run(batch.run), await store.work('W1')]).toEqual(before);
      });

      test('a batch that another run writes again makes no second record, work or version', async () => {
        const batch = await batchOf(store, library);
        await store.write(batch);
        const run = await beginRun(store);
        await store.write({ ...batch, run, revision: await store.revision() });
        expect(await store.status()).toMatchObject({ works: 3, records: 4, problems: [] });
        expect((await store.work('W1'))?.members.map(({ versions }) => versions.length)).toEqual([1, 1]);
      });

      test('a batch prepared before another one was written is refused, and nothing of it is kept', async () => {
        const late = await batchOf(store, [chapter], { checkpoint: { page: 9 } });
        await put(store, [tideArticle]);
        await expect(store.write(late)).rejects.toBeInstanceOf(StaleBatch);
        expect(await store.known([{ authority: 'file:desk.ris', id: 'key7' }])).toEqual([]);
        expect(await store.checkpoint('desk')).toBeUndefined();
      });

      test('of two connections the slower one is told', async () => {
        const other = await place.open();
        const mine = await batchOf(store, [tideArticle]);
        const theirs = await batchOf(other, [mouseArticle]);
        await other.write(theirs);
        await expect(store.write(mine)).rejects.toBeInstanceOf(StaleBatch);
        await put(store, [tideArticle]);
        expect((await other.search(all, page)).total).toBe(2);
        await other.close();
      });

      test('a batch that contradicts itself is refused whole', async () => {
        const batch = await batchOf(store, library);
        await expect(store.write({ ...batch, works: batch.works.slice(1) })).rejects.toThrow('puts it into no work');
        expect(await store.status()).toMatchObject({ works: 0, records: 0 });
        // Numbers that the refused batch gave to names are gone with it.
        await store.write(batch);
        expect((await store.status()).problems).toEqual([]);
        expect(await store.known([{ authority: 'pubmed', id: '99000001' }])).toHaveLength(1);
      });

      test('the counts of a run add up over its batches', async () => {
        const run = await put(store, [tideArticle]);
        await put(store, [mouseArticle, chapter], { run });
        expect((await store.run(run))?.counts).toMatchObject({ fetched: 3, new: 3 });
      });

      test('what could not be read is kept with its run', async () => {
        const failure = {
          sourceId: 'desk.ris#3',
          findings: [{ code: 'record-unreadable' as const, message: 'no tag', severity: 'error' as const }],
          payload: 'ab'.repeat(32),
        };
        const run = await put(store, [], { failures: [failure] });
        expect(await store.failures(run)).toEqual([failure]);
        expect(await store.failures(run + 1)).toEqual([]);
      });
    });

    describe('versions', () => {
      const newer = { ...tideArticle, datestamp: '2024-05-01', title: 'Tidal radium in bone metastases: the TIDE trial (amended).' };

      test('a changed record replaces the former one, which stays in the history with its payload', async () => {
        const first = 'a1'.repeat(32);
        const second = 'b2'.repeat(32);
        const payload = { mediaType: 'text/xml', url: 'https://api.example.org/efetch', fetchedAt: '2026-01-05T08:00:00Z', size: 9 };
        await put(store, [tideArticle], { payloads: [{ ...payload, sha256: first }], payloadOf: first });
        await put(store, [newer], { payloads: [{ ...payload, sha256: second }], payloadOf: second, startedAt: '2026-01-06T08:00:00.000Z' });
        const work = await store.work('W1');
        expect(work?.citation.title).toBe(newer.title);
        expect(work?.members[0]).toMatchObject({ record: newer, payload: second });
        expect(work?.members[0]?.versions).toEqual([
          { version: 1, datestamp: '2024-03-01', hash: hashOf(tideArticle), payload: first, storedAt: '2026-01-05T08:00:00.000Z', run: 1 },
          { version: 2, datestamp: '2024-05-01', hash: hashOf(newer), payload: second, storedAt: '2026-01-06T08:00:00.000Z', run: 2 },
        ]);
      });

      test('an older datestamp never replaces a newer one: it goes to the history', async () => {
        await put(store, [newer]);
        await put(store, [tideArticle]);
        const [member] = (await store.work('W1'))?.members ?? [];
        expect(member?.record).toEqual(newer);
        expect(member?.versions.map(({ hash }) => hash)).toEqual([hashOf(newer), hashOf(tideArticle)]);
        expect(await store.known([{ authority: 'pubmed', id: '99000001' }])).toMatchObject([
          { hash: hashOf(newer), datestamp: '2024-05-01' },
        ]);
      });

      test('versions that were replaced under one datestamp are known with the payload that they were read from', async () => {
        const key = { authority: 'pubmed', id: '99000001' };
        const payload = {
          sha256: 'ab'.repeat(32),
          mediaType: 'text/xml',
          url: 'file:///desk.xml',
          fetchedAt: '2026-01-05T08:00:00.000Z',
          size: 9,
        };
        const stamped = { ...tideArticle, datestamp: '2024-05-01' };
        await put(store, [{ ...stamped, title: 'Long ago', datestamp: '2020-01-01' }]);
        await put(store, [stamped], { payloads: [payload], payloadOf: payload.sha256 });
        expect((await store.known([key]))[0]?.rivals).toEqual([]);
        await put(store, [{ ...stamped, title: 'Told otherwise' }]);
        expect((await store.known([key]))[0]?.rivals).toEqual([{ hash: hashOf(stamped), payload: payload.sha256 }]);
      });

      test('a file is known by its bytes, and by its name with the bytes that it had last', async () => {
        const [a, b] = ['ab', 'cd'].map((digits) => digits.repeat(32)) as [string, string];
        const reading = async (name: string, sha256: string, source = 'desk') => {
          const run = await beginRun(store, source);
          await store.write({ ...(await batchOf(store, [], { run, source })), file: { name, sha256, counts: noCounts } });
        };
        await reading('may.ris', a);
        expect(await store.fileRead('desk', { name: 'may.ris', sha256: a })).toBe(true);
        expect(await store.fileRead('desk', { name: 'copy of may.ris', sha256: a })).toBe(true);
        expect(await store.fileRead('desk', { name: 'may.ris', sha256: b })).toBe(false);
        expect(await store.fileRead('shelf', { name: 'may.ris', sha256: a })).toBe(false);
        await reading('may.ris', b);
        expect(await store.fileRead('desk', { name: 'may.ris', sha256: a })).toBe(false);
        expect(await store.fileRead('desk', { name: 'may.ris', sha256: b })).toBe(true);
      });

      test('identifiers and findings are those of the current version', async () => {
        await put(store, [chapter]);
        await put(store, [{ ...chapter, findings: undefined as never, identifiers: [{ scheme: 'doi', value: '10.5555/sea.7' }] }]);
        expect((await store.status()).findings).toEqual([]);
        expect((await store.work('doi:10.5555/SEA.7'))?.id).toBe('W1');
      });

      test('sightings tell where and when a record was seen first and last', async () => {
        await put(store, [tideArticle], { source: 'pubmed-radium', startedAt: '2026-01-05T08:00:00.000Z' });
        const key = { authority: 'pubmed', id: '99000001' };
        await put(store, [], { seen: [key], source: 'desk', startedAt: '2026-01-06T08:00:00.000Z' });
        await put(store, [], { seen: [key], source: 'pubmed-radium', startedAt: '2026-01-07T08:00:00.000Z' });
        expect((await store.work('W1'))?.members[0]?.sightings).toEqual([
          { source: 'pubmed-radium', run: 3, firstSeen: '2026-01-05T08:00:00.000Z', lastSeen: '2026-01-07T08:00:00.000Z' },
          { source: 'desk', run: 2, firstSeen: '2026-01-06T08:00:00.000Z', lastSeen: '2026-01-06T08:00:00.000Z' },
        ]);
      });

      test('what a complete run did not see is named, but no tombstones and no other source’s records', async () => {
        await put(store, [tideArticle, mouseArticle, { ...chapter, deleted: true }], { source: 'repository' });
        await put(store, [tideInRepository], { source: 'elsewhere' });
        const run = await put(store, [], { source: 'repository', seen: [{ authority: 'pubmed', id: '99000001' }] });
        expect(await store.unseen('repository', run)).toEqual([{ authority: 'pubmed', id: '99000002' }]);
      });

      test('the ids that a source has given are told in order, without tombstones, other authorities and other sources', async () => {
        const articles = Array.from({ length: 1500 }, (_, n) => ({ ...mouseArticle, sourceId: String(99_100_000 + n) }));
        await put(store, [tideArticle, tideInRepository, { ...chapter, deleted: true }], { source: 'radium' });
        await put(store, articles, { source: 'radium' });
        await put(store, [mouseArticle], { source: 'elsewhere' });
        const given = await listed(store.given('radium', 'pubmed'));
        expect(given).toEqual(['99000001', ...articles.map(({ sourceId }) => sourceId)]);
        expect(await listed(store.given('nobody', 'pubmed'))).toEqual([]);
      });

      test('what another source has seen is not missing', async () => {
        await put(store, library, { source: 'first set' });
        await put(store, [tideInRepository], { source: 'second set' });
        const run = await put(store, [], { source: 'first set' });
        expect(await store.unseen('first set', run)).not.toContainEqual({ authority: 'hdl:99999', id: '99999/17' });
        expect(await store.unseen('first set', run)).toContainEqual({ authority: 'pubmed', id: '99000001' });
      });
    });

    describe('works', () => {
      test('records of one publication are one work that names where every value came from', async () => {
        await put(store, library);
        const work = await store.work('W1');
        expect(work?.records).toBe(2);
        expect(work?.citation.container).toEqual(tideArticle.container);
        expect(work?.citation.rights).toEqual(tideInRepository.rights);
        expect(work?.citation.contributors?.[0]?.asGiven).toEqual(['Mendez-Vidal, Maria J']);
        expect(work?.provenance).toMatchObject({
          title: ['pubmed/99000001', 'hdl:99999/99999/17'],
          'container.volume': ['pubmed/99000001'],
          'rights.license': ['hdl:99999/99999/17'],
          'headings[2]': ['hdl:99999/99999/17'],
          'contributors[2]': ['pubmed/99000001'],
        });
        expect(work?.decisions).toMatchObject([{ a: 'hdl:99999/99999/17', b: 'pubmed/99000001', verdict: 'same', by: 'rule' }]);
      });

      test('a lone record’s work says what the record says', async () => {
        await put(store, [mouseArticle]);
        const { source: _source, sourceId: _id, ...citation } = mouseArticle;
        const work = await store.work('pmid:99000002');
        expect(work?.citation).toEqual(citation);
        expect(work?.provenance['contributors[0]']).toEqual(['pubmed/99000002']);
      });

      test('when works meet, the older id stays and the other one leads to it', async () => {
        const { identifiers, ...bare } = tideInRepository;
        await put(store, [{ ...bare, identifiers: [{ scheme: 'handle', value: '99999/17' }] }]);
        await put(store, [mouseArticle]);
        await put(store, [tideArticle]);
        expect(await idsOf()).toEqual(['W3', 'W2', 'W1']);
        await put(store, [{ ...bare, datestamp: '2024-06-01T00:00:00Z', identifiers: identifiers ?? [] }]);
        expect(await idsOf()).toEqual(['W2', 'W1']);
        expect(await store.work('W3')).toMatchObject({ id: 'W1', redirectedFrom: 'W3', records: 2 });
        expect((await store.search({ kind: 'term', field: 'work', text: 'W3' }, page)).works.map(({ id }) => id)).toEqual(['W1']);
        expect((await store.status()).problems).toEqual([]);
      });

      test('a person’s “different” splits a work for ever, and taking it back joins it again under the same id', async () => {
        await put(store, library);
        const decision = {
          a: 'hdl:99999/99999/17',
          b: 'pubmed/99000001',
          verdict: 'different',
          by: 'user',
          reasons: ['I looked'],
          at: '2026-02-01T00:00:00Z',
        } as const;
        const seen = [{ authority: 'pubmed', id: '99000001' }];
        await put(store, [], { seen, decisions: [decision] });
        expect((await store.work('W1'))?.members.map(({ key }) => key.id)).toEqual(['99000001']);
        expect((await store.work('doi:10.5555/tide.1'))?.id).toBe('W1');
        expect((await store.work('W4'))?.members.map(({ key }) => key.id)).toEqual(['99999/17']);
        // The rules would join them again; what the person said holds.
        await put(store, [{ ...tideInRepository, datestamp: '2024-07-01T00:00:00Z' }]);
        expect((await store.status()).works).toBe(4);
        expect(await store.decisions(seen)).toEqual([decision]);
        await put(store, [], { seen: [...seen, { authority: 'hdl:99999', id: '99999/17' }], undo: [decision] });
        expect(await store.work('W4')).toMatchObject({ id: 'W1', records: 2 });
        expect((await store.decisions(seen)).map(({ by }) => by)).toEqual(['rule']);
      });

      test('pairs that the rules leave to a person wait until somebody decides', async () => {
        await put(store, [mouseArticle, chapter]);
        const pair = { a: 'file:desk.ris/key7', b: 'pubmed/99000002' };
        const seen = [{ authority: 'pubmed', id: '99000002' }];
        const doubt = { ...pair, verdict: 'review', by: 'rule', reasons: ['titles alike, but on other pages'] } as const;
        await put(store, [], { seen, decisions: [doubt] });
        expect(await store.reviews(10)).toEqual([{ decision: doubt, works: ['W2', 'W1'] }]);
        expect(await store.reviews(0)).toEqual([]);
        const apart = { ...pair, verdict: 'different', by: 'user', reasons: ['I looked'], at: '2026-02-01T00:00:00Z' } as const;
        await put(store, [], { seen, decisions: [apart] });
        expect(await store.reviews(10)).toEqual([]);
        await put(store, [], { seen, undo: [apart] });
        expect(await store.reviews(10)).toHaveLength(1);
      });

      test('what persons decided is remembered in the order in which it came, with what was taken back or comes from elsewhere', async () => {
        await put(store, [mouseArticle, chapter]);
        const pair = { a: 'file:desk.ris/key7', b: 'pubmed/99000002' };
        const seen = [{ authority: 'pubmed', id: '99000002' }];
        const doubt = { ...pair, verdict: 'review', by: 'rule', reasons: ['titles alike'] } as const;
        const first = { ...pair, verdict: 'different', by: 'user', reasons: [], who: 'Mara Vos', at: '2026-02-01T00:00:00Z' } as const;
        const second = { ...pair, verdict: 'same', by: 'user', reasons: ['I looked'], at: '2026-03-01T00:00:00Z' } as const;
        const startedAt = '2026-02-01T00:00:00.000Z';
        const one = await put(store, [], { seen, decisions: [doubt, first], startedAt });
        const two = await put(store, [], { seen, decisions: [second], undo: [first], startedAt: '2026-03-01T00:00:00.000Z' });
        const elsewhere = {
          ...pair,
          a: 'file:desk.ris/gone',
          verdict: 'same',
          by: 'user',
          reasons: [],
          undoneAt: '2026-01-09T00:00:00Z',
        } as const;
        const batch = await batchOf(store, []);
        await store.write({ ...batch, undo: [{ ...second, undoneAt: '2026-04-01T00:00:00Z' }], remembered: [elsewhere] });
        const ended = [
          { ...first, undoneAt: '2026-03-01T00:00:00.000Z', run: one },
          { ...second, undoneAt: '2026-04-01T00:00:00Z', run: two },
          { ...elsewhere, run: batch.run },
        ];
        expect(await listed(store.log())).toEqual(ended);
        expect(await listed(store.log(two))).toEqual(ended.slice(1, 2));
        expect(await store.remembered([{ authority: 'file:desk.ris', id: 'gone' }])).toEqual(ended.slice(2));
        expect(await store.remembered(seen)).toEqual(ended);
        expect(await store.remembered([])).toEqual([]);
        expect((await store.decisions(seen)).filter(({ by }) => by === 'user')).toEqual([]);
      });

      test('publications that belong together are told, as the decision in force has it', async () => {
        await put(store, [mouseArticle, chapter]);
        const pair = { a: 'pubmed/99000002', b: 'file:desk.ris/key7' };
        const seen = [{ authority: 'pubmed', id: '99000002' }];
        const relation = { kind: 'preprint', of: 'b' } as const;
        await put(store, [], {
          seen,
          decisions: [{ ...pair, verdict: 'different', by: 'rule', reasons: ['one is a preprint'], relation }],
        });
        const [told] = await store.related(9);
        expect(told).toMatchObject({ works: ['W2', 'W1'], decision: { a: pair.b, b: pair.a, relation: { kind: 'preprint', of: 'a' } } });
        expect(await store.related(0)).toEqual([]);
        const apart = { ...pair, verdict: 'different', by: 'user', reasons: [], at: '2026-02-01T00:00:00Z' } as const;
        await put(store, [], { seen, decisions: [apart] });
        expect(await store.related(9)).toEqual([]);
        await put(store, [], { seen, undo: [apart], decisions: [{ ...apart, relation: { kind: 'part' } }] });
        expect((await store.related(9)).map(({ decision }) => [decision.by, decision.relation])).toEqual([['user', { kind: 'part' }]]);
      });

      test('a merge that is undone gives the absorbed work its old id back', async () => {
        await put(store, [mouseArticle, chapter]);
        const same = {
          a: 'file:desk.ris/key7',
          b: 'pubmed/99000002',
          verdict: 'same',
          by: 'user',
          reasons: ['believe me'],
          at: '2026-02-01T00:00:00Z',
        } as const;
        const both = [
          { authority: 'pubmed', id: '99000002' },
          { authority: 'file:desk.ris', id: 'key7' },
        ];
        await put(store, [], { seen: both, decisions: [same] });
        expect(await store.work('W2')).toMatchObject({ id: 'W1', redirectedFrom: 'W2' });
        await put(store, [], { seen: both, undo: [same] });
        expect((await store.work('W2'))?.members.map(({ key }) => key.id)).toEqual(['key7']);
        expect((await store.work('W2'))?.redirectedFrom).toBeUndefined();
        expect((await store.search({ kind: 'term', text: 'sea' }, page)).works.map(({ id }) => id)).toEqual(['W2']);
      });

      test('tombstones stay in the library and out of its lists', async () => {
        await put(store, [mouseArticle, chapter]);
        await put(store, [{ ...mouseArticle, deleted: true }]);
        expect(await idsOf()).toEqual(['W2']);
        expect(await store.status()).toMatchObject({ works: 1, records: 2, tombstones: 1 });
        expect(await store.work('W1')).toMatchObject({ deleted: true, citation: { title: mouseArticle.title } });
        expect((await store.search({ kind: 'term', field: 'has', text: 'deleted' }, page)).works.map(({ id }) => id)).toEqual(['W1']);
        await put(store, [{ ...mouseArticle, title: 'Coffee and sleep in mice, again' }]);
        expect(await idsOf()).toEqual(['W2', 'W1']);
      });

      test('a work of which one record lives on is not deleted', async () => {
        await put(store, library);
        await put(store, [{ ...tideInRepository, datestamp: '2024-08-01T00:00:00Z', deleted: true }]);
        expect(await store.work('W1')).toMatchObject({ deleted: false, records: 2, citation: { title: tideArticle.title } });
      });

      test('unknown ids find nothing', async () => {
        for (const id of ['W9', 'w0', 'nonsense', 'pmid:1', ':', '']) expect(await store.work(id)).toBeUndefined();
      });
    });

    describe('neighbours', () => {
      test('are all records of works that hold a key or share an identifier', async () => {
        await put(store, library);
        const byDoi = await store.neighbours({ keys: [], identifiers: [{ scheme: 'doi', value: '10.5555/tide.1' }] });
        expect(byDoi.map(({ key, work }) => [key.id, work])).toEqual([
          ['99000001', 'W1'],
          ['99999/17', 'W1'],
        ]);
        const byKey = await store.neighbours({ keys: [{ authority: 'hdl:99999', id: '99999/17' }], identifiers: [] });
        expect(byKey).toEqual(byDoi);
      });

      test('the journals of all records are told as they write them, with their numbers', async () => {
        const container = { title: 'Annals of fictional bone', abbreviation: 'Ann Fict Bone', issn: ['2049-3630'], nlmId: '990001' };
        const short = { title: 'ANN FICT BONE', issn: ['2049-3630', '1050-124X'] };
        const articles = [container, { ...container, volume: '3' }, short, { title: 'Lantern' }].map((each, at) => ({
          source: 'desk',
          sourceId: `key${at}`,
          title: `Article ${at}`,
          container: each,
        }));
        await put(store, articles);
        const told = await store.journals();
        expect(told).toHaveLength(2);
        for (const journal of [container, short]) expect(told).toContainEqual(journal);
      });

      test('an ISSN makes no neighbours: thousands of articles share it', async () => {
        await put(store, library);
        expect(await store.neighbours({ keys: [], identifiers: [{ scheme: 'issn', value: '2049-3630' }] })).toEqual([]);
      });
    });

    describe('runs and leases', () => {
      test('the ledger lists the newest run first', async () => {
        const first = await beginRun(store, 'a', '2026-01-01T00:00:00.000Z');
        const second = await beginRun(store, 'b', '2026-01-02T00:00:00.000Z');
        await store.endRun(first, { outcome: 'failed', endedAt: '2026-01-01T01:00:00.000Z', error: 'the line was cut' });
        const runs = await store.runs(10);
        expect(runs.map(({ id, source, outcome }) => [id, source, outcome])).toEqual([
          [second, 'b', 'running'],
          [first, 'a', 'failed'],
        ]);
        expect(runs[1]).toEqual({
          id: first,
          source: 'a',
          fetcher: 'files',
          startedAt: '2026-01-01T00:00:00.000Z',
          endedAt: '2026-01-01T01:00:00.000Z',
          outcome: 'failed',
          error: 'the line was cut',
          request: { paths: ['desk.ris'] },
          checkpointBefore: {},
          counts: { fetched: 0, new: 0, changed: 0, unchanged: 0, deleted: 0, failed: 0, findings: 0 },
        });
        expect(await store.runs(1)).toHaveLength(1);
        expect(await store.run(99)).toBeUndefined();
      });

      test('a run tells what it changed: the newest version that it stored beside the one before it', async () => {
        const first = await put(store, [tideArticle, mouseArticle]);
        const amended = { ...tideArticle, datestamp: '2024-05-01', title: 'Amended' };
        const second = await put(store, [amended], { source: 'elsewhere' });
        await put(store, [{ ...amended, title: 'Amended twice', datestamp: '2024-06-01' }, chapter], { run: second, source: 'elsewhere' });
        const third = await put(store, [{ ...mouseArticle, deleted: true }]);
        const told = async (run: number) => {
          const changes = [];
          for await (const { key, work, change, before, after } of store.changes(run))
            changes.push([key.id, work, change, before?.title, after.title]);
          return changes;
        };
        expect(await told(first)).toEqual([
          ['99000001', 'W1', 'new', undefined, tideArticle.title],
          ['99000002', 'W2', 'new', undefined, mouseArticle.title],
        ]);
        expect(await told(second)).toEqual([
          ['99000001', 'W1', 'changed', tideArticle.title, 'Amended twice'],
          ['key7', 'W3', 'new', undefined, chapter.title],
        ]);
        expect(await told(third)).toEqual([['99000002', 'W2', 'deleted', mouseArticle.title, mouseArticle.title]]);
        expect(await store.sources()).toEqual(['desk', 'elsewhere']);
      });

      test('changes of more records than are read at a time are told once each', async () => {
        const many = Array.from(
          { length: 450 },
          (_, at): BibliographicRecord => ({ source: 'desk', sourceId: `k${at}`, title: `Title ${at}` }),
        );
        await put(store, many);
        const run = await put(
          store,
          many.map((each) => ({ ...each, title: `${each.title}, amended` })),
        );
        await put(
          store,
          many.slice(0, 220).map((each) => ({ ...each, title: `${each.title}, amended twice` })),
        );
        const ids = [];
        for await (const { key } of store.changes(run)) ids.push(key.id);
        expect(ids).toEqual(many.map(({ sourceId }) => sourceId));
      });

      test('one holder at a time has a source; a lease that was not renewed is free again', async () => {
        const other = await place.open();
        expect(await store.acquireLease('pubmed', 'one', noon, 1000)).toBe(true);
        expect(await other.acquireLease('pubmed', 'two', later(500), 1000)).toBe(false);
        expect(await other.acquireLease('repository', 'two', later(500), 1000)).toBe(true);
        expect(await store.renewLease('pubmed', 'one', later(900), 1000)).toBe(true);
        expect(await other.acquireLease('pubmed', 'two', later(1500), 1000)).toBe(false);
        expect(await other.acquireLease('pubmed', 'two', later(1900), 1000)).toBe(true);
        expect(await store.renewLease('pubmed', 'one', later(1950), 1000)).toBe(false);
        await store.releaseLease('pubmed', 'one');
        expect(await store.acquireLease('pubmed', 'one', later(2000), 1000)).toBe(false);
        await other.releaseLease('pubmed', 'two');
        expect(await store.acquireLease('pubmed', 'one', later(2000), 1000)).toBe(true);
        await other.close();
      });

      test('a vocabulary file takes the place of the former one of its kind, and comes back as it was', async () => {
        const entries = [
          {
            ui: 'D001859',
            preferred: 'Bone Neoplasms',
            trees: ['C04.588.149'],
            qualifiers: ['Q000556'],
            entryTerms: ['Bone Cancer', 'Cancer, Bone'],
          },
          { ui: 'D005260', preferred: 'Female', entryTerms: [] },
        ];
        const file = { name: 'desc2025.xml', vocabulary: 'mesh', language: 'en', part: 'descriptors', entries } as const;
        const given = { file, year: '2025', sha256: 'ab', importedAt: noon.toISOString() };
        await store.importVocabulary({ ...given, file: { ...file, entries: entries.slice(1) } });
        const held = await store.importVocabulary(given);
        expect(held).toEqual({
          ...{ vocabulary: 'mesh', part: 'descriptors', languages: ['en'], year: '2025', file: 'desc2025.xml', sha256: 'ab' },
          ...{ importedAt: noon.toISOString(), descriptors: 2, entryTerms: 2 },
        });
        const qualifier = { ui: 'Q000556', preferred: 'secondary', abbreviation: 'SC', entryTerms: [] };
        await store.importVocabulary({ ...given, file: { ...file, part: 'qualifiers', entries: [qualifier] } });
        await store.importVocabulary({ ...given, year: '2026' });
        const translated = [
          { ui: 'D001859', code: '1884', language: 'es', preferred: 'Neoplasias Óseas', entryTerms: [] },
          { ui: 'D001859', code: '1884', language: 'pt', preferred: 'Neoplasias Ósseas', entryTerms: [] },
        ];
        const decs = { name: 'decs.xml', vocabulary: 'decs', part: 'descriptors', entries: translated } as const;
        await store.importVocabulary({ file: decs, sha256: 'cd', importedAt: noon.toISOString() });
        expect((await store.vocabularies()).map((each) => [each.vocabulary, each.part, each.year, each.languages])).toEqual([
          ['decs', 'descriptors', undefined, ['es', 'pt']],
          ['mesh', 'descriptors', '2026', ['en']],
          ['mesh', 'descriptors', '2025', ['en']],
          ['mesh', 'qualifiers', '2025', ['en']],
        ]);
        expect(await store.vocabularyFiles()).toEqual([decs, file, file, { ...file, part: 'qualifiers', entries: [qualifier] }]);
      });

      test('PubMed’s records teach descriptors, each name once, those of others do not', async () => {
        await put(store, [tideArticle, { ...tideInRepository, headings: [{ vocabulary: 'mesh', ui: 'D000001', term: 'Invented' }] }]);
        const renamed = [{ vocabulary: 'mesh', ui: 'D001859', term: 'Neoplasms of Bone', major: false } as const];
        await put(store, [{ ...tideArticle, headings: renamed, datestamp: '2030-01-01' }]);
        expect(await store.taughtDescriptors()).toEqual([
          { ui: 'D001859', term: 'Neoplasms of Bone' },
          { ui: 'D006801', term: 'Humans' },
          { ui: 'D001859', term: 'Bone Neoplasms' },
        ]);
      });

      test('a heartbeat makes nobody’s batch stale', async () => {
        const batch = await batchOf(store, [chapter]);
        await store.acquireLease('pubmed', 'one', noon, 1000);
        await beginRun(store, 'another');
        await store.write(batch);
        expect(await store.known(batch.seen)).toHaveLength(1);
      });
    });
  });
}
