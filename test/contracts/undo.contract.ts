import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StaleBatch } from '../../src/model/errors.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { undo } from '../../src/pipeline/undo.ts';
import type { Store } from '../../src/store/store.ts';
import { dumpOf } from '../store/dump.ts';
import { chapter, library, mouseArticle, tideArticle, tideInRepository } from '../store/library.ts';
import { beginRun, put } from '../store/putting.ts';
import type { StorePlace } from './store.contract.ts';

const now = () => new Date('2026-03-01T00:00:00Z');

/** What every store must do when a run is taken back. */
export function undoContract(name: string, makePlace: () => Promise<StorePlace>): void {
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

    /** Puts in runs that come to their end. */
    const run = async (records: readonly BibliographicRecord[], more: Parameters<typeof put>[2] = {}): Promise<number> => {
      const id = await put(store, records, more);
      await store.endRun(id, { outcome: 'complete', endedAt: '2026-01-05T09:00:00.000Z' });
      return id;
    };
    const takeBack = (id: number, pieceSize = 1) => undo(store, { run: id, now, pieceSize });
    const key = { authority: 'pubmed', id: '99000001' };
    const amended: BibliographicRecord = {
      ...tideArticle,
      datestamp: '2024-05-01',
      title: 'Tides, amended',
      identifiers: [{ scheme: 'pmid', value: '99000001' }],
      findings: [{ code: 'doi-malformed', message: 'not a DOI', severity: 'warning' }],
    };

    test('descriptors that only a run taught go with it, are taught again when they come again, and those that others teach stay', async () => {
      const mesh = (ui: string, term: string) => ({ vocabulary: 'mesh' as const, ui, term });
      const [bones, humans, tides] = [mesh('D001859', 'Bone Neoplasms'), mesh('D006801', 'Humans'), mesh('D000001', 'Invented Tides')];
      const taught = async () => (await store.taughtDescriptors()).map(({ term }) => term).sort();
      const first = await run([{ ...tideArticle, headings: [bones, tides] }]);
      const second = await run([{ ...mouseArticle, headings: [bones, humans] }]);
      await takeBack(second);
      expect(await taught()).toEqual(['Bone Neoplasms', 'Invented Tides']);
      const third = await run([{ ...mouseArticle, headings: [bones, humans] }]);
      expect(await taught()).toEqual(['Bone Neoplasms', 'Humans', 'Invented Tides']);
      await takeBack(first);
      expect(await taught()).toEqual(['Bone Neoplasms', 'Humans']);
      await takeBack(third);
      expect(await taught()).toEqual([]);
    });

    test('what a run added goes, and its work’s id is given to nothing else', async () => {
      await run([tideArticle]);
      const before = await dumpOf(store);
      const second = await run([mouseArticle, chapter]);
      const { counts, ...report } = await takeBack(second);
      expect([counts, report]).toMatchObject([
        { fetched: 2, deleted: 2 },
        { run: 3, checkpoint: 'unmoved' },
      ]);
      expect(await dumpOf(store)).toEqual(before);
      expect(await store.work('W2')).toBeUndefined();
      expect(await store.takenBack('W2')).toEqual({ undo: 3, record: 'pubmed/99000002' });
      expect(await store.takenBack('W1')).toBeUndefined();
      await run([tideInRepository, { ...chapter, sourceId: 'key8' }]);
      expect((await store.work('W4'))?.members[0]?.key.id).toBe('key8');
      // The record itself, when it comes again, has its own id again.
      await run([mouseArticle]);
      expect((await store.work('W2'))?.members[0]?.key.id).toBe('99000002');
      expect(await store.takenBack('W2')).toBeUndefined();
    });

    test('what a run changed says again what it said before, and is found by it', async () => {
      await run([tideArticle]);
      const before = await dumpOf(store);
      const second = await run([amended]);
      expect(await store.work('doi:10.5555/tide.1')).toBeUndefined();
      expect((await takeBack(second)).counts).toMatchObject({ fetched: 1, changed: 1 });
      expect(await dumpOf(store)).toEqual(before);
      expect((await store.work('doi:10.5555/tide.1'))?.id).toBe('W1');
      expect((await store.work('W1'))?.members[0]?.versions).toHaveLength(1);
    });

    test('of a record that a later run changed again only the history loses the run', async () => {
      await run([tideArticle]);
      const second = await run([amended]);
      const third = await run([{ ...amended, datestamp: '2024-06-01', title: 'Tides, amended twice' }]);
      expect((await takeBack(second)).counts).toMatchObject({ fetched: 1, unchanged: 1 });
      const [member] = (await store.work('W1'))?.members ?? [];
      expect(member?.record.title).toBe('Tides, amended twice');
      expect(member?.versions.map((each) => each.run)).toEqual([1, third]);
      expect(member?.sightings).toMatchObject([{ run: third, firstSeen: '2026-01-05T08:00:00.000Z' }]);
      await takeBack(third);
      expect((await store.work('W1'))?.citation.title).toBe(tideArticle.title);
    });

    test('what a later run saw as it is stays, as that run’s', async () => {
      const first = await run([tideArticle, mouseArticle]);
      const second = await run([], { seen: [key], source: 'pubmed-radium', startedAt: '2026-01-06T08:00:00.000Z' });
      expect((await takeBack(first)).counts).toMatchObject({ deleted: 1, unchanged: 1 });
      const [member] = (await store.work('W1'))?.members ?? [];
      expect(member?.versions).toMatchObject([{ version: 1, run: second }]);
      expect(member?.sightings).toEqual([
        { source: 'pubmed-radium', run: second, firstSeen: '2026-01-06T08:00:00.000Z', lastSeen: '2026-01-06T08:00:00.000Z' },
      ]);
      expect(await store.work('W2')).toBeUndefined();
      await takeBack(second);
      expect((await store.status()).records).toBe(0);
    });

    test('a run that saw what was there already leaves no sighting behind', async () => {
      await run([tideArticle]);
      await run([], { seen: [key], startedAt: '2026-01-06T08:00:00.000Z' });
      const before = await dumpOf(store);
      const third = await run([], { seen: [key], startedAt: '2026-01-07T08:00:00.000Z' });
      const fourth = await run([], { seen: [key], source: 'elsewhere', startedAt: '2026-01-08T08:00:00.000Z' });
      await takeBack(third);
      await takeBack(fourth);
      expect(await dumpOf(store)).toEqual(before);
    });

    test('a tombstone is lifted', async () => {
      await run([mouseArticle, chapter]);
      const before = await dumpOf(store);
      const second = await run([{ ...mouseArticle, deleted: true }]);
      expect((await store.status()).tombstones).toBe(1);
      await takeBack(second);
      expect(await dumpOf(store)).toEqual(before);
    });

    test('works that the run joined are two again under their own ids, and what led to them leads to them', async () => {
      const identified = (record: BibliographicRecord, identifiers: BibliographicRecord['identifiers'] = []) => ({
        ...record,
        identifiers,
      });
      const handle = { scheme: 'handle', value: '99999/17' } as const;
      const held: BibliographicRecord = {
        ...identified(tideInRepository, [handle]),
        title: 'A leaf that was laid in by mistake',
        contributors: [{ role: 'author', family: 'Mast', given: 'T' }],
      };
      const copy: BibliographicRecord = { source: 'file:desk', sourceId: 'copy', identifiers: [handle] };
      await run([tideArticle, held, identified(copy)]);
      await run([copy]);
      expect(await store.work('W3')).toMatchObject({ id: 'W2', records: 2 });
      const before = await dumpOf(store);
      const joining = await run([{ ...tideInRepository, datestamp: '2024-06-01T00:00:00Z' }]);
      expect(await store.work('W3')).toMatchObject({ id: 'W1', records: 3 });
      await takeBack(joining);
      expect(await dumpOf(store)).toEqual(before);
      expect(await store.work('W3')).toMatchObject({ id: 'W2', records: 2 });
      await takeBack(2);
      expect(await store.work('W3')).toMatchObject({ id: 'W3', records: 1 });
    });

    test('a record that bridged two works goes, and each has its own citation again', async () => {
      const left: BibliographicRecord = { source: 'pubmed', sourceId: '99000001', identifiers: [{ scheme: 'pmid', value: '99000001' }] };
      const right = { ...tideInRepository, identifiers: [{ scheme: 'handle' as const, value: '99999/17' }] };
      await run([left, right]);
      const before = await dumpOf(store);
      const bridge: BibliographicRecord = {
        ...tideArticle,
        source: 'file:desk',
        sourceId: 'both',
        identifiers: [
          { scheme: 'pmid', value: '99000001' },
          { scheme: 'handle', value: '99999/17' },
        ],
      };
      const second = await run([bridge]);
      expect(await store.work('W2')).toMatchObject({ id: 'W1', records: 3 });
      await takeBack(second);
      expect(await dumpOf(store)).toEqual(before);
    });

    test('what a person decided stays', async () => {
      await run([mouseArticle]);
      const second = await run([chapter]);
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
      await put(store, [], { seen: both.slice(0, 1), decisions: [same], source: 'user' });
      await takeBack(second);
      expect((await store.work('W1'))?.members).toHaveLength(1);
      expect(await store.decisions(both)).toEqual([same]);
      const arrival = arrivalOf({ authority: 'file:desk.ris', id: 'key7' }, chapter);
      await takeIn(store, await beginRun(store), 'desk', { arrivals: [arrival], failures: [], payloads: [] });
      expect(await store.work('W1')).toMatchObject({ records: 2 });
    });

    test.each([
      ['goes back to what it was', {}, 'restored', { at: 1 }],
      ['stays when a later run has moved it', { later: true }, 'kept', { at: 3 }],
      ['stays when the run did not move it', { moves: false }, 'unmoved', { at: 1 }],
    ])('the checkpoint %s', async (_, { later = false, moves = true }: { later?: boolean; moves?: boolean }, became, checkpoint) => {
      await run([tideArticle], { checkpoint: { at: 1 } });
      const second = await run([mouseArticle], moves ? { checkpoint: { at: 2 } } : {});
      if (later) await run([chapter], { checkpoint: { at: 3 } });
      expect((await takeBack(second)).checkpoint).toBe(became);
      expect(await store.checkpoint('desk')).toEqual(checkpoint);
      expect(await store.run(second)).toMatchObject({ checkpointBefore: { checkpoint: { at: 1 } }, undoneBy: later ? 4 : 3 });
    });

    test('of runs that are taken back the newest first or last, the checkpoint is that before all of them', async () => {
      for (const order of [
        [1, 2],
        [2, 1],
      ]) {
        const offset = (await store.runs(1))[0]?.id ?? 0;
        await run([tideArticle], { checkpoint: { at: 1 }, source: `s${offset}` });
        await run([mouseArticle], { checkpoint: { at: 2 }, source: `s${offset}` });
        for (const number of order) await takeBack(offset + number);
        expect(await store.checkpoint(`s${offset}`)).toBeUndefined();
      }
    });

    test('an undo that broke off goes on where it was; a second one says that there is nothing to do', async () => {
      const before = await dumpOf(store);
      const first = await run(library, { checkpoint: { at: 1 } });
      const stop = new AbortController();
      const breaking = undo(store, {
        run: first,
        now,
        pieceSize: 1,
        signal: stop.signal,
        progress: (done) => done === 2 && stop.abort(new Error('enough')),
      });
      await expect(breaking).rejects.toThrow('enough');
      expect(await store.run(2)).toMatchObject({ outcome: 'interrupted', fetcher: 'undo', request: { run: first } });
      expect((await store.status()).problems).toEqual([]);
      expect((await takeBack(first)).counts).toMatchObject({ fetched: 2, deleted: 2 });
      expect(await dumpOf(store)).toEqual(before);
      const again = await takeBack(first);
      expect([again.run, again.undone.undoneBy]).toEqual([undefined, 3]);
      expect(await store.runs(10)).toHaveLength(3);
    });

    test('a piece prepared before another one was written is refused, and nothing of it is done', async () => {
      const first = await run([mouseArticle]);
      const piece = {
        run: await beginRun(store, 'user'),
        of: first,
        revision: await store.revision(),
        records: [{ authority: 'pubmed', id: '99000002' }],
      };
      await put(store, [chapter]);
      const late = store.takeBack({
        ...piece,
        works: [],
        revived: [],
        decisions: [],
        counts: { fetched: 1, new: 0, changed: 0, unchanged: 0, deleted: 1, failed: 0, findings: 0 },
      });
      await expect(late).rejects.toBeInstanceOf(StaleBatch);
      expect(await store.known(piece.records)).toHaveLength(1);
    });

    test.each([
      [99, 'there is no run 99'],
      [2, 'run 2 is at work'],
      [3, 'run 3 took another run back'],
    ])('run %i cannot be undone: %s', async (id, why) => {
      const first = await run([mouseArticle]);
      await beginRun(store, 'desk');
      await store.acquireLease('run 2', 'elsewhere:1:other', now(), 60_000);
      await takeBack(first);
      await expect(takeBack(id)).rejects.toThrow(why);
    });
  });
}
